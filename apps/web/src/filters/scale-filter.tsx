import { readHundredths } from '@word-list/domain/vocabulary';
import { choice, choose, letGo, pull } from '../choice/current.ts';
import { decimalOf } from '../choice/scale-range.ts';
import { barsOf, barsTouched, coverBars, passes } from '../counts/bars.ts';
import { counts, hold } from '../counts/counting.ts';
import { figure } from '../figures.ts';
import { Bars } from './bars.tsx';
import { withBars, withBarsMoved, withRange, withUnknown, type Scale } from './change-scale.ts';
import { Ends } from './ends.tsx';
import { NumberField } from './number-field.tsx';
import type { KnownScale } from '../counts/known-scale.ts';

/** Scales where nearly all words have one value: their bars are logarithmic, always. */
const logScales: ReadonlySet<string> = new Set([
  'commonness',
  'offensiveness',
  'sentiment',
  'culturalsensitivity',
  'figurativeness',
  'complexity',
  'political',
]);

/** One scale: its histogram is its filter. */
export function ScaleFilter({ attribute }: { readonly attribute: KnownScale }) {
  const step = (counts.value?.steps[attribute.name] ?? 1) * 100;
  const scale: Scale = { ...attribute, step };
  const holdThis = () => hold(attribute.name);
  return (
    <div
      class="filter"
      role="group"
      aria-label={attribute.displayName}
      onFocusIn={holdThis}
      onPointerEnter={holdThis}
    >
      <Head scale={scale} />
      <Histogram scale={scale} />
      <Unknown scale={scale} />
    </div>
  );
}

function Head({ scale }: { readonly scale: Scale }) {
  const range = choice.value.scales[scale.name];
  const [from, to] = range?.known ?? [scale.min * 100, scale.max * 100];
  const set = (low: number, high: number): void =>
    choose(
      withRange(scale, {
        known: [Math.min(low, high), Math.max(low, high)],
        unknown: range?.unknown ?? false,
      }),
    );
  const read = (text: string): number | undefined => {
    const value = readHundredths(text.trim().replace('−', '-').replace(',', '.'));
    return value !== undefined && value >= scale.min * 100 && value <= scale.max * 100 ? value : undefined;
  };
  return (
    <div class="filter-head">
      <span title={scale.description}>
        <span class="filter-name">{scale.displayName}</span>
        {logScales.has(scale.name) && <span class="log">log</span>}
      </span>
      <span class={range ? 'fields set' : 'fields'}>
        <NumberField
          label={`${scale.displayName}, least`}
          text={decimalOf(from)}
          read={read}
          onValue={(v) => set(v, to)}
        />
        –
        <NumberField
          label={`${scale.displayName}, most`}
          text={decimalOf(to)}
          read={read}
          onValue={(v) => set(from, v)}
        />
      </span>
    </div>
  );
}

function Histogram({ scale }: { readonly scale: Scale }) {
  const range = choice.value.scales[scale.name];
  const bars = barsOf(scale, scale.step);
  const shown = counts.value?.scales[scale.name].bars ?? Array.from({ length: bars }, () => 0);
  const valueOf = (bar: number): string => decimalOf(coverBars(bar, bar, scale)[0]);
  return (
    <div class="histogram">
      <Bars
        counts={shown}
        isIn={(bar) => passes(bar, range, scale)}
        isLog={logScales.has(scale.name)}
        nameOf={(bar) => `${valueOf(bar)}: ${figure(shown[bar] ?? 0)}`}
        onPick={(bar) => choose(pickBar(scale, bar))}
      />
      <Ends
        // Finer bars get sliders of their own: those that are there would jump.
        key={bars}
        name={scale.displayName}
        bars={bars}
        ends={barsTouched(range, scale)}
        whole={100 / scale.step}
        valueOf={valueOf}
        onPull={(ends) => pull(withBars(scale, ends))}
        onMove={(by) => pull(withBarsMoved(scale, by))}
        onLetGo={letGo}
        onClear={() => pull(withRange(scale, undefined))}
      />
    </div>
  );
}

/** A press on a bar leaves that bar alone; another one lifts the filter. */
function pickBar(scale: Scale, bar: number) {
  const range = choice.peek().scales[scale.name];
  const [first, last] = barsTouched(range, scale);
  return range !== undefined && first === bar && last === bar
    ? withRange(scale, undefined)
    : withBars(scale, [bar, bar]);
}

/** Words without this score: how many, and whether they pass. */
function Unknown({ scale }: { readonly scale: Scale }) {
  const unknown = counts.value?.scales[scale.name].unknown;
  const isKept = choice.value.scales[scale.name]?.unknown ?? choice.value.scales[scale.name] === undefined;
  if (unknown === undefined || unknown === 0) return <div class="unknown" />;
  return (
    <div class="unknown">
      <label>
        <input type="checkbox" checked={isKept} onChange={() => choose(withUnknown(scale, !isKept))} />{' '}
        {figure(unknown)} unknown{isKept ? '' : ' left out'}
      </label>
    </div>
  );
}
