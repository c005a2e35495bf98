import { makeRandom, type Random } from '../../../simulate/src/engine/random.ts';

/** What a kill -9 hits. `everything`: the stack and all that it started, at once; `stack`: it alone. */
export const killTargets = [
  'everything',
  'stack',
  'function',
  'postgres',
  'queue-server',
  'table-server',
  'batch-gateway',
] as const;

export type KillTarget = (typeof killTargets)[number];

export interface Kill {
  readonly target: KillTarget;
  /** Counted from the start, or from when the stack was up, or from the kill before. */
  readonly afterMs: number;
  /** Before the stack is up. */
  readonly whileStarting: boolean;
}

const fewestKills = 8;
const mostKills = 18;
const longestStartMs = 2500;
const leastMs = 100;
const mostMs = 4000;
/** A function is replaced and the stack goes on, so that many of them can die in one life of it. */
const weighted: readonly KillTarget[] = [...killTargets, 'everything', 'function', 'function', 'function'];

/** The kills of one round, in their order: always the same ones for one seed. */
export const drawKills = (seed: number): Kill[] => {
  const random = makeRandom(seed, 'kills');
  return Array.from({ length: random.between(fewestKills, mostKills) }, () => drawKill(random));
};

function drawKill(random: Random): Kill {
  return random.chance(0.12)
    ? { target: 'everything', whileStarting: true, afterMs: random.between(leastMs, longestStartMs) }
    : { target: random.pick(weighted), whileStarting: false, afterMs: random.between(leastMs, mostMs) };
}
