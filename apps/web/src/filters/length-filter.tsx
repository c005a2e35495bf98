import { limits } from '@word-list/domain/vocabulary';
import { choice, choose, letGo, pull } from '../choice/current.ts';
import type { Choice } from '../choice/choice.ts';
import { counts } from '../counts/counting.ts';
import { figure } from '../figures.ts';
import { Bars } from './bars.tsx';
import { Ends } from './ends.tsx';
import { NumberField } from './number-field.tsx';

/** Bars from one character to so many; longer words are in the last. */
const mostBars = 20;

/** How many characters a word has. */
export function LengthFilter() {
  const { length } = choice.value;
  const [from, to] = length ? [length.from, length.to] : [1, limits.wordCodePoints];
  const set = (low: number, high: number): void =>
    choose(withLength(Math.min(low, high), Math.max(low, high)));
  return (
    <div class="filter" role="group" aria-label="Length">
      <div class="filter-head">
        <span class="filter-name">Length</span>
        <span class={length ? 'fields set' : 'fields'}>
          <NumberField
            label="Length, least"
            text={String(from)}
            read={readLength}
            onValue={(value) => set(value, to)}
          />
          –
          <NumberField
            label="Length, most"
            text={String(to)}
            read={readLength}
            onValue={(value) => set(from, value)}
          />
        </span>
      </div>
      <Histogram ends={[Math.min(from, mostBars) - 1, Math.min(to, mostBars) - 1]} />
    </div>
  );
}

function Histogram({ ends: [first, last] }: { readonly ends: readonly [number, number] }) {
  const lengths = counts.value?.lengths ?? [];
  const shown = Array.from({ length: mostBars }, (_, bar) =>
    bar < mostBars - 1
      ? (lengths[bar + 1] ?? 0)
      : lengths.slice(mostBars).reduce((sum, count) => sum + count, 0),
  );
  const nameOf = (bar: number): string => `${bar + 1}${bar === mostBars - 1 ? ' or more' : ''}`;
  return (
    <div class="histogram">
      <Bars
        counts={shown}
        isIn={(bar) => bar >= first && bar <= last}
        isLog={false}
        nameOf={(bar) => `${nameOf(bar)} letters: ${figure(shown[bar] ?? 0)}`}
        onPick={(bar) => choose(first === bar && last === bar ? { length: undefined } : withEnds([bar, bar]))}
      />
      <Ends
        name="Length"
        bars={mostBars}
        ends={[first, last]}
        whole={5}
        valueOf={nameOf}
        onPull={(ends) => pull(withEnds(ends))}
        onMove={(by) => pull(withEnds([first + by, last + by]))}
        onLetGo={letGo}
        onClear={() => pull({ length: undefined })}
      />
    </div>
  );
}

function readLength(text: string): number | undefined {
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= 1 && value <= limits.wordCodePoints ? value : undefined;
}

/** The choice in which words of these bars pass. */
function withEnds([first, last]: readonly [number, number]): Pick<Choice, 'length'> {
  const from = Math.max(1, Math.min(first + 1, mostBars));
  const to = Math.max(from, Math.min(last + 1, mostBars));
  return withLength(from, to === mostBars ? limits.wordCodePoints : to);
}

function withLength(from: number, to: number): Pick<Choice, 'length'> {
  return { length: from === 1 && to === limits.wordCodePoints ? undefined : { from, to } };
}
