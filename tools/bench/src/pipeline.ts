import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import wordListPath from 'word-list';
import { describeGrowth, describePoint, describeRequests, type Point } from './pipeline/describe.ts';
import { measureRun } from './pipeline/measure-run.ts';
import { machine } from './pipeline/machine.ts';

const usage = `npm run bench:pipeline -- [words ...]

Scores lists of these sizes (10000 50000 274137 unless named, any up to 5000000) through the one-machine stack, each with
fresh state, and prints words per second, seconds by stage, CPU seconds by stage and by process, requests by service and the
peak memory of each process, and how each grows. Compare CPU seconds, and only between runs that take turns: others slow a
machine down.
The largest list is run a second time, when every word is known.
`;

/** A prime, so that the pairs of one round through the list have another partner in the next. */
const partnerStep = 40_009;

const defaultSizes = [10_000, 50_000, 274_137];

const sizes = process.argv.slice(2).map(Number);
if (process.argv.includes('--help') || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  process.stdout.write(usage);
  process.exit(process.argv.includes('--help') ? 0 : 1);
}
process.stdout.write(`${machine()}\n\n`);
const points = await measureAll(sizes.length > 0 ? sizes.toSorted((a, b) => a - b) : defaultSizes);
process.stdout.write(`${describeRequests(points)}\n${describeGrowth(points)}`);

async function measureAll(sizes: readonly number[]): Promise<Point[]> {
  const all = allWords();
  const points: Point[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'word-list-bench-'));
    try {
      const list = join(folder, 'list.txt');
      writeFileSync(list, `${someWords(all, size).join('\n')}\n`);
      const dataDir = join(folder, 'state');
      const point = await measureRun({ name: String(size), list, dataDir });
      points.push(point);
      process.stdout.write(describePoint(point));
      if (size === sizes.at(-1)) {
        process.stdout.write(
          describePoint(await measureRun({ name: `${String(size)} again`, list, dataDir })),
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return points;
}

function allWords(): string[] {
  return readFileSync(wordListPath, 'utf8').trim().split('\n');
}

/** Every n-th word, so that each size has the same mix. Beyond the list, words are joined in pairs: `ovens-tail`. */
function someWords(all: readonly string[], count: number): string[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: count }, (_, index) => wordAt(all, Math.floor(index * step)));
}

function wordAt(all: readonly string[], place: number): string {
  const word = all[place % all.length] ?? '';
  const round = Math.floor(place / all.length);
  return round === 0 ? word : `${word}-${all[(place + round * partnerStep) % all.length] ?? ''}`;
}
