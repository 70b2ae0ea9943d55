import { customType } from 'drizzle-orm/pg-core';

/** `bytea`: PGlite and postgres.js both read and take bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** Floats as little-endian bytes, whatever the machine. */
export function bytesOf(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * Float32Array.BYTES_PER_ELEMENT));
  vector.forEach((value, index) => {
    view.setFloat32(index * Float32Array.BYTES_PER_ELEMENT, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** The floats of `bytesOf`. A rest of less than four bytes is ignored. */
export function floatsOf(data: Uint8Array): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const size = Float32Array.BYTES_PER_ELEMENT;
  const floats = new Float32Array(Math.floor(data.byteLength / size));
  // `Float32Array.from` takes many times as long, and a rebuild reads millions.
  for (let index = 0; index < floats.length; index += 1) floats[index] = view.getFloat32(index * size, true);
  return floats;
}
