import { skippedReasons, type RejectReason } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import { countOf, formatCount, formatSeconds, wrapItems, wrapText } from './count-text.ts';
import type { FailureCount } from './count-failures.ts';
import type { WordsProfile } from './profile-words.ts';
import { explainFailure, explainRefusal, rejectTexts } from './reason-texts.ts';
import { lostLines } from './reject-text.ts';

export interface ResultFacts {
  readonly run: RunView;
  readonly seconds: number;
  /** Failed words by the name of their reason. */
  readonly failures: Readonly<Record<string, FailureCount>>;
  /** Of the words that have a score; undefined where there are none. */
  readonly profile: WordsProfile | undefined;
  /** Columns. */
  readonly width: number;
}

/** What a run came to: its end, the counts of its list, lost lines with examples, and what the words are like. */
export const resultText = (facts: ResultFacts): string => {
  const { run, profile, failures, width } = facts;
  const lost = wrapAll(lostLines(run), width);
  const unscored = Object.entries(failures).flatMap((of) => failureRows(of, width));
  return [
    ...wrapText(headline(facts), { width, indent: '  ' }),
    ...whyRows(run, width),
    ...readAsRows(run),
    '',
    ...countRows(facts),
    ...(lost.length === 0 ? [] : ['', 'Rejected:', ...lost]),
    ...(unscored.length === 0 ? [] : ['', 'Without a score:', ...unscored]),
    ...(profile === undefined || profile.words === 0 ? [] : ['', ...profileRows(facts, profile)]),
  ].join('\n');
};

interface CountRow {
  readonly name: string;
  readonly count: number;
  readonly note?: string;
}

const nameWidth = 16;

const shownTypes = 5;

interface Invitation {
  readonly origin: string;
  readonly tokenPath: string;
  readonly sourceId: string;
  /** A word that has a score; undefined where none has. */
  readonly word: string | undefined;
}

/** Where to look now, as lines to copy: the documentation, words, and starting a run with the token. */
export const invitationText = ({ origin, tokenPath, sourceId, word }: Invitation): string =>
  [
    `The words are served at ${origin}/api/words, described at ${origin}/api/docs`,
    ...(word === undefined
      ? []
      : [
          `  curl '${origin}/api/words?sort=-commonness&limit=10'`,
          `  curl '${origin}/api/words/${encodeURIComponent(word)}'`,
        ]),
    'Start another run (the token is good for everything, keep it to yourself):',
    `  curl -X POST -H "authorization: Bearer $(cat ${tokenPath})" \\`,
    `    ${origin}/api/sources/${sourceId}/runs`,
  ].join('\n');

function wrapAll(texts: readonly string[], width: number): string[] {
  const inner = { width: width - 2, indent: '  ' };
  return texts.flatMap((text) => wrapText(text, inner)).map((line) => `  ${line}`);
}

/** What a reason means, and below it what the server said. */
function failureRows([reason, { sample }]: [string, FailureCount], width: number): string[] {
  const said = sample === undefined ? [] : wrapAll([`it said: ${sample}`], width - 2);
  return [...wrapAll([explainFailure(reason)], width), ...said.map((line) => `  ${line}`)];
}

function headline({ run, seconds }: ResultFacts): string {
  return `Run ${run.id} of ${run.sourceName}: ${statusText(run)}, ${formatSeconds(seconds)}, ${countOf(run.usage.prompts, 'prompt')}`;
}

function statusText(run: RunView): string {
  if (run.status === 'failed') return 'failed';
  if (run.status === 'cancelled') return 'cancelled';
  const { known, scored, failed } = run.counts;
  if (known + scored === 0) return failed > 0 ? 'no word was scored' : 'complete, without a word';
  return failed === 0
    ? 'complete'
    : `complete, but ${countOf(failed, 'word')} ${failed === 1 ? 'has' : 'have'} no score`;
}

function whyRows({ status, reason }: RunView, width: number): string[] {
  return status === 'failed' ? wrapAll([explainRefusal(reason)], width) : [];
}

function readAsRows({ list }: RunView): string[] {
  const readAs = list?.readAs ?? undefined;
  return readAs === undefined ? [] : [`  read as ${readAs}`];
}

function countRows({ run: { counts }, failures }: ResultFacts): string[] {
  const reasons = Object.entries(counts.rejected) as [RejectReason, number][];
  const rejected = reasons.filter(([, count]) => count > 0);
  const rows: CountRow[] = [
    { name: 'lines', count: counts.lines },
    ...rejected.map(([reason, count]) =>
      skippedReasons.has(reason)
        ? { name: '  skipped', count, note: rejectTexts[reason].means }
        : { name: '  rejected', count, note: reason },
    ),
    { name: '  duplicates', count: counts.duplicates },
    { name: '  words', count: counts.accepted },
    { name: '    known before', count: counts.known },
    { name: '    scored', count: counts.scored },
    ...Object.entries(failures).map(([reason, { count }]) => ({
      name: '    failed',
      count,
      note: reason,
    })),
    ...(counts.cancelled === 0 ? [] : [{ name: '    cancelled', count: counts.cancelled }]),
  ];
  const width = Math.max(...rows.map(({ count }) => formatCount(count).length));
  return rows.map(({ name, count, note = '' }) =>
    `${name.padEnd(nameWidth)}  ${formatCount(count).padStart(width)}  ${note}`.trimEnd(),
  );
}

function profileRows({ run, width }: ResultFacts, profile: WordsProfile): string[] {
  const { commonness, sentiment, types, offensive, words, examples } = profile;
  const rows: [string, string][] = [
    ['types', bands(types.slice(0, shownTypes))],
    [
      'commonness',
      bands([
        ['well known', commonness.wellKnown],
        ['known', commonness.known],
        ['rare', commonness.rare],
        ['unknown', commonness.unknown],
      ]),
    ],
    [
      'tone',
      bands([
        ['negative', sentiment.negative],
        ['neutral', sentiment.neutral],
        ['positive', sentiment.positive],
        ['unknown', sentiment.unknown],
      ]),
    ],
    ['offensive', offensive === 0 ? 'none found' : countOf(offensive, 'word')],
  ];
  return [
    `${words < run.counts.scored + run.counts.known ? 'A sample of' : 'The'} ${countOf(words, 'scored word')}:`,
    ...rows
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `  ${name.padEnd(nameWidth - 2)}  ${text}`),
    ...(examples.length === 0 ? [] : ['  best known', ...wrapItems(examples, { width, indent: '    ' })]),
  ];
}

/** Of how many words which: `noun 1,204 · verb 510`. */
function bands(pairs: readonly (readonly [string, number])[]): string {
  return pairs
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${formatCount(count)}`)
    .join(' · ');
}
