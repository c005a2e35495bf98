import { exampleRow, greatestRow, type ModelAnswer } from '@word-list/domain/testing';
import type { Random } from '../engine/random.ts';

type Spoil = (rows: readonly string[], random: Random) => string[];

/** Ways in which a model's rows can be wrong, one row at a time. */
const rowSpoils: readonly Spoil[] = [
  replaceOne(() => []),
  replaceOne((row) => [row, row]),
  replaceOne((row) => [row, greatestRow(wordOf(row), 'verb')]),
  replaceOne((row) => [exampleRow(wordOf(row), { commonness: 9 })]),
  replaceOne((row) => [exampleRow(wordOf(row), { commonness: 1.5 })]),
  replaceOne((row) => [exampleRow(wordOf(row), { commonness: 1 }, 'gerund')]),
  replaceOne((row) => [exampleRow(wordOf(row), { commonness: 1 }).replace(',0,', ',')]),
  replaceOne((row) => [exampleRow(wordOf(row), { commonness: 1 }).replace(',0,', ',0,0,')]),
  replaceOne((row) => [`${wordOf(row)}s${row.slice(wordOf(row).length)}`]),
  replaceOne((row) => [row.toUpperCase()]),
  replaceOne(() => ['I cannot rate this word.']),
  (rows) => ['word:commonness,offensiveness,types', ...rows],
  (rows) => rows.toReversed(),
  () => [],
];

/** The rows with something wrong about them, among other things a row about a word of another prompt. */
export const spoilRows = (rows: readonly string[], otherWord: string, random: Random): string[] => {
  if (rows.length === 0 || random.chance(0.2)) return [...rows, greatestRow(otherWord, 'verb')];
  return random.pick(rowSpoils)(rows, random);
};

/** An answer that is no clean JSON of rows. */
export const spoilAnswer = (rows: readonly string[], random: Random): ModelAnswer => {
  const json = JSON.stringify({ r: rows });
  return random.pick<ModelAnswer>([
    { refusal: 'I would rather not.' },
    { incomplete: json.slice(0, random.below(json.length)) },
    { text: '' },
    { text: 'Sure! Here is what you asked for.' },
    { text: `\`\`\`json\n${json}\n\`\`\`` },
    { text: rows.join('\n') },
  ]);
};

function replaceOne(replace: (row: string) => string[]): Spoil {
  return (rows, random) => {
    const at = random.below(rows.length);
    return rows.flatMap((row, index) => (index === at ? replace(row) : [row]));
  };
}

function wordOf(row: string): string {
  return row.slice(0, row.indexOf(':'));
}
