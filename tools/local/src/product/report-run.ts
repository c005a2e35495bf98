import { writeFileSync } from 'node:fs';
import type { RunView } from '@word-list/domain/api';
import type { SourceView } from './api-client.ts';
import { countFailures } from './count-failures.ts';
import { countOf } from './count-text.ts';
import { exitCodes } from './exit-codes.ts';
import { readListWords, readRejects } from './list-words.ts';
import { makeSummary, type RunSummaryFile } from './make-summary.ts';
import { makeProfiler, type WordsProfile } from './profile-words.ts';
import { lossWarning } from './reject-text.ts';
import { invitationText, resultText } from './result-text.ts';
import type { Session } from './session.ts';
import { writeList } from './write-list.ts';
import { writeRejects } from './write-rejects.ts';

/** Chunks of 10,000 words, spread over the list, that are looked at to say what it is like. */
const profiledChunks = 5;

/** Shows what a run came to and writes the files that were asked for. */
export const reportRun = async (session: Session, run: RunView, source: SourceView): Promise<void> => {
  const { terminal, options, stack, api } = session;
  const summary = summarise(session, run);
  const failures = run.counts.failed === 0 ? {} : await countFailures(api, run.id);
  const profile = await profileList(session, run);
  const facts = { run, seconds: summary.seconds, failures, profile, width: terminal.width };
  terminal.print(`\n${resultText(facts)}\n`);
  warnOfLoss(session, run);
  await writeFiles(session, run, summary);
  if (options.once) return;
  const { origin, dataDir } = stack;
  const word = profile?.examples[0];
  terminal.print(invitationText({ origin, tokenPath: dataDir.token, sourceId: source.id, word }));
};

/** The exit code of a run that has ended. A message that was given up is a failure, whatever became of its words. */
export const judgeRun = async ({ stack, records, terminal }: Session, run: RunView): Promise<number> => {
  const before = records.get(run.id)?.deadLetters ?? 0;
  records.markEnded(run.id);
  const dead = (await stack.deadLetters.look()) - before;
  if (dead > 0) {
    terminal.problem(
      `${countOf(dead, 'message')} given up (dead-letter queues); what went wrong is in ${stack.dataDir.logs}, the same command asks again`,
    );
    return exitCodes.failed;
  }
  if (run.status === 'complete') return exitCodes.complete;
  return run.status === 'complete_with_failures' ? exitCodes.completeWithFailures : exitCodes.failed;
};

function summarise({ stack, records }: Session, run: RunView): RunSummaryFile {
  return makeSummary(run, records.get(run.id)?.tally ?? {}, stack.counts.read());
}

async function profileList({ stack }: Session, run: RunView): Promise<WordsProfile | undefined> {
  if (run.counts.scored + run.counts.known === 0) return undefined;
  const profiler = makeProfiler();
  for await (const words of readListWords(stack, run.id, profiledChunks)) words.forEach(profiler.add);
  return profiler.profile();
}

/** A list that lost many of its lines is complete, but hardly what was meant. */
function warnOfLoss({ terminal, options }: Session, run: RunView): void {
  const warning = lossWarning(run);
  if (warning === undefined) return;
  const all = options.rejectsPath === undefined ? '; all of them: --rejects rejects.csv' : '';
  terminal.problem(`${warning}${all}`);
}

async function writeFiles(session: Session, run: RunView, summary: RunSummaryFile): Promise<void> {
  const { terminal, options, stack } = session;
  if (options.summaryPath !== undefined) {
    writeFileSync(options.summaryPath, `${JSON.stringify(summary, undefined, 2)}\n`);
    terminal.print(`✔ Wrote the summary to ${options.summaryPath}`);
  }
  if (options.rejectsPath !== undefined) {
    const rows = await writeRejects(options.rejectsPath, readRejects(stack, run.id));
    terminal.print(`✔ Wrote ${countOf(rows, 'line')} without a word to ${options.rejectsPath}`);
  }
  if (options.out !== undefined) {
    const count = await writeList(options.out, readListWords(stack, run.id));
    terminal.print(`✔ Wrote ${countOf(count, 'scored word')} to ${options.out.path}`);
  }
}
