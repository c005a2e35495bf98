import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'reviewed');

type Seeds = 'formality' | 'political' | 'care' | 'neutral' | 'feeling';

/** Words with the value that they were given by hand. */
export const readSeeds = (name: Seeds): Map<string, number> =>
  new Map(rowsOf(name).flatMap(([label, words]) => words.map((word) => [word, Number(label)] as const)));

export const offenceKinds = [
  'slur',
  'obscene',
  'vulgar',
  'insult',
  'sexual',
  'medical',
  'violent',
  'identity',
  'harmless',
] as const;
export type OffenceKind = (typeof offenceKinds)[number];

export interface Offence {
  readonly kind: OffenceKind;
  /** 0 to 5. */
  readonly offensiveness: number;
  /** 0 to 1. */
  readonly unfitness: number;
}

/** What was found by hand about words that offend or that any list flags; where a word stands twice, the first holds. */
export const readOffences = (): Map<string, Offence> => {
  const offences = new Map<string, Offence>();
  for (const [label, words] of rowsOf('offence')) {
    const [name, offensiveness, unfitness] = label.split(' ');
    const kind = offenceKinds.find((known) => known === name);
    if (kind === undefined) throw new Error(`reviewed/offence.txt: ${label} is no kind of offence`);
    const offence = { kind, offensiveness: Number(offensiveness), unfitness: Number(unfitness) };
    for (const word of words) if (!offences.has(word)) offences.set(word, offence);
  }
  return offences;
};

/** Lines `label: word word …` below the description that each file begins with. */
function rowsOf(name: string): (readonly [string, string[]])[] {
  const [, ...blocks] = readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n\n');
  return blocks
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2).split(' ')] as const;
    });
}
