import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { decodeFrequencies } from '../lexicon/data/frequency-file.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { loadLexicon } from '../lexicon/load-lexicon.ts';
import { checkLists } from './check-lists.ts';
import { describeShare, shareOf } from './report.ts';
import { spearman } from './spearman.ts';
import { commonest, wordList } from './vocabulary.ts';

const data = join(import.meta.dirname, '../../data/frequencies.br');
const frequencies = decodeFrequencies(readFileSync(data));
const top = commonest(frequencies, 60_000);

let lexicon: Lexicon;

beforeAll(async () => {
  lexicon = await loadLexicon();
});

it('keeps to every share that it is held to', () => {
  const shares = checkLists(lexicon, { top, words: wordList(), frequencies });

  const held = shares.filter(({ least }) => least !== undefined);
  expect(held.length).toBeGreaterThanOrEqual(8);
  expect(held.filter((share) => shareOf(share) < (share.least ?? 0)).map(describeShare)).toEqual([]);
});

it('has words about as common as wordfreq has them', () => {
  const scores = top.map((word) => lexicon.score(word).scores.commonness?.hundredths ?? 0);

  expect(
    spearman(
      scores,
      top.map((word) => frequencies.get(word) ?? 0),
    ),
  ).toBeGreaterThanOrEqual(0.98);
});
