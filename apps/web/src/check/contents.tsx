import type { ListCheck } from '@word-list/domain/api/client';
import { go } from '../address.ts';
import { scaleOf } from '../counts/known-scale.ts';
import { countOf, figure, money, signed } from '../figures.ts';
import { draft } from '../lists/draft.ts';
import { listText } from './check-state.ts';
import { Found, Line } from './report.tsx';

/** What the words of a list are like, as far as they are known here. */
export function Contents({ check }: { readonly check: ListCheck }) {
  const { tone, pairs, homophones, lemmas, unknown } = check;
  return (
    <>
      <Tone scales={tone.scales} />
      <dl class="report">
        <Line name="Offensive">
          <Found findings={tone.offensive} none="none" show={scored} />
        </Line>
        <Line name="Unfit for work">
          <Found findings={tone.unfit} none="none" show={({ text }) => text} />
        </Line>
        <Line name="Negative">
          <Found findings={tone.negative} none="none" show={scored} />
        </Line>
        <Line name="Bad side by side">
          <Found
            findings={pairs}
            none="none"
            show={({ pair, reasons }) => `${pair.join(' ')} (${reasons.join(', ')})`}
          />
        </Line>
        <Line name="Sound alike">
          <Found findings={homophones} none="none" show={(words) => words.join(' = ')} />
        </Line>
        <Line name="Forms of one word">
          <Found findings={lemmas} none="none" show={(words) => words.join(', ')} />
        </Line>
        <Line name="Unknown here">
          <Found findings={unknown} none="none" show={(word) => word} />
        </Line>
      </dl>
      {unknown.count > 0 && <Price check={check} />}
    </>
  );
}

function Price({ check: { unknown, price } }: { readonly check: ListCheck }) {
  const toLists = (): void => {
    draft.value = { name: '', url: '', text: listText.peek() };
    go('/lists');
  };
  return (
    <p>
      Having {countOf(unknown.count, 'unknown word')} scored by {price.model} would cost about{' '}
      {money(price.microUsd)}.{' '}
      <button type="button" class="link" onClick={toLists}>
        Score this list
      </button>
    </p>
  );
}

/** One line a scale: the mean of the words that are known, and how far two thirds of them lie around it. */
function Tone({ scales }: { readonly scales: ListCheck['tone']['scales'] }) {
  return (
    <dl class="rulers tone">
      {scales.map(({ by, known, mean, deviation }) => (
        <div key={by} class="ruler">
          <dt>{scaleOf(by).displayName}</dt>
          <dd>
            <Spread by={by} mean={mean} deviation={deviation} />
            <span title={`Known for ${figure(known)} words`}>
              {mean === null ? 'unknown' : signed(Number(mean.toFixed(1)))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SpreadProps = Pick<ListCheck['tone']['scales'][number], 'by' | 'mean' | 'deviation'>;

function Spread({ by, mean, deviation }: SpreadProps) {
  const { min, max } = scaleOf(by);
  const xOf = (value: number): number =>
    4 + ((Math.max(min, Math.min(max, value)) - min) / (max - min)) * 192;
  return (
    <svg viewBox="0 0 200 16" aria-hidden="true">
      <line x1="4" x2="196" y1="8" y2="8" />
      {min < 0 && <line x1={xOf(0)} x2={xOf(0)} y1="3" y2="13" />}
      {mean !== null && (
        <>
          <line
            class="spread"
            x1={xOf(mean - (deviation ?? 0))}
            x2={xOf(mean + (deviation ?? 0))}
            y1="8"
            y2="8"
          />
          <circle cx={xOf(mean)} cy="8" r="4" />
        </>
      )}
    </svg>
  );
}

function scored({ text, score }: { readonly text: string; readonly score: number }): string {
  return `${text} ${signed(score)}`;
}
