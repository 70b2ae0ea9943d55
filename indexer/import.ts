import type { InputFault } from '../src/domain/errors.ts';
import { faultsOf } from '../src/domain/faults.ts';
import { type Profile, profileSchema } from '../src/domain/profile.ts';
import type { Database } from '../src/store/schema.ts';
import { type SaveReport, saveProfiles } from '../src/use-cases/save-profiles.ts';
import { type CsvBroken, csvRecords } from './csv.ts';
import { linesOf } from './lines.ts';

/** Profiles saved in one transaction: killed between two, the file is imported again without doubling anything. */
const BATCH_PROFILES = 500;

export interface BadLine {
  /** From 1. */
  number: number;
  faults: InputFault[];
}

export interface ImportReport extends SaveReport {
  /** Lines or records that held something. */
  read: number;
  bad: number;
}

interface ImportOptions {
  db: Database;
  input: AsyncIterable<Uint8Array>;
  format: 'jsonl' | 'csv';
  now: Date;
  onBad: (line: BadLine) => void;
  /** An id that came before in the same file: the later line counts. */
  onRepeated: (number: number, id: string) => void;
  onProgress: (read: number) => void;
}

type Candidate = { number: number; value: unknown } | { number: number; fault: string };

async function* jsonRecords(input: AsyncIterable<Uint8Array>): AsyncGenerator<Candidate> {
  for await (const { number, text, problem } of linesOf(input)) {
    if (problem !== undefined) yield { number, fault: problem };
    else yield parsed(number, text);
  }
}

function parsed(number: number, text: string): Candidate {
  try {
    return { number, value: JSON.parse(text) };
  } catch {
    return { number, fault: 'MALFORMED_LINE' };
  }
}

async function* candidatesOf({ input, format }: ImportOptions): AsyncGenerator<Candidate> {
  if (format === 'jsonl') return yield* jsonRecords(input);
  // A record may be broken in several ways.
  const broken = new Map<number, CsvBroken>();
  for await (const record of csvRecords(input, (problem) => broken.set(problem.number, problem)))
    yield record;
  for (const { number, problem } of broken.values()) yield { number, fault: problem };
}

function check(candidate: Candidate): Profile | InputFault[] {
  if ('fault' in candidate) return [{ path: '', code: candidate.fault, params: {} }];
  const result = profileSchema.safeParse(candidate.value);
  return result.success ? result.data : faultsOf(result.error, candidate.value);
}

/** Checks and saves profiles of a file of any size: good lines are kept, every bad one is told with all its faults.
 *  Repeating an import changes nothing.
 *  @throws what the stream or the database throws; batches saved before stay saved. */
export async function importProfiles(options: ImportOptions): Promise<ImportReport> {
  const { db, now, onBad, onRepeated, onProgress } = options;
  const report: ImportReport = { read: 0, bad: 0, created: 0, updated: 0, unchanged: 0 };
  const seen = new Set<string>();
  let batch: Profile[] = [];
  const save = async (): Promise<void> => {
    const saved = await saveProfiles(db, batch, now);
    report.created += saved.created;
    report.updated += saved.updated;
    report.unchanged += saved.unchanged;
    batch = [];
    onProgress(report.read);
  };
  for await (const candidate of candidatesOf(options)) {
    report.read += 1;
    const checked = check(candidate);
    if (Array.isArray(checked)) {
      report.bad += 1;
      onBad({ number: candidate.number, faults: checked });
      continue;
    }
    if (seen.has(checked.id)) onRepeated(candidate.number, checked.id);
    seen.add(checked.id);
    batch.push(checked);
    if (batch.length === BATCH_PROFILES) await save();
  }
  await save();
  return report;
}
