import {
  listKey,
  manifestParts,
  servedView,
  wordInView,
  type ScoredWord,
  type WordList,
} from '@word-list/domain';
import type { Report } from './violation.ts';
import { emptyView, keyOf, type WordsView } from './words-view.ts';

/** What a reader was told who asked for the words of a list. */
export interface ReadAnswer {
  /** The id of the list's source. */
  readonly source: string;
  /** When the reader asked. */
  readonly askedAt: number;
  /** The list that was found; undefined: there is none. */
  readonly list: { readonly sha256: string; readonly words: readonly string[] } | undefined;
  /** The words of it that have scores. */
  readonly words: ReadonlyMap<string, ScoredWord>;
}

export interface ReaderWatchContext {
  readonly report: Report;
  readonly now: () => number;
  readonly objects: ReadonlyMap<string, string>;
  /** Keys of objects that cannot be read as they were written. */
  readonly broken: ReadonlySet<string>;
  /** The words of each part, by run and part. */
  readonly partWords: ReadonlyMap<string, readonly string[]>;
}

/** What readers could see from a time on. */
interface Moment {
  readonly from: number;
  readonly view: WordsView;
}

/** So much older than the words are an answer may be. */
const mostAgeMs = 1000;

/**
 * Watches what readers are told: a list as one manifest fixed it, and nothing that was not to be seen at some moment
 * between a second before they asked and their answer.
 */
export class ReaderWatch {
  answers = 0;
  private readonly context: ReaderWatchContext;
  private readonly moments: Moment[] = [{ from: 0, view: emptyView }];

  constructor(context: ReaderWatchContext) {
    this.context = context;
  }

  observe(view: WordsView): void {
    const last = this.moments.at(-1)?.view;
    const isSame =
      last?.opinions === view.opinions && last.judges === view.judges && last.lists === view.lists;
    if (!isSame) this.moments.push({ from: this.context.now(), view });
  }

  check(answer: ReadAnswer): void {
    this.answers += 1;
    const views = this.viewsSince(answer.askedAt - mostAgeMs);
    const lists = views.map(({ lists: seen }) => shownList(seen.get(answer.source)));
    if (answer.list === undefined) {
      if (lists.every((list) => list !== undefined))
        this.context.report(
          'I15',
          `the list ${answer.source} was not found, though it was there all the time`,
        );
      return;
    }
    this.checkList(answer, answer.list, lists);
    this.checkWords(answer, answer.list, views);
  }

  /** Who was sent away had to be: where the list led there was nothing to read. */
  checkRefused({ source, askedAt }: Pick<ReadAnswer, 'source' | 'askedAt'>): void {
    const { objects, broken, report } = this.context;
    const lists = this.viewsSince(askedAt - mostAgeMs).map(({ lists: seen }) => shownList(seen.get(source)));
    const keys = new Set(lists.map((list) => list && listKey(list)));
    const [key] = keys;
    if (keys.size === 1 && key !== undefined && !broken.has(key))
      report(
        'I15',
        `the list ${source} could not be read: ${objects.has(key) ? 'it is there' : 'its object is gone'}`,
      );
  }

  private checkList(
    { source }: ReadAnswer,
    { sha256, words }: NonNullable<ReadAnswer['list']>,
    lists: readonly (WordList | undefined)[],
  ): void {
    const { report } = this.context;
    const list = lists.find((one) => one?.sha256 === sha256);
    if (list === undefined)
      report('I16', `a reader was told of the list ${source} as ${sha256}, which nobody may see any more`);
    else if (this.wordsOf(list) !== [...words].sort().join(' '))
      report('I15', `a reader got the list ${source} otherwise than run ${list.runId} fixed it`);
  }

  private checkWords(
    { source, words: shown }: ReadAnswer,
    { words }: NonNullable<ReadAnswer['list']>,
    views: readonly WordsView[],
  ): void {
    for (const text of words) {
      const word = shown.get(text);
      const seen = word && written(word);
      if (!views.some((view) => views.some(({ judges }) => seen === wordAs(view, judges, text))))
        this.context.report(
          'I16',
          `a reader of ${source} saw ${seen ?? `no ${text}`}: that was long ago, or never`,
        );
    }
  }

  /** What there was to see from then until now. */
  private viewsSince(time: number): WordsView[] {
    const first = this.moments.findLastIndex(({ from }) => from <= time);
    return this.moments.slice(Math.max(0, first)).map(({ view }) => view);
  }

  private wordsOf({ runId }: WordList): string {
    const { manifest } = this.moments.at(-1)?.view.runs.get(runId) ?? {};
    const parts = manifest ? manifestParts(manifest) : [];
    const words = parts.flatMap(({ part }) => this.context.partWords.get(keyOf(runId, part)) ?? []);
    return words.sort().join(' ');
  }
}

function shownList(list: WordList | undefined): WordList | undefined {
  return list?.isPublic === true && !list.isGone ? list : undefined;
}

function wordAs({ opinions }: WordsView, judges: WordsView['judges'], text: string): string | undefined {
  const word = wordInView(servedView([...judges.values()]), (judge) => opinions.get(keyOf(text, judge)));
  return word && written(word);
}

/** Its fields in one order. */
function written(word: ScoredWord): string {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(word, sorted);
}
