import { choice, choose } from '../choice/current.ts';
import { readChoice } from '../choice/read-choice.ts';

const splits = [
  ['', 'one list'],
  ['mainType:adjective/noun', 'adjectives and nouns'],
  ['sentiment:..-2/2..', 'negative and positive'],
  ['commonness:3..3.49/3.5..4.24/4.25..', 'hard, middling, easy'],
  ['offensiveness:1..1.99/2..3.49/3.5..', 'tiers of offence'],
] as const;

const holds = [
  ['', 'nothing'],
  ['length', 'length'],
  ['length,commonness:0.25', 'length and commonness'],
] as const;

/** Cuts the list into parts, and says what agrees between them. */
export function PartsFilter() {
  const { split, hold } = choice.value;
  const set = (name: 'split' | 'hold', value: string): void =>
    choose({ [name]: readChoice(`${name}=${encodeURIComponent(value)}`).choice[name] });
  return (
    <>
      <Field label="Parts" value={split} known={splits} onValue={(value) => set('split', value)} />
      {split !== '' && (
        <Field label="Alike in" value={hold} known={holds} onValue={(value) => set('hold', value)} />
      )}
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly known: readonly (readonly [value: string, name: string])[];
  readonly onValue: (value: string) => void;
}

function Field({ label, value, known, onValue }: FieldProps) {
  const isKnown = known.some(([of]) => of === value);
  return (
    <label class="row">
      {label}
      <select class="plain" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {known.map(([of, name]) => (
          <option key={of} value={of}>
            {name}
          </option>
        ))}
        {!isKnown && <option value={value}>{value}</option>}
      </select>
    </label>
  );
}
