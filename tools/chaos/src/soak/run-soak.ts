import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetPostgres } from '@word-list/db/postgres-server';
import { drawLists } from './draw-lists.ts';
import { judgeRound, type Scores } from './judge-round.ts';
import { drawKills } from './kill-schedule.ts';
import { liveRound, type Round } from './live-round.ts';
import type { SoakOptions } from './read-options.ts';

export interface SoakPorts {
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

interface Tally {
  rounds: number;
  kills: number;
  words: number;
  mistakes: readonly string[];
}

const exitCodes = { exact: 0, mistaken: 1, interrupted: 130 } as const;

interface Soak extends SoakPorts {
  readonly options: SoakOptions;
  readonly folder: string;
  readonly begunAt: number;
  readonly tally: Tally;
}

/** Round after round until the time is over, a round is mistaken, or `signal` says so. Answers the exit code. */
export const runSoak = async (options: SoakOptions, ports: SoakPorts): Promise<number> => {
  const tally: Tally = { rounds: 0, kills: 0, words: 0, mistakes: [] };
  const folder = mkdtempSync(join(tmpdir(), 'word-list-soak-'));
  const soak: Soak = { ...ports, options, folder, begunAt: Date.now(), tally };
  ports.print(`two lists of ${count(options.words)} words, ${options.minutes} minutes, seed ${options.seed}`);
  try {
    await allRounds(soak);
  } catch (error) {
    if (!ports.signal.aborted) throw error;
    ports.print('Stopped in the middle of a round.');
  }
  if (tally.mistakes.length === 0) rmSync(folder, { recursive: true, force: true });
  const { rounds, kills, words, mistakes } = tally;
  ports.print(
    `${clockOf(Date.now() - soak.begunAt)}: ${rounds} rounds, ${count(kills)} kills, ${count(words)} words, ` +
      `${mistakes.length} mistakes`,
  );
  return exitCodeOf(soak);
};

function count(number: number): string {
  return number.toLocaleString('en');
}

async function allRounds(soak: Soak): Promise<void> {
  const { seed } = soak.options;
  const expected = await oneRound(soak, seed, undefined);
  for (let round = 0; soak.tally.mistakes.length === 0 && !isOver(soak); round += 1) {
    await oneRound(soak, seed + round, expected);
  }
}

/** Without `expected`: the undisturbed round that the others are held against. */
async function oneRound(soak: Soak, seed: number, expected: Scores | undefined): Promise<Scores> {
  const { options, tally } = soak;
  const isDisturbed = expected !== undefined;
  const started = Date.now();
  const { killed, mistakes, scores } = await tryRound(makeRound(soak, seed, isDisturbed), expected);
  tally.mistakes = mistakes;
  if (isDisturbed) {
    tally.rounds += 1;
    tally.kills += killed.length;
    tally.words += 2 * options.words;
  }
  const name = isDisturbed
    ? `round ${tally.rounds} (seed ${seed}), ${killed.length} kills (${namesOf(killed)})`
    : 'undisturbed';
  const at = clockOf(Date.now() - soak.begunAt);
  tell(soak, { seed, name: `[${at}] ${name}`, took: Date.now() - started }, mistakes);
  return scores;
}

/** Lives and judges one round. A round that cannot come to its end is a mistake; its state is kept then. */
async function tryRound(round: Round, expected: Scores | undefined) {
  try {
    const lived = await liveRound(round, (ended) => judgeRound(ended, round.lists, expected));
    if (lived.result.mistakes.length === 0) await forget(round.folder);
    return { killed: lived.killed, starts: lived.starts, ...lived.result };
  } catch (error) {
    if (round.signal.aborted) {
      await forget(round.folder);
      throw error;
    }
    return { killed: [], starts: 0, scores: new Map(), mistakes: [String(error)] };
  }
}

async function forget(folder: string): Promise<void> {
  await forgetPostgres(join(folder, 'state', 'postgres'));
  rmSync(folder, { recursive: true, force: true });
}

function makeRound({ options, folder, signal, ...soak }: Soak, seed: number, isDisturbed: boolean): Round {
  return {
    seed,
    lists: drawLists(options.words, seed),
    kills: isDisturbed ? drawKills(seed) : [],
    folder: join(folder, isDisturbed ? `round-${seed}` : 'undisturbed'),
    isOver: () => isOver({ ...soak, options }),
    signal,
  };
}

function isOver({ begunAt, options }: Pick<Soak, 'begunAt' | 'options'>): boolean {
  return Date.now() - begunAt >= options.minutes * 60_000;
}

function namesOf(killed: readonly string[]): string {
  const times = new Map<string, number>();
  for (const name of killed) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].map(([name, number]) => `${number} ${name}`).join(', ');
}

function clockOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tell(
  { print, options, folder }: Soak,
  { seed, name, took }: { seed: number; name: string; took: number },
  mistakes: readonly string[],
): void {
  print(`${name}: ${mistakes.length === 0 ? 'exact' : 'MISTAKEN'} after ${clockOf(took)}`);
  if (mistakes.length === 0) return;
  for (const mistake of mistakes) print(`  ${mistake}`);
  print(`  replay: npm run soak -- --seed ${seed} --words ${options.words}; state in ${folder}`);
}

function exitCodeOf({ signal, tally }: Soak): number {
  if (tally.mistakes.length > 0) return exitCodes.mistaken;
  return signal.aborted ? exitCodes.interrupted : exitCodes.exact;
}
