import { errors } from './fr/errors.ts';
import { faults, types } from './fr/faults.ts';
import { advice, flags, reasons, score } from './fr/matches.ts';
import type { Messages } from './messages.ts';

export const fr: Messages = { errors, faults, types, reasons, flags, advice, score };
