import type { ComponentChildren } from 'preact';
import { describeEntropy, type Findings, type ListReport } from '@word-list/domain/word-sets';
import { figure } from '../figures.ts';

/** What a list is, and what to look at. */
export function Report({ report }: { readonly report: ListReport }) {
  const { distinct, lengths, ambiguity, uniquePrefix } = report;
  return (
    <dl class="report">
      <Line name="Words">
        {`${figure(distinct)} different, ${lengths.shortest} to ${lengths.longest} letters, ${lengths.mean.toFixed(1)} in the mean`}
      </Line>
      <Line name="Worth">{describeEntropy(distinct)}</Line>
      <Line name="Repeats">
        <Found findings={report.repeats} none="none" show={(word) => word} />
      </Line>
      <Line name="Prefix-free">
        <Found findings={report.prefixes} none="yes: no word begins another" show={pair} />
      </Line>
      <Line name="Suffix-free">
        <Found findings={report.suffixes} none="yes: no word ends another" show={pair} />
      </Line>
      <Line name="Decodable">
        {ambiguity === undefined ? 'yes: readable without spaces' : describe(ambiguity)}
      </Line>
      <Line name="One edit apart">
        <Found findings={report.oneEdit} none="none" show={pair} />
      </Line>
      <Line name="Look-alikes">
        <Found findings={report.lookalikes} none="none" show={pair} />
      </Line>
      <Line name="Told apart by">
        {uniquePrefix === undefined ? 'whole words only' : `the first ${uniquePrefix} letters`}
      </Line>
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FoundProps<Finding> {
  readonly findings: Findings<Finding>;
  readonly none: string;
  readonly show: (finding: Finding) => string;
}

function Found<Finding>({ findings: { count, some }, none, show }: FoundProps<Finding>) {
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
