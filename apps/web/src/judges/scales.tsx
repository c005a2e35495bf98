import { attributes } from '@word-list/domain/vocabulary';
import type { KnownScale } from '../counts/known-scale.ts';
import { figure, rho } from '../figures.ts';
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
      <table class={second === undefined ? 'table scales one' : 'table scales'}>
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
      <th scope="col" class="both">
        Both
      </th>
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
  const counts = known.last.value?.answer;
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
        <td key={countOf(first)}>{countOf(first)}</td>
      ) : (
        <>
          <Known count={countOf(first)} />
          <Known count={countOf(second)} />
          <Figures of={of} second={second} />
        </>
      )}
    </tr>
  );
}

/** A cell of its own for each text: what is only replaced would count as moved. */
function Known({ count }: { readonly count: string }) {
  return (
    <td class="knows">
      <span key={count}>{count}</span>
    </td>
  );
}

function Figures({ of, second }: { readonly of: ScaleAgreement | undefined; readonly second: string }) {
  if (of === undefined) {
    return (
      <>
        <td class="both">…</td>
        <td class="exact" />
        <td />
        <td />
        <td class="plot" />
      </>
    );
  }
  const { words, exact, withinOne, spearman, scale } = of;
  return (
    <>
      <td key={words} class="both">
        {figure(words)}
      </td>
      <td class="exact">{percent(exact, words)}</td>
      <td>{percent(withinOne, words)}</td>
      <td>{spearman === null ? '–' : rho(spearman.value)}</td>
      <td class="plot">
        {spearman !== null && <Interval of={spearman} ceiling={ceilingOf(second, scale)} />}
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
