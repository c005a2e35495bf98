import type { ComponentChildren } from 'preact';
import { describeEntropy } from '@word-list/domain/asking';
import type { Findings, ListReport, Rules } from '@word-list/domain/word-sets';
import { figure } from '../figures.ts';
import { proposeFix } from './fixing.ts';

/** What a list is, and what to look at. */
export function Report({ report }: { readonly report: ListReport }) {
  const { distinct, lengths, ambiguity, uniquePrefix } = report;
  const fixFor = ({ count }: Findings<unknown>, rule: Rules) => (count > 0 ? rule : undefined);
  return (
    <dl class="report">
      <Line name="Words">
        {`${figure(distinct)} different, ${lengths.shortest} to ${lengths.longest} letters, ${lengths.mean.toFixed(1)} in the mean`}
      </Line>
      <Line name="Worth">{describeEntropy(distinct)}</Line>
      <Line name="Repeats" fix={fixFor(report.repeats, {})}>
        <Found findings={report.repeats} none="none" show={(word) => word} />
      </Line>
      <Line name="Prefix-free" fix={fixFor(report.prefixes, { prefixFree: true })}>
        <Found findings={report.prefixes} none="yes: no word begins another" show={pair} />
      </Line>
      <Line name="Suffix-free" fix={fixFor(report.suffixes, { suffixFree: true })}>
        <Found findings={report.suffixes} none="yes: no word ends another" show={pair} />
      </Line>
      <Line name="Decodable" fix={ambiguity === undefined ? undefined : { decodable: true }}>
        {ambiguity === undefined ? 'yes: readable without spaces' : describe(ambiguity)}
      </Line>
      <Line name="One edit apart" fix={fixFor(report.oneEdit, { minDistance: 2 })}>
        <Found findings={report.oneEdit} none="none" show={pair} />
      </Line>
      <Line name="Look-alikes" fix={fixFor(report.lookalikes, { noLookalikes: true })}>
        <Found findings={report.lookalikes} none="none" show={pair} />
      </Line>
      <Line name="Told apart by">
        {uniquePrefix === undefined ? 'whole words only' : `the first ${uniquePrefix} letters`}
      </Line>
    </dl>
  );
}

interface LineProps {
  readonly name: string;
  /** What fixes it; undefined where nothing is to be fixed. */
  readonly fix?: Rules | undefined;
  readonly children: ComponentChildren;
}

/** One finding, and what fixes it. */
export function Line({ name, fix, children }: LineProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {fix !== undefined && (
          <button
            type="button"
            class="link"
            aria-label={`Fix: ${name.toLowerCase()}`}
            onClick={() => void proposeFix(fix)}
          >
            Fix
          </button>
        )}
      </dd>
    </div>
  );
}

interface FoundProps<Finding> {
  readonly findings: Findings<Finding>;
  readonly none: string;
  readonly show: (finding: Finding) => string;
}

/** How many findings there are; which, behind a press. */
export function Found<Finding>({ findings: { count, some }, none, show }: FoundProps<Finding>) {
  if (count === 0) return <>{none}</>;
  return (
    <details>
      <summary>{figure(count)}</summary>
      {some.map(show).join(' · ')}
      {count > some.length && ' · …'}
    </details>
  );
}

function pair(words: readonly string[]): string {
  return words.join(' – ');
}

function describe({ text, one, other }: NonNullable<ListReport['ambiguity']>): string {
  return `no: “${text}” is ${one.join(' + ')}, and ${other.join(' + ')}`;
}
