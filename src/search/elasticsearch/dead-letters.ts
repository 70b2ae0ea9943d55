/** A document that the cluster refused for good: no retry will help before somebody changes something. */
export interface DeadLetter {
  profileId: string;
  revision: number;
  /** What the cluster said. */
  reason: string;
  /** ISO 8601. */
  at: string;
}

/** What an operator does with refused documents. */
export interface DeadLetters {
  /** By profile id. */
  list(): Promise<DeadLetter[]>;
  /** Indexes them once more; those taken, and those that a newer revision replaced, leave the list. */
  replay(): Promise<{ taken: number; refused: number }>;
}
