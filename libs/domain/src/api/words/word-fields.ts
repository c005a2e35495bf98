import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import type { Evidence } from '../../scoring/evidence.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import type { Numbered } from './number-words.ts';
import { evidenceText } from './tell-evidence.ts';

const attributeNames: readonly AttributeName[] = attributes.map(({ name }) => name);

/** A word of a list: of one that was sent along and is not stored, nothing but its text is known. */
export type ListedWord = Pick<ScoredWord, 'text'> &
  Partial<ScoredWord> &
  Numbered & { readonly evidence?: Evidence };

const origin = {
  judge: (word) => word.judge,
  rubric: (word) => word.rubricId,
  model: (word) => word.model,
  run: (word) => word.runId,
  scoredAt: (word) => word.scoredAt,
} as const satisfies Record<string, (word: ListedWord) => string | null | undefined>;

type OriginField = keyof typeof origin;

const originFields = [
  'judge',
  'rubric',
  'model',
  'run',
  'scoredAt',
] as const satisfies readonly OriginField[];

/** What can be told of a word beside its text. */
export const wordFields = [
  'text',
  'types',
  ...attributes.map(({ name }) => name),
  ...originFields,
  'evidence',
] as const;

/** The name of one field. */
export type WordField = (typeof wordFields)[number];

/** Without a choice: the types and all scores. */
export const defaultFields: readonly WordField[] = ['types', ...attributeNames];

/** Makes the function that picks these fields of a word, in the one order of all answers. */
export const wordPicker = (fields: readonly WordField[]): ((word: ListedWord) => WordInAnswer) => {
  const scores = attributeNames.filter((name) => fields.includes(name));
  const origins = originFields.filter((name) => fields.includes(name));
  const [types, evidence] = [fields.includes('types'), fields.includes('evidence')];
  return (word) => ({
    text: word.text,
    ...placeOf(word),
    ...(types && { types: word.types ?? [] }),
    ...(scores.length > 0 && {
      scores: Object.fromEntries(scores.map((name) => [name, word.scores?.[name] ?? null])),
    }),
    ...Object.fromEntries(origins.map((name) => [name, origin[name](word)])),
    ...(evidence && { evidence: word.evidence ?? {} }),
  });
};

/** A word in an answer. */
export interface WordInAnswer {
  readonly text: string;
  readonly number?: string;
  readonly part?: number;
  readonly types?: ScoredWord['types'];
  readonly scores?: Readonly<Partial<Record<AttributeName, number | null>>>;
  readonly judge?: string | undefined;
  readonly rubric?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly run?: string | null | undefined;
  readonly scoredAt?: string | undefined;
  readonly evidence?: Evidence;
}

/** The columns of a table of these fields, `text` first, in the one order of all answers. */
export const columnsOf = (fields: readonly WordField[]): readonly WordField[] =>
  wordFields.filter((field) => field === 'text' || fields.includes(field));

/** One cell; a score that is missing is empty, types are joined by `/`, evidence by `; `. */
export const cellOf = (word: ListedWord, field: WordField): string => {
  if (field === 'text') return word.text;
  if (field === 'types') return (word.types ?? []).join('/');
  if (field === 'evidence') return evidenceText(word.evidence);
  const value = isAttribute(field) ? word.scores?.[field] : origin[field](word);
  return String(value ?? '');
};

function placeOf({ number, part }: ListedWord): Numbered {
  return {
    ...(number !== undefined && { number }),
    ...(part !== undefined && { part }),
  };
}

function isAttribute(field: WordField): field is AttributeName {
  return (attributeNames as readonly string[]).includes(field);
}
