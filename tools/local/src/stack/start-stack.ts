import { join } from 'node:path';
import type { DatabaseUser } from '@word-list/db/postgres-server';
import type { Setting } from '@word-list/topology';
import { openCallCounts } from '../aws-front/call-counts.ts';
import type { FaultPlan } from '../aws-front/faults.ts';
import { startAwsFront, type AwsFrontOptions } from '../aws-front/start-aws-front.ts';
import { startHttpFront, type HttpFront } from '../http-front/start-http-front.ts';
import { startSourceServer, type SourceServer } from '../http-front/start-source-server.ts';
import { choosePort } from './choose-port.ts';
import { makeClosers, type Closers } from './closers.ts';
import { makeSettings, scheduleSecondsOf } from './make-settings.ts';
import { apiKeyOf, type ModelChoice } from './model-choice.ts';
import { openState, type StackState } from './open-state.ts';
import { repositoryRoot } from './repository-root.ts';
import { startBackends } from './start-backends.ts';
import { startEvents } from './start-events.ts';
import { drawAccessKeys, startFunctions, type Functions } from './start-functions.ts';
import { writeAddress } from './write-address.ts';

export interface StackOptions {
  /** Absolute path of the data dir. */
  readonly dataDir: string;
  readonly fresh: boolean;
  /** Of the API; without one 8080 or the next free one, 0 for any. */
  readonly port?: number;
  readonly model: ModelChoice;
  readonly onStep: (step: string) => void;
  readonly onProblem: (where: string, message: string) => void;
  /** A process that the stack cannot do without has ended: the stack is of no use any more. */
  readonly onLost: (name: string) => void;
  /** For tests and benches. */
  readonly tuning?: StackTuning;
}

export interface StackTuning {
  readonly durable?: boolean;
  readonly faults?: FaultPlan;
  /** In place of the grants of the topology. */
  readonly grantsOf?: NonNullable<AwsFrontOptions['grantsOf']>;
  readonly settings?: Partial<Record<Setting, string>>;
  readonly gatewayArguments?: readonly string[];
  /** What the functions get in place of a database URL: something may stand in between. */
  readonly databaseUrlFor?: (url: string) => string;
}

const graceMs = 3000;

interface Prepared extends StackState {
  readonly accessKeys: ReturnType<typeof drawAccessKeys>;
  readonly closers: Closers;
}

const openBackends = (options: StackOptions, state: Prepared) =>
  startBackends({
    ...state,
    model: options.model,
    durable: options.tuning?.durable ?? true,
    gatewayArguments: options.tuning?.gatewayArguments ?? [],
    onSpawn: (name, pid) => state.registry.record(name, pid),
    onStep: options.onStep,
    onLost: (name) => {
      if (!state.closers.isClosing()) options.onLost(name);
    },
  });

const givenGrants = ({ tuning }: StackOptions): Pick<StackTuning, 'grantsOf'> =>
  tuning?.grantsOf === undefined ? {} : { grantsOf: tuning.grantsOf };

const openAwsFront = async (
  options: StackOptions,
  { accessKeys, gatewayKey, closers, dataDir, secrets }: Prepared,
  { database, emulators }: Awaited<ReturnType<typeof startBackends>>,
) => {
  const counts = openCallCounts(dataDir.path('counts.json'));
  closers.add(() => counts.close());
  const urlFor = options.tuning?.databaseUrlFor ?? ((url) => url);
  const parameters = {
    'database-url-reader': urlFor(database.url('reader')),
    'database-url-writer': urlFor(database.url('writer')),
    'model-api-key': apiKeyOf(options.model, gatewayKey),
    'cursor-key': secrets.cursorKey,
  };
  const front = await startAwsFront({
    ...emulators,
    accessKeys,
    counts,
    parameters: () => parameters,
    onRefusal: options.onProblem,
    ...(options.tuning?.faults === undefined ? {} : { faults: options.tuning.faults }),
    ...givenGrants(options),
  });
  closers.add(() => front.close());
  return { awsOrigin: front.origin, counts };
};

/** The two servers that others than functions talk to. Requests wait until the functions are there. */
const openHttp = async (
  options: StackOptions,
  { closers, dataDir, issuer, ports }: Prepared,
  ready: Promise<Functions>,
) => {
  const sources: SourceServer = await startSourceServer({
    port: await ports.find('sources'),
    dataDir: dataDir.root,
    keySet: issuer.keySet,
  });
  closers.add(() => sources.close());
  const http: HttpFront = await startHttpFront({
    port: await choosePort(options.port),
    issuer,
    invoke: async (name, event) => (await ready).invoke(name, event),
    onProblem: (name, error) =>
      options.onProblem(name, error instanceof Error ? error.message : String(error)),
  });
  closers.add(() => http.close());
  return { sources, http };
};

/** Starts what invokes the functions, and ends it before them. */
const openEvents = (
  options: StackOptions,
  closers: Closers,
  { functions, queueSocket }: { functions: Functions; queueSocket: string },
) => {
  const events = startEvents({
    queueSocket,
    functions,
    scheduleSeconds: scheduleSecondsOf(options.model),
    onProblem: options.onProblem,
    ...givenGrants(options),
  });
  closers.add(async () => {
    await Promise.all([events.stop(), functions.stop(graceMs)]);
  });
  return events;
};

const compose = async (options: StackOptions, state: Prepared) => {
  const { closers, dataDir, gatewayKey } = state;
  const ready = Promise.withResolvers<Functions>();
  const { sources, http } = await openHttp(options, state, ready.promise);
  const backends = await openBackends(options, state);
  const { awsOrigin, counts } = await openAwsFront(options, state, backends);
  const functions = startFunctions({
    bundleDir: join(repositoryRoot, 'dist', 'apps'),
    dataDir,
    awsOrigin,
    accessKeys: state.accessKeys,
    settings: {
      ...makeSettings(options.model, {
        model: backends.modelBaseUrl,
        api: http.origin,
        sources: sources.origin,
      }),
      ...options.tuning?.settings,
    },
    onSpawn: (name, pid) => state.registry.record(name, pid),
  });
  ready.resolve(functions);
  const { queueSocket } = backends.emulators;
  const events = openEvents(options, closers, { functions, queueSocket });
  options.onStep('functions');
  return {
    dataDir,
    origin: http.origin,
    token: await writeAddress(dataDir, { origin: http.origin, issuer: state.issuer }),
    sources,
    counts,
    functions,
    deadLetters: events.deadLetters,
    queueSocket,
    modelBaseUrl: backends.modelBaseUrl,
    gatewayKey,
    databaseUrl: (user: DatabaseUser) => backends.database.url(user),
    survivors: state.survivors,
  };
};

/**
 * Starts the whole system on this machine from the topology, on the state of its data dir. When it throws, everything
 * that was started has ended.
 */
export const startStack = async (options: StackOptions) => {
  const closers = makeClosers();
  try {
    const state = await openState(options.dataDir, options.fresh, closers);
    const stack = await compose(options, { ...state, accessKeys: drawAccessKeys(), closers });
    return {
      ...stack,
      /** Ends everything in order: polls, functions, servers, services, database. */
      stop: () => closers.closeAll(),
    };
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
};

export type Stack = Awaited<ReturnType<typeof startStack>>;
