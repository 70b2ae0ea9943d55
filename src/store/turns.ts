/** Who may run when. A task that failed does not stop the next. */
interface Turns {
  /** Runs a task when those before it have ended, and nothing beside it. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  /** Starts a task when those before it that run alone have ended. Those after it start without waiting for it, so that it must
   *  be enough that it starts first. */
  beside<T>(task: () => Promise<T>): Promise<T>;
}

/** Tasks in the order asked. */
export function makeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const beside: Turns['beside'] = (task) => last.then(task, task);
  return {
    beside,
    alone(task) {
      const run = beside(task);
      last = run.catch(() => undefined);
      return run;
    },
  };
}
