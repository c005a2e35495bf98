/** What bars show. */
interface BarsProps {
  readonly counts: readonly number[];
  /** Whether a bar passes. */
  readonly isIn: (bar: number) => boolean;
  /** Whether heights are logarithmic: where few words have what matters. */
  readonly isLog: boolean;
  readonly onPick: (bar: number) => void;
  readonly nameOf: (bar: number) => string;
}

const height = 40;

/** A histogram of counts. Its sliders below say the same to those who do not see it. */
export function Bars({ counts, isIn, isLog, onPick, nameOf }: BarsProps) {
  const sizeOf = isLog ? Math.log1p : (count: number) => count;
  const most = Math.max(1, ...counts.map(sizeOf));
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${counts.length} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {counts.map((count, bar) => {
        // What is there is seen, however little.
        const tall = count === 0 ? 0 : Math.max(1.5, (sizeOf(count) / most) * height);
        return (
          <g key={bar} class={isIn(bar) ? 'bar in' : 'bar'} onClick={() => onPick(bar)}>
            <title>{nameOf(bar)}</title>
            <rect class="reach" x={bar} y={0} width={1} height={height} />
            <rect class="ink" x={bar + 0.06} y={height - tall} width={0.88} height={tall} />
          </g>
        );
      })}
    </svg>
  );
}
