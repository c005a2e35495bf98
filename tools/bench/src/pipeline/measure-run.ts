import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Point } from './describe.ts';
import { sampleProcesses } from './sample-processes.ts';
import { watchStages } from './watch-stages.ts';

const summary = z.object({
  run: z.object({
    status: z.string(),
    counts: z.object({ accepted: z.int(), scored: z.int(), known: z.int() }),
  }),
  seconds: z.number(),
  requests: z.record(z.string(), z.int()),
});

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** Runs a list through `npm start -- --once` and measures it from outside. Throws when the run did not complete. */
export const measureRun = async (of: { name: string; list: string; dataDir: string }): Promise<Point> => {
  const summaryFile = `${of.list}.json`;
  const options = [
    '--once',
    '--source',
    of.list,
    '--data-dir',
    of.dataDir,
    '--port',
    '0',
    '--summary',
    summaryFile,
  ];
  const child = spawn('npm', ['start', '--', ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const processes = sampleProcesses(child.pid ?? 0, join(of.dataDir, 'processes.jsonl'));
  const stages = watchStages(of.dataDir, () => processes.read().cpu);
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString('utf8');
    stages.read(output);
  });
  child.stderr.on('data', (data: Buffer) => (output += data.toString('utf8')));
  await once(child, 'close');
  processes.stop();
  if (child.exitCode !== 0) throw new Error(`the run did not complete:\n${output}`);
  const { run, seconds, requests } = summary.parse(JSON.parse(readFileSync(summaryFile, 'utf8')));
  return {
    name: of.name,
    words: run.counts.accepted,
    seconds,
    requests,
    memory: processes.read().memory,
    ...stages.stop(processes.read().cpu),
  };
};
