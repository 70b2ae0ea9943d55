/** A concept of local public action that a text speaks of (`seeds/thesaurus`). */
export interface ConceptTag {
  code: string;
  /** 0..1: how close the text lies to the centre of the concept. */
  confidence: number;
}
