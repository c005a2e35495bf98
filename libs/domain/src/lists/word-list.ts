/** The accepted words of a source's last fixed manifest: what readers filter by. */
export interface WordList {
  /** The id of its source. */
  readonly source: string;
  readonly name: string;
  /** The run that fixed it. */
  readonly runId: string;
  readonly runStartedAt: string;
  /** Of its object: the words by their code points, one a line. */
  readonly sha256: string;
  readonly words: number;
  readonly fixedAt: string;
  /** Whether it is shown to everybody, and can be named. */
  readonly isPublic: boolean;
  /** Its source was deleted. */
  readonly isGone: boolean;
}

/** The key of the object that holds the words of a list. */
export const listKey = ({ source, sha256 }: Pick<WordList, 'source' | 'sha256'>): string =>
  `lists/${source}/${sha256}`;

/** Words to filter by, under a name; a filter written as JSON shows the name alone. */
export interface NamedWords {
  /** By their code points, each once. */
  readonly words: readonly string[];
  toJSON(): string;
}

export const namedWords = (name: string, words: readonly string[]): NamedWords => ({
  words,
  toJSON: () => name,
});
