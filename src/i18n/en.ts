import { errors } from './en/errors.ts';
import { faults, types } from './en/faults.ts';
import { advice, flags, reasons, score } from './en/matches.ts';
import type { Messages } from './messages.ts';

export const en: Messages = { errors, faults, types, reasons, flags, advice, score };
