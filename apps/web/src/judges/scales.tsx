import { attributes } from '@word-list/domain/vocabulary';
import type { KnownScale } from '../counts/known-scale.ts';
import { figure } from '../figures.ts';
import { ceilingOf } from './ceiling.ts';
import { Interval } from './interval.tsx';
import { agreed, known, lookAt, openOf, type Judge, type ScaleAgreement } from './judge-state.ts';
import { shortName } from './names.ts';

interface ScalesProps {
  readonly judges: readonly Judge[];
  readonly first: string;
  /** Undefined where there is one judge only. */
  readonly second: string | undefined;
}

/** One line a scale: how many words each of the two judges knows, and how far they agree. */
export function Scales({ judges, first, second }: ScalesProps) {
  const names = [first, second].filter((id) => id !== undefined);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Scales">
      <table class="table scales">
        <thead>
          <tr>
            <th scope="col">Scale</th>
            {names.map((id) => (
              <th key={id} scope="col" class={second === undefined ? undefined : 'knows'}>
                {`${shortName(id, judges)} knows`}
              </th>
            ))}
            {second !== undefined && <Heads />}
          </tr>
        </thead>
        <tbody>
          {attributes.map((scale) => (
            <Row key={scale.name} scale={scale} first={first} second={second} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heads() {
  return (
    <>
      <th scope="col">Both</th>
      <th scope="col" class="exact">
        Same step
      </th>
      <th scope="col">Within one</th>
      <th scope="col">
        <abbr title="Spearman’s rank correlation, drawn with its 95 % interval">ρ</abbr>
      </th>
      <th scope="col" class="plot">
        <span class="quiet">0 to 1</span>
      </th>
    </>
  );
}

interface RowProps extends Omit<ScalesProps, 'judges'> {
  readonly scale: KnownScale;
}

function Row({ scale: { name, displayName }, first, second }: RowProps) {
  const of = agreed.value?.scales.find(({ scale }) => scale === name);
  const open = openOf.value;
  const isOpen = typeof open === 'object' && open.of.scale === name;
  const counts = known.answer.value?.with;
  const countOf = (id: string): string => {
    const count = counts?.[id]?.[name];
    return count === undefined ? '…' : figure(count);
  };
  return (
    <tr class={isOpen ? 'open' : undefined}>
      <th scope="row">
        {of === undefined || of.words === 0 ? (
          displayName
        ) : (
          <button type="button" class="link" aria-pressed={isOpen} onClick={() => lookAt({ scale: name })}>
            {displayName}
          </button>
        )}
      </th>
      {second === undefined ? (
        <td>{countOf(first)}</td>
      ) : (
        <>
          <td class="knows">{countOf(first)}</td>
          <td class="knows">{countOf(second)}</td>
          <Figures of={of} second={second} />
        </>
      )}
    </tr>
  );
}

function Figures({ of, second }: { readonly of: ScaleAgreement | undefined; readonly second: string }) {
  const { words = 0, exact = 0, withinOne = 0, spearman = null } = of ?? {};
  return (
    <>
      <td>{of === undefined ? '…' : figure(words)}</td>
      <td class="exact">{percent(exact, words)}</td>
      <td>{percent(withinOne, words)}</td>
      <td>{spearman === null ? '–' : spearman.value.toFixed(2).replace('-', '−')}</td>
      <td class="plot">
        {of && spearman !== null && <Interval of={spearman} ceiling={ceilingOf(second, of.scale)} />}
      </td>
    </>
  );
}

/** What is not all is not shown as all. */
function percent(some: number, all: number): string {
  if (all === 0) return '–';
  const share = (some / all) * 100;
  return `${share > 99 && share < 100 ? Math.floor(share * 10) / 10 : Math.round(share)} %`;
}
