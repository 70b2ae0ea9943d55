import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Task } from './speed-tasks.ts';

export interface Question {
  task: Task;
  /** From 0; free texts differ from round to round. */
  round: number;
}

const answerSchema = z.object({
  wallMs: z.number(),
  /** Of all threads of the process, the model's among them. */
  cpuMs: z.number(),
  /** Resident memory in bytes. */
  rss: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

export interface SpeedProcess {
  /** What filling and indexing took. */
  filled: Answer;
  ask: (question: Question) => Promise<Answer>;
  close: () => void;
}

/** Starts a checkout in a process of its own, and fills it with synthetic profiles.
 *  @throws when it ends before it answers. */
export async function startSpeedProcess(folder: string, profiles: number): Promise<SpeedProcess> {
  const child = fork(join(import.meta.dirname, 'speed-worker.ts'), [folder, String(profiles)], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`${folder} ended with ${code}`);
  });
  // Only who waits for an answer is told.
  ended.catch(() => {});
  const answer = async (): Promise<Answer> => {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return answerSchema.parse(message);
  };
  return {
    filled: await answer(),
    ask: (question) => {
      const answered = answer();
      child.send(question);
      return answered;
    },
    close: () => child.disconnect(),
  };
}
