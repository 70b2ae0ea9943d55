import { z } from 'zod';
import data from '../../seeds/reference/state-exceptions.json' with { type: 'json' };
import { STATE_GROUNDS } from '../domain/law/state-grounds.ts';
import { localised, sourced } from './sourced.ts';

const stateExceptionsSchema = z.strictObject({
  ...sourced,
  exceptions: z.array(
    z.strictObject({
      code: z.enum(STATE_GROUNDS),
      /** True: the State's representative must authorise the signature beforehand. */
      priorAuthorisation: z.boolean(),
      text: localised,
    }),
  ),
});

/** When an agreement with a foreign State is possible after all, with its source. */
export const STATE_EXCEPTIONS = stateExceptionsSchema.parse(data);
