import type { Messages } from './messages.ts';
import { errors } from './pt/errors.ts';
import { faults, types } from './pt/faults.ts';
import { advice, flags, reasons, score } from './pt/matches.ts';

export const pt: Messages = { errors, faults, types, reasons, flags, advice, score };
