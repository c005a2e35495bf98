import type { RunView } from '@word-list/domain/api';
import { modelNameOf } from '../stack/model-choice.ts';
import type { SourceView } from './api-client.ts';
import { beginRun } from './begin-run.ts';
import { formatCount, formatSeconds } from './count-text.ts';
import { englishLists, type EnglishList } from './english-lists.ts';
import { exitCodes } from './exit-codes.ts';
import { followRun } from './follow-run.ts';
import type { Terminal } from './make-terminal.ts';
import { registerList } from './register-list.ts';
import { judgeRun } from './report-run.ts';
import type { Session } from './session.ts';
import { showVader } from './show-vader.ts';

/**
 * Scores English, the most common words first, for whoever named no list and wants to look. What an earlier start has
 * scored is not asked again. Answers an exit code.
 */
export async function scoreEnglish(session: Session): Promise<number> {
  const { stack, terminal, options } = session;
  let words = 0;
  for (const list of englishLists(stack.dataDir.path('lists'))) {
    const run = await scoreList(session, list);
    const code = await judgeRun(session, run);
    if (code !== exitCodes.complete) return tellFailure(session, run, code);
    words = run.counts.accepted;
    terminal.print(`${nameColumn(list.name)}${formatCount(words)} ✔ ${took(run)}`);
    // The first words are on the screen by now.
    if (!options.once) await showVader(session);
  }
  terminal.print(`✔ ${formatCount(words)} words · $0.00 · judge ${modelNameOf(options.model)}`);
  return exitCodes.complete;
}

async function scoreList(session: Session, list: EnglishList): Promise<RunView> {
  const { api, stack, terminal, options, signal } = session;
  const source = await registerList(api, stack, { list, format: { kind: 'lines' } });
  const done = await doneRun(session, source, list);
  if (done !== undefined) return done;
  const { run } = await beginRun({ ...session, agreeToPrice: () => Promise.resolve() }, source, options);
  return followRun(api, run.id, { terminal: labelled(terminal, list.name), signal });
}

/** The run of an earlier start that scored all of the list. */
async function doneRun({ api, options }: Session, source: SourceView, list: EnglishList) {
  const newest = await api.newestRun(source.id);
  if (newest?.status !== 'complete' || newest.model !== modelNameOf(options.model)) return undefined;
  const run = await api.run(newest.id);
  return run.counts.lines === list.lines ? run : undefined;
}

function tellFailure({ terminal }: Session, run: RunView, code: number): number {
  const why = run.reason === null ? '' : `: ${run.reason}`;
  terminal.problem(`${run.sourceName}: ${run.status.replaceAll('_', ' ')}${why}`);
  return code;
}

/** Lists before their progress, one below another. */
function nameColumn(name: string): string {
  return name.padEnd('English, most common   '.length);
}

function labelled(terminal: Terminal, name: string): Pick<Terminal, 'progress' | 'problem' | 'width'> {
  const label = nameColumn(name);
  return {
    get width() {
      return terminal.width - label.length;
    },
    progress: (text) => terminal.progress(label + text),
    problem: (text) => terminal.problem(text),
  };
}

function took({ startedAt, endedAt }: RunView): string {
  return formatSeconds((Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)) / 1000);
}
