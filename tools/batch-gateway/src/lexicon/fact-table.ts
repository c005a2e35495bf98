import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { factSteps, noFacts } from './fact-columns.ts';
import type { FactLookup, FactName, WordFacts } from './word-facts.ts';

/** Stands for a fact that the source does not have. */
const missing = -32_768;
const names: readonly FactName[] = [...factSteps.keys()];

const header = z.object({ count: z.int(), wordBytes: z.int(), columns: z.array(z.string()) });

/** Lays facts out as one file: a header line, the words, the places of their lemmas, one column per fact. */
export const encodeFactTable = (table: ReadonlyMap<string, WordFacts>): Buffer => {
  const words = [...table.keys()];
  const facts = [...table.values()];
  const places = new Map(words.map((word, place) => [word, place]));
  const lemmas = Int32Array.from(facts, ({ lemma }) =>
    lemma === undefined ? -1 : (places.get(lemma) ?? -1),
  );
  const text = Buffer.from(words.join('\n'));
  const head = JSON.stringify({ count: words.length, wordBytes: text.length, columns: names });
  const columns = names.map((name) => Buffer.from(encodeColumn(name, facts).buffer));
  return Buffer.concat([Buffer.from(`${head}\n`), text, Buffer.from(lemmas.buffer), ...columns]);
};

/** Reads what encodeFactTable made. Throws when it was made by another version of the columns. */
export const decodeFactTable = (file: Buffer): FactLookup => {
  const headEnd = file.indexOf(10) + 1;
  const { count, wordBytes, columns } = header.parse(JSON.parse(file.toString('utf8', 0, headEnd)));
  if (columns.join() !== names.join()) throw new Error('the lexicon table is of another version');
  const words = file.toString('utf8', headEnd, headEnd + wordBytes).split('\n');
  // Copied, because a typed array must begin at a multiple of its element's size.
  const numbers = new Uint8Array(file.subarray(headEnd + wordBytes)).buffer;
  const lemmas = new Int32Array(numbers, 0, count);
  const read = names.map((name, index) => {
    const column = new Int16Array(numbers, count * (4 + 2 * index), count);
    return [name, column, factSteps.get(name) ?? 1] as const;
  });
  const places = new Map(words.map((word, place) => [word, place]));

  return (word) => {
    const place = places.get(word);
    if (place === undefined) return undefined;
    const facts = readFacts(read, place);
    facts.lemma = words[lemmas[place] ?? -1];
    return facts;
  };
};

export const readFactTable = (path: string): FactLookup => decodeFactTable(readFileSync(path));

function encodeColumn(name: FactName, facts: readonly WordFacts[]): Int16Array {
  const step = factSteps.get(name) ?? 1;
  return Int16Array.from(facts, (fact) => {
    const value = fact[name];
    return value === undefined ? missing : Math.round(value * step);
  });
}

type Mutable = Record<FactName, number | undefined> & { lemma: string | undefined };

/** Reads the facts of one place; a column is an array of integers and the step to divide them by. */
function readFacts(columns: readonly (readonly [FactName, Int16Array, number])[], place: number): Mutable {
  const facts: Mutable = { ...noFacts };
  for (const [name, column, step] of columns) {
    const value = column[place] ?? missing;
    if (value !== missing) facts[name] = value / step;
  }
  return facts;
}
