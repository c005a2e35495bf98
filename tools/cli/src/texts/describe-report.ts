import { describeEntropy, nearestSizes, type ListReport } from '@word-list/domain/word-sets';
import { formatCount } from '../../../local/src/product/count-text.ts';

/** A line of a report: whether it is good, bad, or neither. */
export interface ReportLine {
  readonly name: string;
  readonly value: string;
  readonly isGood?: boolean | undefined;
}

const shownFindings = 3;

/** What a list is, line by line. */
export function describeReport(report: ListReport): ReportLine[] {
  const { words, distinct, repeats, lengths, uniquePrefix } = report;
  return [
    { name: 'words', value: formatCount(words) },
    ...(distinct === words ? [] : [{ name: 'different', value: formatCount(distinct), isGood: false }]),
    findingsLine('repeats', repeats, (text) => text),
    {
      name: 'length',
      value: `${lengths.shortest} to ${lengths.longest}, ${lengths.mean.toFixed(2)} on average`,
    },
    { name: 'entropy', value: describeEntropy(distinct) },
    { name: 'dice', value: describeSizes(distinct) },
    holds('prefix-free', report.prefixes, pair),
    holds('suffix-free', report.suffixes, pair),
    describeAmbiguity(report),
    holds('two edits apart', report.oneEdit, pair),
    { name: 'unique prefix', value: uniquePrefix === undefined ? 'none' : `${uniquePrefix} characters` },
    holds('no look-alikes', report.lookalikes, group),
    ...(report.homophones ? [holds('no homophones', report.homophones, group)] : []),
    ...(report.lemmas ? [holds('one lemma', report.lemmas, group)] : []),
    ...(report.pairs ? [holds('safe pairs', report.pairs, ({ pair: two }) => two.join(' '))] : []),
  ];
}

interface Some<Found> {
  readonly count: number;
  readonly some: readonly Found[];
}

/** Findings that are none where all is well. */
export function findingsLine<Found>(
  name: string,
  { count, some }: Some<Found>,
  show: (found: Found) => string,
): ReportLine {
  if (count === 0) return { name, value: 'none', isGood: true };
  const shown = some.slice(0, shownFindings).map(show).join(', ');
  return { name, value: `${formatCount(count)}, such as ${shown}`, isGood: false };
}

function describeSizes(count: number): string {
  const { below, above } = nearestSizes(count, 6);
  if (below?.size === count) return `every throw of ${below.dice} has a word`;
  const less = below === undefined ? '' : `${formatCount(below.size)} (${below.dice} dice) or `;
  return `no even size: ${less}${formatCount(above.size)} (${above.dice} dice)`;
}

function holds<Found>(name: string, found: Some<Found>, show: (found: Found) => string): ReportLine {
  if (found.count === 0) return { name, value: 'yes', isGood: true };
  return { name, value: `no: ${findingsLine(name, found, show).value}`, isGood: false };
}

function pair([one, other]: readonly [string, string]) {
  return `${one} ${other}`;
}

function describeAmbiguity({ ambiguity }: ListReport): ReportLine {
  if (ambiguity === undefined) return { name: 'decodable', value: 'yes', isGood: true };
  const { text, one, other } = ambiguity;
  return {
    name: 'decodable',
    value: `no: ${text} is ${one.join('|')} and ${other.join('|')}`,
    isGood: false,
  };
}

function group(texts: readonly string[]) {
  return texts.join(' ');
}
