/** Names under one prefix. Prefixes hold no underscore, so that those of two services never meet. */
export interface IndexNames {
  /** Alias of the index that is read and written. */
  live: string;
  /** Alias of the index that a rebuild fills; changes are written to it too. */
  building: string;
  /** Alias of the index that the last rebuild replaced. */
  previous: string;
  /** Index of refused documents. */
  deadLetters: string;
  /** An index behind the aliases, by number. */
  generation(number: number): string;
}

export function indexNames(prefix: string): IndexNames {
  return {
    live: `${prefix}_live`,
    building: `${prefix}_building`,
    previous: `${prefix}_previous`,
    deadLetters: `${prefix}_dead_letters`,
    generation: (number) => `${prefix}_index_${number}`,
  };
}
