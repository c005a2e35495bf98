import { attributes, type AttributeName } from './attributes.ts';

/**
 * What a value can rest on: the letter that it is written as, and what a reader is told. A letter never gets another
 * meaning: opinions are stored with it.
 */
export const evidenceSources = {
  b: 'its base form',
  c: 'a list of function words',
  d: 'dictionaries',
  e: 'its ending',
  f: 'frequency in texts',
  h: 'looked through by hand',
  i: 'people who rated its base form',
  p: 'frequency of its parts',
  r: 'people who rated it',
  s: 'spelling and frequency',
  v: 'words used alike',
  w: 'relations between meanings',
} as const;

export type EvidenceSource = keyof typeof evidenceSources;

/** What one value rests on, and how sure its judge is of it: 0 (a guess) to 1 (measured), in tenths. */
export interface ValueEvidence {
  readonly source: EvidenceSource;
  readonly confidence: number;
}

/**
 * Evidence in a row of an answer, a message and an opinion is one text: for the types, then for each attribute in order,
 * a digit (tenths of confidence) and a letter, or `-` for a value that is not known: `9w9f8h-3v`. What is missing at its
 * end is not known either, so that attributes can be added.
 */
export const writeEvidence = (
  types: ValueEvidence | undefined,
  scores: readonly (ValueEvidence | undefined)[],
): string => [types, ...scores].map(codeOf).join('');

/** The evidence of a judge with these attributes, in the order of this release's. */
export const alignEvidence = (written: string, named: readonly string[]): string => {
  const [types, ...scores] = codesIn(written);
  const aligned = attributes.map(({ name }) => scores[named.indexOf(name)] ?? unknownCode);
  return [types ?? unknownCode, ...aligned].join('');
};

/** The regular expression of the evidence for the types and so many attributes. */
export const evidencePattern = (attributeCount: number): string =>
  `([0-9][${Object.keys(evidenceSources).join('')}]|${unknownCode}){${String(attributeCount + 1)}}`;

/** What is told of one value. */
export interface ToldEvidence {
  readonly source: string;
  readonly confidence: number;
}

export type Evidence = Readonly<Partial<Record<AttributeName | 'types', ToldEvidence>>>;

/** The evidence of an opinion, value by value; a letter of a newer release stands for itself. */
export const readEvidence = (written: string): Evidence => {
  const codes = codesIn(written);
  return Object.fromEntries(
    (['types', ...attributes.map(({ name }) => name)] as const).flatMap((field, at) => {
      const [tenths, letter] = codes[at] ?? '';
      return tenths === undefined || letter === undefined
        ? []
        : [[field, { source: phraseOf(letter), confidence: Number(tenths) / 10 }]];
    }),
  );
};

const unknownCode = '-';

function codeOf(evidence: ValueEvidence | undefined): string {
  if (evidence === undefined) return unknownCode;
  return `${String(Math.min(9, Math.round(evidence.confidence * 10)))}${evidence.source}`;
}

function codesIn(written: string): readonly string[] {
  return written.match(/[0-9][a-z]|-/gu) ?? [];
}

function phraseOf(letter: string): string {
  const phrases: Readonly<Record<string, string>> = evidenceSources;
  return phrases[letter] ?? letter;
}
