import { errors } from './es/errors.ts';
import { faults, types } from './es/faults.ts';
import { advice, flags, reasons, score } from './es/matches.ts';
import type { Messages } from './messages.ts';

export const es: Messages = { errors, faults, types, reasons, flags, advice, score };
