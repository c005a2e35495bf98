/** The four parts of speech of WordNet: noun, verb, adjective (with its satellites), adverb. */
export type PartOfSpeech = 'n' | 'v' | 'a' | 'r';

export interface Pointer {
  /** `@` hypernym, `~` hyponym, `&` similar, `!` antonym, `+` derivation, `;u` usage domain, and so on. */
  readonly symbol: string;
  readonly target: string;
  /** Number of the word that the pointer starts from, counted from 1; 0 means the whole synset. */
  readonly source: number;
  readonly targetWord: number;
}

export interface Synset {
  /** Part of speech and file offset: unique in one release. */
  readonly id: string;
  readonly pos: PartOfSpeech;
  readonly lexicographerFile: number;
  /** As written, with capitals and `_` for spaces. */
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
  /** The definition, without the examples that follow it. */
  readonly definition: string;
}

export interface Sense {
  readonly synset: Synset;
  /** Place among the senses of its part of speech, from 0: the commonest first. */
  readonly rank: number;
  /** How often the sense was met in WordNet's own tagged texts. */
  readonly tagCount: number;
  /** Share of this sense among all senses of the word; the shares add up to 1. */
  readonly share: number;
  /** Place of the word in the synset, from 1. */
  readonly wordNumber: number;
}

export interface WordNet {
  readonly synsets: ReadonlyMap<string, Synset>;
  /** By lower-case word; words of several parts (with `_`) are in it too. */
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
}
