/** Two sliders over the bars of one histogram. */
interface EndsProps {
  readonly name: string;
  readonly bars: number;
  readonly ends: readonly [number, number];
  readonly valueOf: (bar: number) => string;
  /** Bars of one whole step of the scale, for Page Up and Page Down. */
  readonly whole: number;
  readonly onPull: (ends: readonly [number, number]) => void;
  readonly onMove: (by: number) => void;
  readonly onLetGo: () => void;
  readonly onClear: () => void;
}

const keyRest = 500;

/** The two ends of a range, as native sliders: pulled, pushed by keys, told to screen readers. */
export function Ends(props: EndsProps) {
  const { name, ends, onPull } = props;
  const [first, last] = ends;
  return (
    <div class={first > props.bars / 2 ? 'ends right' : 'ends'} style={{ '--bars': props.bars }}>
      <span class="track" style={{ '--first': first, '--count': last - first + 1 }} />
      <End
        {...props}
        label={`${name} from`}
        value={first}
        onValue={(bar) => onPull([Math.min(bar, last), last])}
      />
      <End
        {...props}
        label={`${name} to`}
        value={last}
        onValue={(bar) => onPull([first, Math.max(bar, first)])}
      />
    </div>
  );
}

interface EndProps extends EndsProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (bar: number) => void;
}

function End(props: EndProps) {
  const { label, value, bars, valueOf, onValue, onLetGo } = props;
  return (
    <input
      type="range"
      min={0}
      max={bars - 1}
      step={1}
      value={value}
      aria-label={label}
      aria-valuetext={valueOf(value)}
      onInput={(event) => {
        onValue(Number(event.currentTarget.value));
        // The other end may have stopped it.
        event.currentTarget.value = String(props.value);
      }}
      onKeyDown={(event) => pressKey(event, props)}
      onChange={() => (isByKey ? settle(onLetGo, keyRest) : settle(onLetGo, 0))}
      onPointerDown={() => (isByKey = false)}
      onBlur={() => settle(onLetGo, 0)}
    />
  );
}

let isByKey = false;
let settling: ReturnType<typeof setTimeout> | undefined;

/** Lets go after a rest. */
function settle(letGo: () => void, after: number): void {
  clearTimeout(settling);
  settling = setTimeout(letGo, after);
}

function pressKey(event: KeyboardEvent, props: EndProps): void {
  isByKey = true;
  const act = actionOf(event, props);
  if (act === undefined) return;
  event.preventDefault();
  act();
  settle(props.onLetGo, keyRest);
}

function actionOf({ key, shiftKey }: KeyboardEvent, props: EndProps): (() => void) | undefined {
  const { value, whole, onValue, onMove, onClear } = props;
  if (shiftKey) {
    const by = moves[key];
    return by === undefined ? undefined : () => onMove(by);
  }
  const actions: Readonly<Record<string, () => void>> = {
    Delete: onClear,
    Backspace: onClear,
    PageUp: () => onValue(value + whole),
    PageDown: () => onValue(value - whole),
  };
  return actions[key];
}

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
