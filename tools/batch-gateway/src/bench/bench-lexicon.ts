import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readSources } from '../lexicon/build/build-facts.ts';
import { ensureFactTable } from '../lexicon/build/ensure-fact-table.ts';
import { readFactTable } from '../lexicon/fact-table.ts';
import { makeLexicon } from '../lexicon/lexicon.ts';
import { correlateCommonness, correlateSentiment } from './correlate-lexicon.ts';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

const wordList = (): string[] => {
  const path = join(dirname(createRequire(import.meta.url).resolve('word-list')), 'words.txt');
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
};

const measureTable = async (): Promise<void> => {
  const path = await ensureFactTable();
  global.gc?.();
  const before = process.memoryUsage.rss();
  const begin = performance.now();
  const lexicon = makeLexicon(readFactTable(path));
  const loaded = performance.now();
  global.gc?.();
  const after = process.memoryUsage.rss();
  console.log(
    `load        ${(loaded - begin).toFixed(0)} ms, +${megabytes(after - before)} MB, process ${megabytes(after)} MB`,
  );
  const words = wordList();
  const start = process.cpuUsage();
  for (const word of words) lexicon.score(word);
  // Processor time, because what else runs on the machine is not the scorer's doing.
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  console.log(
    `score       ${String(words.length)} words in ${seconds.toFixed(1)} s of processor time, one thread`,
  );
};

const measureScores = async (): Promise<void> => {
  const sources = await readSources();
  const commonness = correlateCommonness(sources);
  console.log(
    `commonness  Spearman ${commonness.spearman.toFixed(3)} with SCOWL tiers, ${String(commonness.words)} words (goal: at most -0.7)`,
  );
  const sentiment = correlateSentiment(sources);
  console.log(
    `sentiment   Spearman ${sentiment.spearman.toFixed(3)} with VADER, ${String(sentiment.words)} words held out by family (goal: at least 0.6); ` +
      `${(sentiment.covered * 100).toFixed(0)} % scored, ${(sentiment.rightSign * 100).toFixed(0)} % of them with the right sign`,
  );
};

await measureTable();
await measureScores();
