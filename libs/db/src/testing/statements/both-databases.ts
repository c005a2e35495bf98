import type { WordsStatements } from '@word-list/domain';
import { RowDatabase, type Isolation, type OpenTransaction } from '@word-list/domain/testing';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { statementsOn } from '../../drizzle-words-ports.ts';
import { keepStart, prepareStart, rowsOfEngine, rowsOfServer, startRows } from './rows.ts';

/** One thing that a session does. */
export interface SessionStep {
  readonly session: number;
  readonly name: keyof WordsStatements | 'commit' | 'rollback';
  readonly given: readonly unknown[];
}

/** How a step ended: with an answer, an SQLSTATE, or not yet. */
type Outcome =
  { readonly answer: string } | { readonly code: string; readonly isDependency: boolean } | 'waits';

interface UnderWay {
  readonly promise: Promise<Outcome>;
  readonly isCommit: boolean;
  ended: Outcome;
}

interface Session {
  readonly client: pg.Client;
  readonly pid: number;
  readonly on: WordsStatements;
  transaction: OpenTransaction | undefined;
  /** What the step that is under way comes to, in both. */
  engine: UnderWay | undefined;
  server: UnderWay | undefined;
}

const patience = 5000;

/**
 * Sessions of a real server, and of the rows in memory, that do the same. All that they play comes after the transaction
 * `before`, which is played once. Throws when it leaves other rows in one than in the other.
 */
export const openBoth = async (url: string, count: number, before: readonly SessionStep[] = []) => {
  const watcher = await connect(url);
  await prepareStart(watcher);
  const sessions: Session[] = [];
  for (let at = 0; at < count; at += 1) {
    const client = await connect(url);
    // The one whose wait closes the circle is the one that is ended, in both.
    await client.query(
      `SET deadlock_timeout = '30ms'; SET enable_seqscan = off; SET enable_bitmapscan = off`,
    );
    const pid = Number((await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid);
    const idle = { transaction: undefined, engine: undefined, server: undefined };
    sessions.push({ client, pid, on: statementsOn(drizzle(client)), ...idle });
  }

  const play = async (steps: readonly SessionStep[], isolation: Isolation, first: readonly SessionStep[]) => {
    const rows = new RowDatabase({ now: () => new Date() });
    await startRows(watcher, rows);
    await repeatOnRows(rows, first);
    const world = { watcher, sessions, rows, isolation, hasParted: false };
    try {
      const difference = await playAll(world, steps);
      return world.hasParted ? undefined : (difference ?? (await differentRows(world)));
    } finally {
      await abandon(sessions);
    }
  };
  if (before.length > 0) {
    const difference = await play(before, 'read committed', []);
    if (difference !== undefined) throw new Error(`before everything: ${difference}`);
    await keepStart(watcher);
  }

  return {
    /** Plays the steps in both, and returns where they differ: undefined, it is to be hoped. */
    play: (steps: readonly SessionStep[], isolation: Isolation): Promise<string | undefined> =>
      play(steps, isolation, before),
    async close(): Promise<void> {
      await Promise.all([watcher, ...sessions.map(({ client }) => client)].map((client) => client.end()));
    },
  };
};

interface World {
  readonly watcher: pg.Client;
  readonly sessions: readonly Session[];
  readonly rows: RowDatabase;
  readonly isolation: Isolation;
  /** Whether one of the two went where the other cannot follow: nothing more can be compared. */
  hasParted: boolean;
}

/** What stands in a different order in every server is put into one. */
const unordered: ReadonlySet<string> = new Set([
  'takeOverClaims',
  'deleteClaimsAt',
  'deleteWaits',
  'insertClaims',
]);

function isDependency(outcome: Outcome): boolean {
  return outcome !== 'waits' && 'code' in outcome && outcome.isDependency;
}

/** The server has what it leaves already. */
async function repeatOnRows(rows: RowDatabase, steps: readonly SessionStep[]): Promise<void> {
  if (steps.length === 0) return;
  const { on, commit } = rows.begin(() => Promise.resolve());
  for (const { name, given } of steps) {
    if (name === 'commit') await commit();
    else if (name !== 'rollback')
      await (on[name] as (...all: readonly unknown[]) => Promise<unknown>)(...given);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** A step of a session that waits comes later, after the commit of another one if need be; at the end all that still runs is committed. */
async function playAll(world: World, steps: readonly SessionStep[]): Promise<string | undefined> {
  const left = [...steps];
  for (let step = takeNext(world, left); step && !world.hasParted; step = takeNext(world, left)) {
    const difference = await playStep(world, step);
    if (difference !== undefined) return difference;
  }
  return left.length > 0 && !world.hasParted ? 'every session waits' : undefined;
}

function takeNext(world: World, left: SessionStep[]): SessionStep | undefined {
  const at = left.findIndex(({ session }) => world.sessions[session]?.engine === undefined);
  return at < 0 ? nextEnd(world) : left.splice(at, 1)[0];
}

/** The commit of a session that has begun and does not wait. */
function nextEnd({ sessions }: World): SessionStep | undefined {
  const session = sessions.findIndex(({ transaction, engine }) => transaction && !engine);
  return session < 0 ? undefined : { session, name: 'commit', given: [] };
}

async function playStep(world: World, step: SessionStep): Promise<string | undefined> {
  const session = world.sessions[step.session];
  if (session === undefined) return 'there is no such session';
  await begin(world, session);
  const engine = await inEngine(session, step);
  if (isDependency(engine)) {
    // A server may find later, or not at all, that it cannot go on: nobody is told anything wrong.
    await undo(session);
  } else {
    session.server = tracked(inServer(session, step), step.name);
  }
  const difference = await settle(world, session);
  if (difference !== undefined) return `${difference}, after ${textOf(step)}`;
  if (step.name === 'commit' || step.name === 'rollback') session.transaction = undefined;
  const other = await settleOthers(world);
  return other && `${other}, after ${textOf(step)}`;
}

async function begin({ rows, isolation }: World, session: Session): Promise<void> {
  if (session.transaction) return;
  session.transaction = rows.begin(() => Promise.resolve(), isolation);
  await session.client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
}

async function inEngine(session: Session, { name, given }: SessionStep): Promise<Outcome> {
  const { transaction } = session;
  if (transaction === undefined) throw new Error('no transaction');
  const work = async (): Promise<unknown> => {
    if (name === 'commit') return transaction.commit();
    if (name === 'rollback') {
      transaction.rollback();
      return undefined;
    }
    return (transaction.on[name] as (...all: readonly unknown[]) => Promise<unknown>)(...given);
  };
  session.engine = tracked(outcomeOf(work(), name), name);
  await turn();
  return session.engine.ended;
}

function tracked(promise: Promise<Outcome>, name: SessionStep['name']): UnderWay {
  const state: UnderWay = { promise, isCommit: name === 'commit', ended: 'waits' };
  void promise.then((outcome) => {
    state.ended = outcome;
  });
  return state;
}

async function outcomeOf(work: Promise<unknown>, name: string): Promise<Outcome> {
  try {
    const value = await work;
    const plain =
      unordered.has(name) && Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value;
    return { answer: textOf(plain) };
  } catch (error) {
    return failureOf(error);
  }
}

/** A bigint is written as text, the fields of a row by name, and moments of the two clocks alike. */
function textOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (name, one: unknown) => {
    if (typeof one === 'bigint') return String(one);
    if (isOfClock(name, one)) return 'now';
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Runs that were there before began at times that are the same in both. */
function isFromStart(time: unknown): boolean {
  return typeof time === 'string' && time.startsWith('2026-01-01T00:00:0');
}

/** A time that the server's clock has set, other than one of the rows that were there before. */
function isOfClock(name: string, value: unknown): boolean {
  if (name === 'startedAt') return !isFromStart(value);
  return name === 'scoredAt' || (name === 'retiredAt' && value !== null);
}

function failureOf(error: unknown): Outcome {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (!('code' in at) || typeof at.code !== 'string') continue;
    return { code: at.code, isDependency: at.code === '40001' && at.message.includes('dependencies') };
  }
  throw error;
}

function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

async function undo(session: Session): Promise<undefined> {
  session.transaction?.rollback();
  session.transaction = undefined;
  session.engine = undefined;
  session.server = undefined;
  await session.client.query('ROLLBACK');
  await turn();
  return undefined;
}

function inServer({ client, on }: Session, { name, given }: SessionStep): Promise<Outcome> {
  if (name === 'commit' || name === 'rollback')
    return outcomeOf(
      client.query(name).then(() => undefined),
      name,
    );
  return outcomeOf((on[name] as (...all: readonly unknown[]) => Promise<unknown>)(...given), name);
}

/** Compares what a step came to, once both know. */
async function settle(world: World, session: Session): Promise<string | undefined> {
  const { engine, server } = session;
  if (engine === undefined) return undefined;
  if (server === undefined) {
    session.engine = undefined;
    return undefined;
  }
  if (engine.ended === 'waits') return untilWaiting(world, session);
  const outcome = await Promise.race([server.promise, afterPatience()]);
  if (isDependency(outcome)) return part(world, session);
  const [expected, actual] = [JSON.stringify(engine.ended), JSON.stringify(outcome)];
  if (expected !== actual) return `the rows say ${expected}, the server ${actual}`;
  session.engine = undefined;
  session.server = undefined;
  return 'code' in engine.ended ? undo(session) : undefined;
}

async function untilWaiting(world: World, session: Session): Promise<string | undefined> {
  const { pid, server } = session;
  const until = Date.now() + patience;
  while (server?.ended === 'waits' && Date.now() < until) {
    const { rows } = await world.watcher.query(
      `SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'`,
      [pid],
    );
    if (rows.length > 0) return undefined;
  }
  if (server !== undefined && isDependency(server.ended)) return part(world, session);
  return `the rows wait, the server says ${JSON.stringify(server?.ended)}`;
}

function afterPatience(): Promise<Outcome> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('waits'), patience).unref();
  });
}

/** The server saw a conflict that the rows did not: it may, but what the rows have committed cannot be undone. */
function part(world: World, session: Session): Promise<undefined> {
  world.hasParted ||= session.engine?.isCommit ?? false;
  return undo(session);
}

/** Others may have waited for what has just ended. */
async function settleOthers(world: World): Promise<string | undefined> {
  for (let before = -1; ;) {
    const waiting = world.sessions.filter(({ engine }) => engine !== undefined);
    if (waiting.length === before || waiting.length === 0) return undefined;
    before = waiting.length;
    await turn();
    for (const session of waiting) {
      const difference = await settle(world, session);
      if (difference !== undefined) return difference;
    }
  }
}

async function differentRows({ watcher, rows }: World): Promise<string | undefined> {
  const [expected, actual] = [
    JSON.stringify(rowsOfEngine(rows)),
    JSON.stringify(await rowsOfServer(watcher)),
  ];
  return expected === actual ? undefined : `the rows are ${expected}, those of the server ${actual}`;
}

async function abandon(sessions: readonly Session[]): Promise<void> {
  const open = sessions.filter(({ transaction }) => transaction !== undefined);
  for (const session of open) {
    session.transaction?.rollback();
    session.transaction = undefined;
    session.engine = undefined;
  }
  await Promise.all(open.map(({ client }) => client.query('ROLLBACK')));
  for (const session of open) session.server = undefined;
}
