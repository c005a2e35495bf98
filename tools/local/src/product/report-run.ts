import { writeFileSync } from 'node:fs';
import type { ScoredWord } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import type { ApiClient, SourceView } from './api-client.ts';
import { exitCodes } from './exit-codes.ts';
import { readListWords, readManifest } from './list-words.ts';
import { makeSummary, type RunSummaryFile } from './make-summary.ts';
import { formatCount } from './progress-text.ts';
import { rejectLines } from './reject-text.ts';
import { invitationText, resultText } from './result-text.ts';
import type { Session } from './session.ts';
import { writeList } from './write-list.ts';

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

/** Shows what a run came to and writes the files that were asked for. */
export const reportRun = async (session: Session, run: RunView, source: SourceView): Promise<void> => {
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

/** The exit code of a run that has ended. A message that was given up is a failure, whatever became of its words. */
export const judgeRun = async ({ stack, records, terminal }: Session, run: RunView): Promise<number> => {
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
