import { writeFileSync } from 'node:fs';
import type { ScoredWord } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import { refuseHeldDataDir } from '../processes/hold-data-dir.ts';
import { refuseForeignDir } from '../stack/data-dir.ts';
import { modelIdentity } from '../stack/model-choice.ts';
import { startStack, type Stack, type StackTuning } from '../stack/start-stack.ts';
import { makeAgreement } from './agree-to-price.ts';
import { makeApiClient, type ApiClient, type SourceView } from './api-client.ts';
import { beginRun, otherLiveRuns } from './begin-run.ts';
import { buildApps } from './build-apps.ts';
import { exitCodes } from './exit-codes.ts';
import { followRun } from './follow-run.ts';
import { readListWords, readManifest } from './list-words.ts';
import { makeSummary, type RunSummaryFile } from './make-summary.ts';
import { makeProblemReporter, type Terminal } from './make-terminal.ts';
import { UsageError } from './errors.ts';
import type { Options } from './options.ts';
import { formatCount, formatSeconds } from './progress-text.ts';
import { registerList } from './register-list.ts';
import { rejectLines } from './reject-text.ts';
import { invitationText, resultText } from './result-text.ts';
import { openRunRecords, unfinishedRecords, type RunRecords } from './run-record.ts';
import { writeList } from './write-list.ts';

export interface Product {
  readonly options: Options;
  readonly terminal: Terminal;
  /** Ends everything in order. */
  readonly signal: AbortSignal;
  readonly lose: (name: string) => void;
  readonly tuning?: StackTuning;
}

interface Session extends Product {
  readonly stack: Stack;
  readonly api: ApiClient;
  readonly records: RunRecords;
}

const secondsSince = (start: number): string => formatSeconds((Date.now() - start) / 1000);

const build = async ({ terminal }: Product): Promise<void> => {
  const start = Date.now();
  terminal.progress('Building what is stale …');
  const wasStale = await buildApps();
  terminal.print(
    wasStale ? `✔ Built the functions (${secondsSince(start)})` : '✔ The functions are up to date',
  );
};

/** Prompts of an unfinished run must not reach another model than the one it was started with. */
const refuseOtherModel = ({ options }: Product): void => {
  if (options.fresh) return;
  const mine = modelIdentity(options.model);
  const other = unfinishedRecords(`${options.dataDir}/runs`).find(({ model }) => model !== mine);
  if (other === undefined) return;
  throw new UsageError(
    `the unfinished run of ${other.sourceName} asks ${other.model}: let it end with that --llm and --model first, ` +
      'use another --data-dir, or forget it with --fresh',
  );
};

const start = async (product: Product): Promise<Stack> => {
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
};

const nameOthers = async ({ api, terminal }: Session, source: SourceView): Promise<void> => {
  for (const run of await otherLiveRuns(api, source.id)) {
    terminal.print(`  the unfinished run ${run.id} of ${run.sourceName} goes on as well`);
  }
};

const score = async (session: Session, source: SourceView): Promise<RunView> => {
  const { api, terminal, options, signal } = session;
  const agreeToPrice = makeAgreement(api, options, (text) => terminal.print(text));
  const { run, isContinued } = await beginRun({ ...session, agreeToPrice }, source, options);
  terminal.print(
    isContinued
      ? `✔ Going on with the unfinished run ${run.id} (mode ${run.mode}, model ${run.model})`
      : `✔ Started run ${run.id} (mode ${run.mode}, model ${run.model})`,
  );
  await nameOthers(session, source);
  return followRun(api, run.id, { onProgress: (text) => terminal.progress(text), signal });
};

const summarise = ({ stack, records }: Session, run: RunView): RunSummaryFile =>
  makeSummary(run, records.get(run.id)?.tally ?? {}, stack.counts.read());

const countFailures = async (api: ApiClient, run: RunView): Promise<Record<string, number>> => {
  if (run.counts.failed === 0) return {};
  const counts: Record<string, number> = {};
  for await (const failures of api.failures(run.id)) {
    for (const { reason } of failures) counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
};

const sampleSize = 8;

/** A few words spread over the beginning of the list. */
const takeSample = async ({ stack }: Session, run: RunView): Promise<readonly ScoredWord[]> => {
  for await (const words of readListWords(stack, run.id)) {
    const step = Math.max(1, Math.floor(words.length / sampleSize));
    return words.filter((_, place) => place % step === 0).slice(0, sampleSize);
  }
  return [];
};

/** A list that holds no word is complete, but hardly what was meant. */
const warnOfRejects = async ({ terminal, stack }: Session, run: RunView): Promise<void> => {
  if (run.counts.accepted > 0 || run.counts.lines === 0) return;
  const manifest = await readManifest(stack, run.id);
  if (manifest !== undefined) terminal.problem(rejectLines(manifest).join('\n'));
};

const report = async (session: Session, run: RunView, source: SourceView): Promise<void> => {
  const { terminal, options, stack, api } = session;
  const summary = summarise(session, run);
  const failures = await countFailures(api, run);
  const sample = await takeSample(session, run);
  terminal.print(`\n${resultText({ run, seconds: summary.seconds, failures, sample })}\n`);
  await warnOfRejects(session, run);
  if (options.summaryPath !== undefined) {
    writeFileSync(options.summaryPath, `${JSON.stringify(summary, undefined, 2)}\n`);
  }
  if (options.out !== undefined) {
    const count = await writeList(options.out, readListWords(stack, run.id));
    terminal.print(`✔ Wrote ${formatCount(count)} scored words to ${options.out.path}`);
  }
  if (!options.once) terminal.print(invitationText(stack.origin, stack.dataDir.token, source.id));
};

const judge = async ({ stack, records, terminal }: Session, run: RunView): Promise<number> => {
  const before = records.get(run.id)?.deadLetters ?? 0;
  records.markEnded(run.id);
  const dead = (await stack.deadLetters.look()) - before;
  if (dead > 0) {
    terminal.problem(`${dead} message(s) lie in dead-letter queues; see ${stack.dataDir.logs}`);
    return exitCodes.failed;
  }
  if (run.status === 'complete') return exitCodes.complete;
  return run.status === 'complete_with_failures' ? exitCodes.completeWithFailures : exitCodes.failed;
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const work = async (session: Session): Promise<number> => {
  const { terminal, options, signal } = session;
  const source = await registerList(session.api, session.stack, options);
  terminal.print(`✔ Registered ${source.name} (${options.list.key})`);
  const run = await score(session, source);
  await report(session, run, source);
  const code = await judge(session, run);
  if (options.once) return code;
  terminal.print('\nServing until Ctrl-C.');
  await untilAborted(signal);
  for (const { id, sourceName } of await otherLiveRuns(session.api, source.id)) {
    terminal.print(`The run ${id} of ${sourceName} is not over: the next start goes on with it.`);
  }
  return exitCodes.complete;
};

/** The whole command: build, start, register, score, show, serve. Answers the exit code; throws what went wrong. */
export const runProduct = async (product: Product): Promise<number> => {
  refuseForeignDir(product.options.dataDir);
  refuseHeldDataDir(product.options.dataDir);
  refuseOtherModel(product);
  await build(product);
  product.signal.throwIfAborted();
  const stack = await start(product);
  try {
    const records = openRunRecords(stack.dataDir.runs);
    return await work({ ...product, stack, records, api: makeApiClient(stack.origin, stack.token) });
  } finally {
    product.terminal.progress('Stopping …');
    await stack.stop();
  }
};
