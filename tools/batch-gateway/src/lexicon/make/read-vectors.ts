import { readFileSync } from 'node:fs';

export const dimensions = 100;

/** Word vectors, standardised over the commonest words: each dimension has mean 0 and spread 1. */
export interface Vectors {
  /** In the order of frequency in the texts that the vectors come from. */
  readonly places: ReadonlyMap<string, number>;
  at(place: number): Float64Array;
}

const commonest = 100_000;

/** Reads the JSON of the package by hand: 300 MB are too much to hold as objects. */
export const readVectors = (path: string): Vectors => {
  const bytes = readFileSync(path);
  const places = new Map<string, number>();
  const rows: Float32Array[] = [];
  let at = bytes.indexOf('"vectors":{') + '"vectors":{'.length;
  while (bytes[at] === quote) {
    const [word, row, next] = readRow(bytes, at);
    places.set(word, rows.length);
    rows.push(row);
    at = next;
  }
  if (rows.length < commonest) throw new Error(`${path} holds ${String(rows.length)} vectors only`);
  const scale = standardise(rows.slice(0, commonest));
  return { places, at: (place) => scale(rows[place] ?? new Float32Array(dimensions)) };
};

const quote = '"'.charCodeAt(0);

function readRow(bytes: Buffer, from: number): [word: string, row: Float32Array, next: number] {
  const open = bytes.indexOf(':[', from);
  const close = bytes.indexOf(']', open);
  const word = String(JSON.parse(bytes.toString('utf8', from, open)));
  // Its length and its place follow the numbers of a vector.
  const numbers = bytes
    .toString('latin1', open + 2, close)
    .split(',', dimensions)
    .map(Number);
  return [word, Float32Array.from(numbers), close + 2];
}

function standardise(rows: readonly Float32Array[]): (row: Float32Array) => Float64Array {
  const moments = Array.from({ length: dimensions }, (_, index) => {
    const mean = rows.reduce((sum, row) => sum + (row[index] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[index] ?? 0) - mean) ** 2, 0) / rows.length;
    return [mean, Math.sqrt(variance)] as const;
  });
  return (row) =>
    Float64Array.from(row, (value, index) => {
      const [mean, deviation] = moments[index] ?? [0, 1];
      return (value - mean) / deviation;
    });
}
