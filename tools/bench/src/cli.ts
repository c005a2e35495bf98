import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash32 } from '@word-list/domain';
import * as z from 'zod';
import { readWordTexts } from './api/word-texts.ts';

// npm run bench:cli: the command line as a process of its own. Times are of the processor, not of the clock, so that a
// busy machine changes little; memory is the most that the process held.
const bin = join(import.meta.dirname, '../../cli/bin.cjs');
const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'));
const many = 1_000_000;
const some = 18_000;

const usage = z.object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() });

interface Goal {
  readonly name: string;
  readonly args: readonly string[];
  readonly milliseconds: number;
  readonly megabytes?: number;
}

const words = readWordTexts();
const lines = Array.from({ length: many }, (_, at) => {
  const [one = '', other = ''] = [words[at % words.length], words[hash32(String(at)) % words.length]];
  return at < words.length ? one : one + other;
});
writeFileSync(join(folder, 'many.txt'), lines.join('\n'));
const shuffled = words.toSorted((one, other) => hash32(one) - hash32(other));
writeFileSync(join(folder, 'some.txt'), shuffled.slice(0, some).join('\n'));
writeFileSync(
  join(folder, 'usage.cjs'),
  "process.on('exit', () => require('fs').writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())));",
);

const goals: readonly Goal[] = [
  { name: 'start: --help', args: ['--help'], milliseconds: 150 },
  {
    name: `tidy of ${many.toLocaleString('en-US')} lines`,
    args: ['tidy', join(folder, 'many.txt'), '-o', join(folder, 'out.txt'), '--force', '-q'],
    milliseconds: 3000,
    megabytes: 500,
  },
  {
    name: `Schlinkert pruning of ${some.toLocaleString('en-US')} words`,
    args: ['tidy', join(folder, 'some.txt'), '--schlinkert', '-o', join(folder, 'out.txt'), '--force', '-q'],
    milliseconds: 5000,
  },
];

/** Runs the program. Throws when it fails. */
function run(args: readonly string[]): z.infer<typeof usage> {
  const path = join(folder, 'usage.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'usage.cjs'), bin, ...args],
    { env: { ...process.env, USAGE: path }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`wordlist ${args.join(' ')} ended with ${status}: ${stderr}`);
  return usage.parse(JSON.parse(readFileSync(path, 'utf8')));
}

try {
  run(['--help']); // Builds what is stale.
  for (const { name, args, milliseconds, megabytes = Infinity } of goals) {
    const runs = [run(args), run(args)];
    const spent = Math.min(...runs.map((one) => (one.userCPUTime + one.systemCPUTime) / 1000));
    const held = Math.max(...runs.map(({ maxRSS }) => maxRSS / 1024));
    const isReached = spent <= milliseconds && held <= megabytes;
    const memory = megabytes === Infinity ? '' : `, ${held.toFixed(0)} MB of at most ${megabytes}`;
    process.stdout.write(
      `${isReached ? 'reached' : 'MISSED '} ${name}: ${spent.toFixed(0)} ms of at most ${milliseconds}${memory}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
