import { expect } from 'vitest';
import { z } from 'zod';

const problemSchema = z.strictObject({
  type: z.string().startsWith('/docs/errors#'),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  requestId: z.string().min(8),
  errors: z
    .array(z.strictObject({ path: z.string(), code: z.string(), message: z.string().min(3) }))
    .optional(),
  missing: z.array(z.string()).optional(),
  profileId: z.string().optional(),
  introductionId: z.string().optional(),
  partnershipId: z.string().optional(),
  reopensOn: z.iso.date().optional(),
  waitingList: z.string().optional(),
  exceptions: z
    .array(z.strictObject({ code: z.string(), priorAuthorisation: z.boolean(), text: z.string().min(3) }))
    .optional(),
  contacts: z
    .array(z.strictObject({ name: z.string().min(3), links: z.array(z.string()).min(1) }))
    .optional(),
  source: z.string().optional(),
  sourceDate: z.string().optional(),
  validFrom: z.string().nullable().optional(),
  validTo: z.string().nullable().optional(),
});
type Problem = z.infer<typeof problemSchema>;

/** Checks that an answer is a failure in the one shape of the contract, and gives it back. */
export async function problemOf(response: Response, status: number): Promise<Problem> {
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  if (status === 422) expect(problem.errors?.length).toBeGreaterThan(0);
  if (status === 503) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  return problem;
}
