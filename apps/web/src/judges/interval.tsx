import { rho } from '../figures.ts';
import type { Ceiling } from './ceiling.ts';

interface IntervalProps {
  readonly of: { readonly value: number; readonly low: number; readonly high: number };
  readonly ceiling: Ceiling | undefined;
}

const width = 120;

/** A correlation between 0 and 1 as a dot in its interval; a rule marks what people reach among themselves. */
export function Interval({ of: { value, low, high }, ceiling }: IntervalProps) {
  const xOf = (at: number): number => 4 + Math.max(0, at) * (width - 8);
  return (
    <svg class="interval" viewBox={`0 0 ${width} 16`} role="img" aria-label={`${rho(low)} to ${rho(high)}`}>
      <title>{`${rho(low)} to ${rho(high)}`}</title>
      <line class="axis" x1={xOf(0)} x2={xOf(1)} y1="8" y2="8" />
      {ceiling !== undefined && (
        <line class="people" x1={xOf(ceiling.single)} x2={xOf(ceiling.single)} y1="1" y2="15" />
      )}
      <line class="reach" x1={xOf(low)} x2={xOf(high)} y1="8" y2="8" />
      <circle cx={xOf(value)} cy="8" r="3.5" />
    </svg>
  );
}
