import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import wordListPath from 'word-list';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { startProduct } from '../testing/start-product.ts';

const minutes = 60_000;
const countScript = join(import.meta.dirname, '..', '..', 'count-list.mjs');

const summaryFile = z.object({
  run: z.object({ status: z.string(), counts: z.looseObject({ accepted: z.int() }) }),
  seconds: z.number(),
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a list through the command to its end, and holds its counts against those of the separate script. */
const expectSameCounts = async (list: string, format: string): Promise<number> => {
  const summary = join(folder, 'summary.json');
  const state = join(folder, 'state');
  const files = ['--source', list, '--format', format, '--data-dir', state, '--summary', summary];
  const product = startProduct(['--once', ...files]);
  const code = await product.exited;

  expect(`${String(code)} ${product.output()}`).toMatch(/^0 /u);
  const { run, seconds } = summaryFile.parse(JSON.parse(readFileSync(summary, 'utf8')));
  const counted: unknown = JSON.parse(
    execFileSync(process.execPath, [countScript, list, format], { encoding: 'utf8' }),
  );
  const { accepted } = run.counts;
  expect(run.status).toBe('complete');
  expect(run.counts).toEqual({ ...(counted as object), known: 0, scored: accepted, failed: 0, cancelled: 0 });
  console.log(`${list}: ${String(accepted)} words in ${String(seconds)} s`);
  return accepted;
};

it.for<[string, string, number]>([
  ['wamerican', 'american-english', 60_000],
  ['wngerman', 'ngerman', 200_000],
  ['wbulgarian', 'bulgarian', 500_000],
])(
  "Debian's %s is counted as by the independent count",
  { timeout: 60 * minutes },
  async ([name, file, atLeast], { skip }) => {
    const list = join('/usr/share/dict', file);
    skip(!existsSync(list), `${list} is missing: apt-get install ${name}`);

    expect(await expectSameCounts(list, 'lines')).toBeGreaterThan(atLeast);
  },
);

it(
  'a dice list in the format of the EFF is counted as by the independent count',
  async () => {
    const words = readFileSync(wordListPath, 'utf8').split('\n');
    const lines = Array.from({ length: 7776 }, (_, place) => {
      const digits = [...place.toString(6).padStart(5, '0')].map((digit) => String(Number(digit) + 1));
      return `${digits.join('')}\t${words[place * 35] ?? ''}\n`;
    });
    const list = join(folder, 'dice.txt');
    writeFileSync(list, lines.join(''));

    expect(await expectSameCounts(list, 'delimited:tab:2')).toBe(7776);
  },
  10 * minutes,
);
