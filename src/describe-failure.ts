/** A failure for the log: names and stacks. Of a failed query only PostgreSQL's own message is kept, because drizzle's
 *  repeats the parameters. */
export function describeFailure(error: unknown): { name: string; message: string; stack: string[] }[] {
  if (!(error instanceof Error)) return [];
  const queried = error.name === 'DrizzleQueryError' || error.message.startsWith('Failed query');
  const described = {
    name: error.name,
    message: queried ? 'a query failed' : error.message,
    stack: (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  };
  return [described, ...describeFailure(error.cause)];
}
