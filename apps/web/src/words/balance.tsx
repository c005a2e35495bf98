import type { FoundWords } from './finding.ts';

/** How alike parts are in what agrees between them: mean, standard deviation, and Cohen's d. */
export function Balance({ balance }: Pick<FoundWords, 'balance'>) {
  if (balance === undefined) return null;
  return (
    <p class="quiet small">
      Balance, mean ± SD:{' '}
      {balance
        .map(({ by, parts }) => {
          const unit = by === 'length' || by === 'mainType' ? 1 : 100;
          const of = (value: number | null): string => (value === null ? '–' : (value / unit).toFixed(2));
          const means = parts.map(({ mean, deviation }) => `${of(mean)} ± ${of(deviation)}`).join(', ');
          const d = parts.at(-1)?.d;
          return `${by} ${means}${d === null || d === undefined ? '' : `, d ${d.toFixed(2)}`}`;
        })
        .join(' · ')}
    </p>
  );
}
