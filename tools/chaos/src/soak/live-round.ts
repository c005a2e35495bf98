import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '@word-list/domain/api';
import { makeStackClient } from '../../../local/src/product/api-client.ts';
import { isLiveRun } from '../../../local/src/product/begin-run.ts';
import { makeRandom, type Random } from '../../../simulate/src/engine/random.ts';
import type { TwoLists } from './draw-lists.ts';
import type { EndedRound } from './judge-round.ts';
import { killChild } from './kill-one.ts';
import type { Kill } from './kill-schedule.ts';
import { startTwoRuns, type Ready, type TwoRunsOptions, type TwoRunsProcess } from './two-runs-process.ts';

export interface Round {
  readonly seed: number;
  readonly lists: TwoLists;
  readonly kills: readonly Kill[];
  /** Where its state is; must not exist yet. */
  readonly folder: string;
  /** No kill once this says so: the round is let end. */
  readonly isOver: () => boolean;
  /** Ends the round at once. */
  readonly signal: AbortSignal;
}

export interface LivedRound {
  /** What was really killed, by name. */
  readonly killed: readonly string[];
  readonly starts: number;
}

/** The state did not come to its end. */
export class RoundStuck extends Error {
  override readonly name = 'RoundStuck';
}

const startMs = 180_000;
const orderlyEndMs = 60_000;
/** Between the last kill and the end of both runs. */
const restMs = 15 * 60_000;
const pollMs = 250;

interface Life extends Round {
  readonly random: Random;
  readonly options: TwoRunsOptions;
  readonly killed: string[];
  readonly kills: Kill[];
  starts: number;
  process: TwoRunsProcess;
}

/**
 * Lives through one round: fresh state, two runs, the kills of its schedule, and rest until both have ended. `judge`
 * looks at what is left while the stack still runs. Throws RoundStuck when the end does not come, and what `signal` says.
 */
export const liveRound = async <Result>(
  round: Round,
  judge: (ended: EndedRound) => Promise<Result>,
): Promise<LivedRound & { readonly result: Result }> => {
  const dataDir = join(round.folder, 'state');
  const options = { dataDir, lists: writeLists(round), logPath: join(round.folder, 'stack.log') };
  const kills = [...round.kills];
  const random = makeRandom(round.seed, 'which');
  const begun = { ...round, random, options, killed: [], kills, starts: 0 };
  const life: Life = Object.assign(begun, { process: start(begun) });
  try {
    const views = await liveOn(life);
    const databaseUrl = life.process.ready()?.databaseUrl ?? '';
    const result = await judge({ views, databaseUrl, dataDir });
    return { result, killed: life.killed, starts: life.starts };
  } finally {
    await end(life.process);
  }
};

function writeLists({ folder, lists }: Round): string[] {
  mkdirSync(folder, { recursive: true });
  return lists.lists.map((words, place) => {
    const path = join(folder, `list-${place}.txt`);
    writeFileSync(path, `${words.join('\n')}\n`);
    return path;
  });
}

function start(life: Omit<Life, 'process'>): TwoRunsProcess {
  life.starts += 1;
  return startTwoRuns(life.options);
}

async function liveOn(life: Life): Promise<readonly RunView[]> {
  for (;;) {
    const kill = life.isOver() ? undefined : life.kills.shift();
    const views = await untilDue(life, kill);
    if (views !== undefined) return views;
    if (kill !== undefined) await carryOut(life, kill);
  }
}

/** Waits until the next kill is due. Answers the runs when they have ended before. */
async function untilDue(life: Life, kill: Kill | undefined): Promise<readonly RunView[] | undefined> {
  const giveUpAt = Date.now() + (kill === undefined ? restMs : startMs);
  const dueAt = dueTime(kill);
  for (;;) {
    life.signal.throwIfAborted();
    const ready = life.process.ready();
    const due = dueAt(ready !== undefined) ?? Infinity;
    if (Date.now() >= due) return undefined;
    const views = await endedRuns(ready);
    if (views !== undefined) return views;
    if (!life.process.isRunning()) throw new RoundStuck('the stack ended by itself; see stack.log');
    if (Date.now() > giveUpAt) throw new RoundStuck('the runs do not end in time');
    await sleep(Math.min(pollMs, Math.max(1, due - Date.now())));
  }
}

/** When a kill is due: a time from which on, undefined while that is not known yet. */
function dueTime(kill: Kill | undefined): (isUp: boolean) => number | undefined {
  let due: number | undefined;
  return (isUp) => {
    if (kill !== undefined && (isUp || kill.whileStarting)) due ??= Date.now() + kill.afterMs;
    return due;
  };
}

/** The runs when all of them have ended. */
async function endedRuns(ready: Ready | undefined): Promise<readonly RunView[] | undefined> {
  const views = ready === undefined ? undefined : await readRuns(ready);
  return views?.every((view) => !isLiveRun(view)) === true ? views : undefined;
}

async function readRuns(ready: Ready): Promise<RunView[] | undefined> {
  const api = makeStackClient(ready.origin, ready.token);
  try {
    return await Promise.all(ready.runs.map((id) => api.run(id)));
  } catch {
    return undefined; // It is being killed, or a function was killed while it answered.
  }
}

/** Kills as planned, and sees to it that a stack runs afterwards. */
async function carryOut(life: Life, kill: Kill): Promise<void> {
  const name = hit(life, kill);
  if (name === undefined) return;
  life.killed.push(name);
  if (kill.target === 'function') return;
  if (!(await life.process.ended(orderlyEndMs)))
    throw new RoundStuck(`the stack goes on although ${name} was killed`);
  life.process = start(life);
}

function hit(life: Life, { target }: Kill): string | undefined {
  if (target === 'everything') life.process.kill('tree');
  else if (target === 'stack') life.process.kill('alone');
  else return killChild(join(life.options.dataDir, 'processes.jsonl'), target, life.random);
  return target;
}

async function end(process: TwoRunsProcess): Promise<void> {
  process.askToEnd();
  if (await process.ended(orderlyEndMs)) return;
  process.kill('tree');
  await process.ended(orderlyEndMs);
}
