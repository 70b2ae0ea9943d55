import { AppError } from '../domain/errors.ts';
import type { ModelIdentity } from './engine.ts';

/** Largest |1 − |v|²| of a vector taken for a unit vector: float32 rounding of 4,096 terms stays below it. */
const UNIT_TOLERANCE = 1e-3;

/** @throws AppError VECTOR_MISMATCH unless the vector has the model's length, finite values and unit length. */
export function checkVector(model: ModelIdentity, vector: Float32Array): void {
  const square = vector.reduce((sum, value) => sum + value * value, 0);
  // Written so that NaN fails.
  if (vector.length !== model.dims || !(Math.abs(square - 1) <= UNIT_TOLERANCE)) {
    throw new AppError('VECTOR_MISMATCH', { expected: model.dims, found: vector.length });
  }
}
