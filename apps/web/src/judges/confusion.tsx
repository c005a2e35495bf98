import { figure, signed } from '../figures.ts';

interface ConfusionProps {
  /** Words by whole step: rows are the first judge's from the least, columns the second's. */
  readonly counts: readonly (readonly number[])[];
  /** The least step. */
  readonly min: number;
  readonly first: string;
  readonly second: string;
}

const cell = 36;
/** Room for the steps beside the cells. */
const edge = 28;

/** Where two judges put the same words, as a heat map; the numbers are behind a toggle. */
export function Confusion(props: ConfusionProps) {
  const { counts, min, first, second } = props;
  const size = edge + counts.length * cell;
  return (
    <figure class="confusion">
      <figcaption class="quiet small">
        ↑ {first} → {second}. The darker, the more words; framed where both say the same.
      </figcaption>
      <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        {counts.map((row, up) => (
          <g key={up}>
            <text x={edge - 8} y={yOf(up, counts.length) + cell / 2 + 5} text-anchor="end">
              {signed(min + up)}
            </text>
            <text x={edge + up * cell + cell / 2} y={size - 8} text-anchor="middle">
              {signed(min + up)}
            </text>
            {row.map((count, across) => (
              <Cell key={across} {...{ up, across, count }} {...props} />
            ))}
          </g>
        ))}
      </svg>
      <Numbers {...props} />
    </figure>
  );
}

type CellProps = ConfusionProps & { readonly up: number; readonly across: number; readonly count: number };

function Cell({ up, across, count, counts, min, first, second }: CellProps) {
  const most = Math.max(1, ...counts.flat());
  // Most words are at one step: by their logarithm the others are seen too.
  const share = count === 0 ? 0 : 0.08 + 0.92 * (Math.log1p(count) / Math.log1p(most));
  return (
    <g class={up === across ? 'cell same' : 'cell'}>
      <title>{`${first} ${signed(min + up)}, ${second} ${signed(min + across)}: ${figure(count)}`}</title>
      <rect
        x={edge + across * cell + 1}
        y={yOf(up, counts.length) + 1}
        width={cell - 2}
        height={cell - 2}
        fill-opacity={share}
      />
    </g>
  );
}

function Numbers({ counts, min, first, second }: ConfusionProps) {
  return (
    <details class="more">
      <summary>As numbers</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Words by step">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{`${first} \\ ${second}`}</th>
              {counts.map((_, across) => (
                <th key={across} scope="col">
                  {signed(min + across)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, up) => (
              <tr key={up}>
                <th scope="row">{signed(min + up)}</th>
                {row.map((count, across) => (
                  <td key={across}>{figure(count)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The least step is at the bottom. */
function yOf(up: number, steps: number): number {
  return (steps - 1 - up) * cell;
}
