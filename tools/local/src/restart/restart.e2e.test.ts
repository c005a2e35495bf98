import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { runView, type RunView } from '@word-list/domain/api';
import wordListPath from 'word-list';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { startCommand, type CommandTuning, type StartedCommand } from '../testing/start-command.ts';

const minutes = 60_000;
/** What an undisturbed run takes on a machine with two cores that does nothing else. */
const usualRunMs = 12_000;
/** 15 s, and in proportion longer on a machine that is slower or busy with other tests. */
const longestPauseMs = (undisturbedMs: number): number => 15_000 * Math.max(1, undisturbedMs / usualRunMs);
const wordCount = 16_000;
const delay = ['--delay-ms', '2500'];
/** The first batch never comes back: however fast the machine, the run is live at each moment. */
const held = { gatewayArguments: [...delay, '--faults', 'stuck-finalizing@1'] };
/** Nothing is held back, and what was before comes now. */
const free = { gatewayArguments: delay };

interface Moment {
  readonly name: string;
  readonly isReached: (run: RunView) => boolean;
  readonly afterMs: number;
  readonly kill: 'tree' | 'supervisor';
}

const isAsking = ({ counts }: RunView): boolean => counts.claimed > 0;
const settled = ({ counts }: RunView): number => counts.scored;

/** Spread over the stages; each is looked for again after the restart that follows the one before. */
const moments: readonly Moment[] = [
  { name: 'queued', isReached: () => true, afterMs: 0, kill: 'supervisor' },
  { name: 'reading the list', isReached: () => true, afterMs: 150, kill: 'tree' },
  { name: 'list fixed', isReached: ({ counts }) => counts.accepted > 0, afterMs: 0, kill: 'supervisor' },
  { name: 'claimed', isReached: isAsking, afterMs: 0, kill: 'tree' },
  { name: 'submitting', isReached: isAsking, afterMs: 250, kill: 'supervisor' },
  { name: 'waiting', isReached: isAsking, afterMs: 900, kill: 'tree' },
  { name: 'waiting longer', isReached: isAsking, afterMs: 1600, kill: 'supervisor' },
  { name: 'harvesting', isReached: isAsking, afterMs: 400, kill: 'tree' },
  { name: 'storing', isReached: (run) => settled(run) > 0, afterMs: 0, kill: 'supervisor' },
  { name: 'storing the rest', isReached: (run) => settled(run) > 0, afterMs: 300, kill: 'tree' },
];

let folder: string;
let commands: StartedCommand[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'));
  commands = [];
  const words = readFileSync(wordListPath, 'utf8').split('\n');
  const step = Math.floor(words.length / wordCount);
  const list = words.filter((_, place) => place % step === 0).slice(0, wordCount);
  writeFileSync(join(folder, 'list.txt'), `${list.join('\n')}\n${list.slice(0, 10).join('\n')}\n\n12\n`);
});

afterEach(async () => {
  await Promise.all(commands.filter((command) => command.isRunning()).map((command) => command.killTree()));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (state: string, tuning: CommandTuning, ...args: string[]): StartedCommand => {
  const command = startCommand(
    ['--source', join(folder, 'list.txt'), '--data-dir', join(folder, state), ...args],
    tuning,
  );
  commands.push(command);
  return command;
};

/** Runs to the end, and gives what is left behind: the counts and the scored words, and how long it took. */
const finish = async (state: string) => {
  const summary = join(folder, `${state}.json`);
  const out = join(folder, `${state}.csv`);
  const startedAt = performance.now();
  const command = start(state, free, '--once', '--summary', summary, '--out', out);
  const code = await command.exited;
  const ms = performance.now() - startedAt;
  expect(`${code} ${command.output()}`).toMatch(/^0 /u);
  const { run } = z
    .object({ run: z.object({ id: z.string(), status: z.string(), counts: z.unknown() }) })
    .parse(JSON.parse(readFileSync(summary, 'utf8')));
  return { ...run, ms, words: readFileSync(out, 'utf8') };
};

const begunRun = async (command: StartedCommand) => {
  const [, origin = ''] = await command.untilPrinted(/up at (\S+),/u, 3 * minutes);
  const [, how = '', id = ''] = await command.untilPrinted(/(Started|unfinished) run (\S+) \(mode/u);
  return { origin, how, id };
};

const readRun = async (state: string, { origin, id }: { origin: string; id: string }): Promise<RunView> => {
  const token = readFileSync(join(folder, state, 'token'), 'utf8').trim();
  const response = await fetch(`${origin}/api/runs/${id}`, { headers: { authorization: `Bearer ${token}` } });
  return runView.parse(await response.json());
};

const live = new Set(['queued', 'chunking', 'scoring']);

interface Kill {
  readonly id: string;
  readonly how: string;
  /** From the start of the command to the moment, which most often takes work that is done after the start. */
  readonly reachedMs: number;
}

/** Starts, waits for the moment, and kills. Answers the run, which was live then. */
const killAt = async ({ name, isReached, afterMs, kill }: Moment): Promise<Kill> => {
  const startedAt = performance.now();
  const command = start('killed', held);
  const begun = await begunRun(command);
  for (;;) {
    const run = await readRun('killed', begun);
    if (!live.has(run.status)) throw new Error(`${name}: the run was over: ${run.status}`);
    if (isReached(run)) break;
    await sleep(20);
  }
  const reachedMs = performance.now() - startedAt;
  await sleep(afterMs);
  await (kill === 'tree' ? command.killTree() : command.killSupervisor());
  return { ...begun, reachedMs };
};

const askedWords = (state: string): string[] => {
  const ledger = new DatabaseSync(join(folder, state, 'gateway', 'gateway.sqlite'), { readOnly: true });
  const rows = z
    .array(z.object({ words: z.string() }))
    .parse(ledger.prepare('SELECT words FROM ledger').all());
  ledger.close();
  return rows.flatMap(({ words }) => z.array(z.string()).parse(JSON.parse(words)));
};

it(
  'continues within 15 s after kill -9 at ten moments, and ends as an undisturbed run does, with nothing asked twice',
  async () => {
    const undisturbed = await finish('undisturbed');
    const kills: Kill[] = [];
    for (const moment of moments) kills.push(await killAt(moment));

    const last = await finish('killed');

    const asked = askedWords('killed');
    expect(kills.map(({ how }) => how)).toEqual(['Started', ...moments.slice(1).map(() => 'unfinished')]);
    expect(new Set(kills.map(({ id }) => id))).toEqual(new Set([last.id]));
    const seconds = (ms: number): string => (ms / 1000).toFixed(1);
    const reached = kills.map(({ reachedMs }) => seconds(reachedMs)).join(', ');
    console.log(
      `undisturbed ${seconds(undisturbed.ms)} s; reached after ${reached} s; ended after ${seconds(last.ms)} s`,
    );
    expect(Math.max(...kills.map(({ reachedMs }) => reachedMs))).toBeLessThan(longestPauseMs(undisturbed.ms));
    expect(last.ms).toBeLessThan(undisturbed.ms + longestPauseMs(undisturbed.ms));
    expect(last.status).toBe('complete');
    expect(last.counts).toEqual(undisturbed.counts);
    expect(last.words).toBe(undisturbed.words);
    expect(asked).toHaveLength(wordCount);
    expect(new Set(asked).size).toBe(wordCount);
  },
  20 * minutes,
);
