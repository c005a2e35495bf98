import type { RunView } from '@word-list/domain/api';
import { refuseHeldDataDir } from '../processes/hold-data-dir.ts';
import { refuseForeignDir } from '../stack/data-dir.ts';
import { mayGoOn } from '../stack/model-choice.ts';
import { startStack, type Stack } from '../stack/start-stack.ts';
import { makeAgreement } from './agree-to-price.ts';
import { makeStackClient, type SourceView } from './api-client.ts';
import { beginRun, liveRuns } from './begin-run.ts';
import { buildApps } from './build-apps.ts';
import { UsageError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { followRun, type FollowOptions } from './follow-run.ts';
import { readModelProgress } from './model-progress.ts';
import { refuseUnfitServer } from './refuse-unfit-server.ts';
import { makeProblemReporter } from './make-terminal.ts';
import { formatSeconds } from './count-text.ts';
import { openPage } from './open-page.ts';
import type { ListChoice } from './options.ts';
import { registerList } from './register-list.ts';
import { guardFiles } from './guard-files.ts';
import { judgeRun, reportRun } from './report-run.ts';
import { openRunRecords, unfinishedRecords } from './run-record.ts';
import { scoreEnglish } from './score-english.ts';
import type { Product, Session } from './session.ts';
import { showVader } from './show-vader.ts';

/** The whole command: build, start, register, score, show, serve. Answers the exit code; throws what went wrong. */
export const runProduct = async (product: Product): Promise<number> => {
  guardFiles(product.options);
  refuseForeignDir(product.options.dataDir);
  refuseHeldDataDir(product.options.dataDir);
  refuseOtherModel(product);
  await refuseUnfitServer(product.options.model);
  await build(product);
  product.signal.throwIfAborted();
  const stack = await start(product);
  try {
    const records = openRunRecords(stack.dataDir.runs);
    return await work({ ...product, stack, records, api: makeStackClient(stack.origin, stack.token) });
  } finally {
    product.terminal.progress('Stopping …');
    await stack.stop();
  }
};

/** Prompts of an unfinished run must not reach another model than the one it was started with. */
function refuseOtherModel({ options }: Product): void {
  if (options.fresh) return;
  const other = unfinishedRecords(`${options.dataDir}/runs`).find(
    ({ model }) => !mayGoOn(options.model, model),
  );
  if (other === undefined) return;
  throw new UsageError(
    `the unfinished run of ${other.sourceName} asks ${other.model}: let it end with that --llm and --model first, ` +
      'use another --data-dir, or forget it with --fresh',
  );
}

async function build({ terminal }: Product): Promise<void> {
  const start = Date.now();
  terminal.progress('Building what is stale …');
  const wasStale = await buildApps();
  terminal.print(
    wasStale ? `✔ Built the functions (${secondsSince(start)})` : '✔ The functions are up to date',
  );
}

async function start(product: Product): Promise<Stack> {
  const { options, terminal } = product;
  const begun = Date.now();
  terminal.progress('Starting the stack …');
  const stack = await startStack({
    dataDir: options.dataDir,
    fresh: options.fresh,
    model: options.model,
    ...(options.port === undefined ? {} : { port: options.port }),
    onStep: (step) => terminal.progress(`Starting the stack: ${step} ready …`),
    onProblem: makeProblemReporter(terminal),
    onLost: product.lose,
    ...(product.tuning === undefined ? {} : { tuning: product.tuning }),
  });
  terminal.print(
    `✔ The stack is up at ${stack.origin}, state in ${options.dataDir} (${secondsSince(begun)})`,
  );
  if (stack.survivors.length > 0) {
    terminal.print(`  ended what an earlier stack had left running: ${stack.survivors.join(', ')}`);
  }
  return stack;
}

function secondsSince(start: number): string {
  return formatSeconds((Date.now() - start) / 1000);
}

async function work(session: Session): Promise<number> {
  const { terminal, options, signal, api } = session;
  if (!options.once) await invite(session);
  const code =
    options.list === undefined ? await scoreEnglish(session) : await scoreOwn(session, options.list);
  if (options.once) return code;
  await showVader(session);
  if (options.list === undefined) terminal.print('\nYour own:  npm start -- --source words.txt');
  terminal.print('Serving until Ctrl-C.');
  await untilAborted(signal);
  for (const { id, sourceName } of await liveRuns(api)) {
    terminal.print(`The run ${id} of ${sourceName} is not over: the next start goes on with it.`);
  }
  return exitCodes.complete;
}

/** Where to look while words are scored. */
async function invite({ terminal, stack, options }: Session): Promise<void> {
  const address = operatorAddress(stack);
  terminal.print(`✔ Ready. Open  ${address}   (may start runs: keep it to yourself)`);
  terminal.print('  Words appear as they are scored. Ctrl-C stops, the next start continues.\n');
  if (options.open && !(await openPage(address, stack.dataDir.path('open.html')))) {
    terminal.problem('no browser could be opened: open the address yourself');
  }
}

/** The page, and in its fragment, which no server sees, what lets it start runs. */
function operatorAddress({ origin, token }: Stack): string {
  return `${origin}/#k=${token}`;
}

async function scoreOwn(session: Session, list: ListChoice): Promise<number> {
  const { terminal, options } = session;
  const source = await registerList(session.api, session.stack, { list, format: options.format });
  terminal.print(`✔ Registered ${source.name} (${list.key})`);
  const run = await score(session, source);
  await reportRun(session, run, source);
  return judgeRun(session, run);
}

async function score(session: Session, source: SourceView): Promise<RunView> {
  const { api, terminal, options, signal } = session;
  const agreeToPrice = makeAgreement(api, options, (text) => terminal.print(text));
  const { run, isContinued } = await beginRun({ ...session, agreeToPrice }, source, options);
  terminal.print(
    isContinued
      ? `✔ Going on with the unfinished run ${run.id} (mode ${run.mode}, model ${run.model})`
      : `✔ Started run ${run.id} (mode ${run.mode}, model ${run.model})`,
  );
  await nameOthers(session, source);
  return followRun(api, run.id, { terminal, signal, ...progressOf(session) });
}

async function nameOthers({ api, terminal }: Session, source: SourceView): Promise<void> {
  for (const run of await liveRuns(api, source.id)) {
    terminal.print(`  the unfinished run ${run.id} of ${run.sourceName} goes on as well`);
  }
}

/** Servers of one's own are slow: their prompts are counted. */
function progressOf({ options, stack }: Session): Pick<FollowOptions, 'modelProgress'> {
  return options.model.kind === 'server'
    ? { modelProgress: () => readModelProgress(stack.modelBaseUrl, stack.gatewayKey) }
    : {};
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
