import { derivedId } from '../ids.ts';
import { attributes, type AttributeName } from '../scoring/attributes.ts';

/** Stands for a score that is not there: below every score in hundredths. */
export const unscored = -0x8000;

/** What is known of each opinion but its text, by column. */
export type OpinionColumns = Readonly<
  Record<AttributeName, Int16Array> & {
    hash: Uint32Array;
    /** In letters as readers count them. */
    length: Uint8Array;
    /** Places in `typeLists`. */
    types: Uint16Array;
    /** Places in `runs`. */
    run: Uint16Array;
    /** Milliseconds since 1970 began. */
    scoredAt: Float64Array;
  }
>;

export type ColumnName = keyof OpinionColumns;

/** The run of an opinion and when it began, in milliseconds since 1970; null of judges that have no runs. */
export type RunOfOpinion = readonly [id: string, startedAt: number] | null;

/** The standing opinions of one judge; rows by the code points of their texts, each text once. */
export interface OpinionTable {
  readonly size: number;
  /** UTF-8; behind each text stands a zero. */
  readonly texts: Uint8Array;
  /** Where the zeros are. */
  readonly ends: Uint32Array;
  readonly columns: OpinionColumns;
  /** With slashes between; null: the judge does not know. */
  readonly typeLists: readonly (string | null)[];
  readonly runs: readonly RunOfOpinion[];
}

const wholeArrays = {
  scoredAt: Float64Array,
  hash: Uint32Array,
  types: Uint16Array,
  run: Uint16Array,
  length: Uint8Array,
} as const;

/** The columns, and the arrays that they are: their order is part of the format. */
export const columnArrays: readonly (readonly [
  ColumnName,
  (typeof wholeArrays)[keyof typeof wholeArrays] | typeof Int16Array,
])[] = [
  ...(Object.keys(wholeArrays) as (keyof typeof wholeArrays)[]).map(
    (name) => [name, wholeArrays[name]] as const,
  ),
  ...attributes.map(({ name }) => [name, Int16Array] as const),
];

/** Names the layout: a release that knows other columns, or lays them out in another way, has another. */
export const viewFormat = `1-${derivedId('view', ...columnArrays.flatMap(([name, { name: kind }]) => [name, kind])).slice(0, 6)}`;

/** Makes each column. */
export const makeColumns = (make: (name: ColumnName, at: number) => ArrayBufferView): OpinionColumns =>
  Object.fromEntries(columnArrays.map(([name], at) => [name, make(name, at)])) as unknown as OpinionColumns;
