/**
 * Draws the demo list: 2,000 different words of mixed frequency, with repeats and lines that hold no word.
 * Deterministic: the same package versions give the same file. Usage: node tools/local/demo/make-demo-words.mjs [file]
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import wordListPath from 'word-list';
import { decodeFrequencies } from '../../batch-gateway/src/lexicon/data/frequency-file.ts';

const wordCount = 2000;
const wellKnown = (
  'the run murder love hate happy cat dog tree water freedom government beautiful terrible quickly ' +
  'abandon democracy quantum serendipity gonna'
).split(' ');

const random = makeRandom(20_240_229);

const data = join(import.meta.dirname, '..', '..', 'batch-gateway', 'data', 'frequencies.br');
const frequent = [...decodeFrequencies(readFileSync(data))]
  .toSorted(([word, one], [otherWord, other]) => other - one || (word < otherWord ? -1 : 1))
  .map(([word]) => word)
  .filter(isPlain);
const known = new Set(frequent);
const rare = readFileSync(wordListPath, 'utf8')
  .split('\n')
  .filter((word) => isPlain(word) && !known.has(word));

const taken = new Set(wellKnown);
const words = [
  ...wellKnown,
  ...draw(frequent.slice(0, 1000), 400, taken),
  ...draw(frequent.slice(1000, 10_000), 700, taken),
  ...draw(frequent.slice(10_000, 45_000), 600, taken),
];
words.push(...draw(rare, wordCount - words.length, taken));

const inOtherForm = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => `${word[0].toUpperCase()}${word.slice(1)}`,
  (word) => `  ${word} `,
];
const repeats = words
  .filter((_, place) => place % 40 === 7)
  .map((word, place) => inOtherForm[place % 4](word));
const noWords = [
  '',
  '   ',
  '12345',
  'two words',
  '-',
  'e=mc2',
  'x'.repeat(65),
  'https://words.example',
  '',
  "rock'n''roll",
];

const lines = [...words, ...repeats, ...noWords].map((line) => Buffer.from(line, 'utf8'));
lines.push(Buffer.from([0x63, 0x61, 0x66, 0xe9]), Buffer.from([0xff, 0xfe, 0x61]));

for (let last = lines.length - 1; last > 0; last -= 1) {
  const other = Math.floor(random() * (last + 1));
  [lines[last], lines[other]] = [lines[other], lines[last]];
}

const lf = Buffer.from('\n');
const bytes = Buffer.concat(lines.flatMap((line) => [line, lf]));
writeFileSync(process.argv[2] ?? join(import.meta.dirname, 'demo-words.txt'), bytes);

/** Numbers from 0 to 1, the same at every call of the script. */
function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function isPlain(word) {
  return /^[a-z]+(?:['-][a-z]+)*$/.test(word);
}

function draw(from, count, taken) {
  const pool = [...from];
  const drawn = [];
  while (drawn.length < count && pool.length > 0) {
    const [word] = pool.splice(Math.floor(random() * pool.length), 1);
    if (!taken.has(word)) {
      taken.add(word);
      drawn.push(word);
    }
  }
  return drawn;
}
