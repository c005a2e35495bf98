import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetPostgres } from '@word-list/db/postgres-server';
import type { RunView } from '@word-list/domain/api';
import type { FunctionName } from '@word-list/topology';
import wordListPath from 'word-list';
import { readLedger } from '../../../batch-gateway/src/index.ts';
import type { FaultPlan } from '../../../local/src/aws-front/faults.ts';
import { waitUntil } from '../../../local/src/processes/wait-until.ts';
import { makeStackClient } from '../../../local/src/product/api-client.ts';
import { isLiveRun } from '../../../local/src/product/begin-run.ts';
import { lexiconModel } from '../../../local/src/stack/model-choice.ts';
import { startStack } from '../../../local/src/stack/start-stack.ts';
import { countAsked } from '../check/count-asked.ts';
import { readFacts } from '../check/read-facts.ts';
import { recountOpen, recountRun } from '../check/recount-run.ts';
import { killLiving, livingChildren } from '../living-children.ts';
import { startModelProxy, type ModelPlan } from './model-proxy.ts';
import { startSqlProxy, type CommitPlan } from './sql-proxy.ts';

/** What goes wrong just now; a test changes it while the stack runs. */
export interface Plans {
  aws: FaultPlan;
  commits: CommitPlan;
  model: ModelPlan;
}

export interface BegunRun {
  readonly id: string;
  readonly words: readonly string[];
}

export interface ChaosOptions {
  /** Where the state is; a folder of its own by default, which `stop` removes. */
  readonly folder?: string;
  readonly gatewayArguments?: readonly string[];
  /** Seconds until what is open is sent again. */
  readonly resendAfterSeconds?: number;
}

const patienceMs = 150_000;

export const makeChaosFolder = (): string => mkdtempSync(join(tmpdir(), 'word-list-chaos-'));

export const forgetChaosFolder = async (folder: string): Promise<void> => {
  await forgetPostgres(join(folder, 'state', 'postgres'));
  rmSync(folder, { recursive: true, force: true });
};

/** Hands out words of the dictionary, never one twice. */
export const makeWordSupply = (from = 0): ((count: number) => string[]) => {
  const dictionary = readFileSync(wordListPath, 'utf8').trim().split('\n');
  const step = 7919;
  let place = from;
  return (count) =>
    Array.from({ length: count }, () => {
      place += 1;
      return dictionary[(place * step) % dictionary.length] ?? '';
    });
};

/** The one-machine stack with something in between at every joint: AWS, PostgreSQL and the model. */
export const startChaos = async (options: ChaosOptions = {}) => {
  const folder = options.folder ?? makeChaosFolder();
  const dataDir = join(folder, 'state');
  mkdirSync(join(folder, 'lists'), { recursive: true });
  const plans = calmPlans();
  const problems: string[] = [];
  const sql = await startSqlProxy((application) => plans.commits(application));
  const model = await startModelProxy((operation) => plans.model(operation));
  const stack = await startStack({
    dataDir,
    fresh: false,
    port: 0,
    model: { kind: 'lexicon' },
    onStep: () => undefined,
    onProblem: (where, message) => problems.push(`${where}: ${message}`),
    onLost: (name) => problems.push(`lost ${name}`),
    tuning: {
      durable: false,
      faults: (call) => (call.functionName.startsWith('api-') ? undefined : plans.aws(call)),
      databaseUrlFor: (url) => sql.urlFor(url),
      gatewayArguments: options.gatewayArguments ?? [],
      settings: {
        'model-base-url': model.baseUrl,
        'submit-lease-seconds': '4',
        'resend-after-seconds': String(options.resendAfterSeconds ?? 1),
      },
    },
  });
  model.leadTo(stack.modelBaseUrl);
  const api = makeStackClient(stack.origin, stack.token);

  const ended = async ({ id }: Pick<BegunRun, 'id'>): Promise<RunView> => {
    const isOver = async () => !isLiveRun(await api.run(id));
    if (!(await waitUntil(isOver, { timeoutMs: patienceMs, everyMs: 300 })))
      throw new Error(`the run does not end: ${JSON.stringify(await api.run(id))}\n${problems.join('\n')}`);
    return api.run(id);
  };

  return {
    ...{ stack, api, plans, problems, folder, dataDir },
    ended,
    cutSql: () => sql.cut(),
    calm: (): void => void Object.assign(plans, calmPlans()),
    /** kill -9 of every process of the function. Answers how many there were. */
    kill: (name: FunctionName): number =>
      livingChildren(join(dataDir, 'processes.jsonl')).filter(
        (child) => child.name === name && killLiving(child),
      ).length,
    async begin(words: readonly string[], name: string): Promise<BegunRun> {
      const key = encodeURIComponent(name);
      const path = join(folder, 'lists', key);
      writeFileSync(path, `${words.join('\n')}\n`);
      const url = stack.sources.serve(path);
      const source = await api.addSource({ name, url, format: { kind: 'lines' } });
      const { id } = await api.startRun(
        source.id,
        { mode: 'new', model: lexiconModel },
        encodeURIComponent(name),
      );
      return { id, words };
    },
    asked: () => countAsked(readLedger(join(dataDir, 'gateway'))),
    facts: () => readFacts(stack.databaseUrl('owner')),
    async stop(): Promise<void> {
      await stack.stop();
      await Promise.all([sql.close(), model.close()]);
      if (options.folder === undefined) await forgetChaosFolder(folder);
    },
  };
};

export type Chaos = Awaited<ReturnType<typeof startChaos>>;

/**
 * Waits for the end of the runs and recounts them over the rows, I1 to I5: what is wrong, with the views of the runs.
 * Nothing else may be open by then.
 */
export const settle = async (chaos: Chaos, runs: readonly BegunRun[]) => {
  const views = await Promise.all(runs.map((run) => chaos.ended(run)));
  const facts = await chaos.facts();
  const { times, twice } = chaos.asked();
  const words = runs.flatMap((run) => run.words);
  const tooOften = words.filter((word) => (times.get(word) ?? 0) > 3);
  const again = words.filter((word) => (times.get(word) ?? 0) > 1);
  const mistakes = [
    ...runs.flatMap((run, place) => {
      const view = views[place];
      return view === undefined ? [] : recountRun({ view, words: run.words }, facts);
    }),
    ...recountOpen(facts),
    ...tooOften.map((word) => `${word} was asked more than three times`),
    ...twice.map((prompt) => `prompt ${prompt} was paid twice`),
  ];
  return { views, facts, mistakes, askedAgain: again.length };
};

function calmPlans(): Plans {
  return { aws: () => undefined, commits: () => undefined, model: () => undefined };
}
