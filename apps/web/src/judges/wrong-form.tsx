import { useSignal, type Signal } from '@preact/signals';
import { attributes, readHundredths, type AttributeName } from '@word-list/domain/vocabulary';
import { messageOf } from '../api/message-of.ts';
import { scaleOf } from '../counts/known-scale.ts';
import { signed } from '../figures.ts';
import { correct, type Correction } from './correct.ts';

/** Puts one score of a word right, with a reason. */
export function WrongForm({ text }: { readonly text: string }) {
  const scale = useSignal<AttributeName>('offensiveness');
  const told = useSignal('');
  const { min, max } = scaleOf(scale.value);
  const keep = async (form: HTMLFormElement): Promise<void> => {
    const [typed, why] = form.querySelectorAll('input');
    const score = readScore(typed?.value ?? '', { min, max });
    told.value =
      score === undefined
        ? `From ${signed(min)} to ${max}, with at most two decimals.`
        : await keepScore({ text, scale: scale.value, score, reason: why?.value ?? '' });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep(event.currentTarget);
      }}
    >
      <ScaleField scale={scale} />
      <label>
        {`Score, ${signed(min)} to ${max}`}
        <input class="field" inputMode="decimal" autocomplete="off" required />
      </label>
      <label>
        Why
        <input class="field" maxLength={500} required />
      </label>
      <button class="quiet-button">Keep</button>
      <p role="status">{told.value}</p>
    </form>
  );
}

/** A score as somebody typed it, within these ends; undefined for anything else. */
export function readScore(typed: string, { min, max }: { min: number; max: number }): number | undefined {
  const hundredths = readHundredths(typed.trim().replace('−', '-').replace(',', '.'));
  if (hundredths === undefined || hundredths < min * 100 || hundredths > max * 100) return undefined;
  return hundredths / 100;
}

/** What came of it, for people. */
async function keepScore(correction: Correction): Promise<string> {
  try {
    await correct(correction);
    return 'Kept. It is served from now on.';
  } catch (error) {
    return messageOf(error);
  }
}

function ScaleField({ scale }: { readonly scale: Signal<AttributeName> }) {
  return (
    <label>
      Scale
      <select
        class="field"
        value={scale.value}
        onChange={({ currentTarget: { selectedIndex } }) =>
          (scale.value = attributes[selectedIndex]?.name ?? scale.peek())
        }
      >
        {attributes.map(({ name, displayName }) => (
          <option key={name} value={name}>
            {displayName}
          </option>
        ))}
      </select>
    </label>
  );
}
