import { wordForms, type Language } from '@word-list/domain/word-sets';
import { formatCount } from '../../../local/src/product/count-text.ts';
import type { ReportLine } from './describe-report.ts';

/** What the words of a list consist of, and which forms they are. */
export function describeWords(texts: readonly string[], language: Language): ReportLine[] {
  const counts = wordForms.map((form) => ({
    form,
    count: texts.filter((text) => language.formOf(text) === form).length,
  }));
  const forms = counts.filter(({ count }) => count > 0);
  return [
    { name: 'letters', value: lettersOf(texts) },
    { name: 'forms', value: forms.map(({ form, count }) => `${form} ${formatCount(count)}`).join(', ') },
  ];
}

/** `'-a-zé`: as --letters takes them. */
function lettersOf(texts: readonly string[]): string {
  const points = [...new Set(texts.flatMap((text) => [...text]))]
    .map((letter) => letter.codePointAt(0) ?? 0)
    .sort((one, other) => one - other);
  const runs: [from: number, to: number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  return runs.map(spell).join('');
}

/** Three letters in a row are a range. */
function spell([from, to]: readonly [from: number, to: number]): string {
  if (to - from > 1) return `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`;
  return from === to ? String.fromCodePoint(from) : String.fromCodePoint(from, to);
}
