import wabt from 'wabt';

/** WebAssembly text to a binary in base64. @throws with the line of a syntax fault. */
export async function compileKernel(text: string): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', text, { simd: true });
  module.validate();
  const { buffer } = module.toBinary({ write_debug_names: false });
  module.destroy();
  return Buffer.from(buffer).toString('base64');
}
