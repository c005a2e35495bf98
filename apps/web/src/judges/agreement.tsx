import { agreement, compared, lookAt, openOf, type Judge } from './judge-state.ts';
import { shortName } from './names.ts';
import { ScaleDetails } from './scale-details.tsx';
import { Scales } from './scales.tsx';

/** How far two judges agree, scale by scale, and one scale in full. */
export function Agreement({ judges }: { readonly judges: readonly Judge[] }) {
  const { first, second } = compared.value ?? {};
  if (first === undefined) return null;
  return (
    <section class="judge-part" aria-label="Agreement">
      <h2>Agreement</h2>
      {second === undefined ? (
        <p>
          {shortName(first, judges)} is the only judge: nobody to compare it with. Score a list with another
          model, or import what people said.
        </p>
      ) : (
        <Pair judges={judges} first={first} second={second} />
      )}
      <Scales judges={judges} first={first} second={second} />
      {second !== undefined && <Open judges={judges} />}
    </section>
  );
}

interface PairProps {
  readonly judges: readonly Judge[];
  readonly first: string;
  readonly second: string;
}

function Pair({ judges, first, second }: PairProps) {
  return (
    <p class="pair">
      <Pick label="First judge" {...{ judges }} value={first} other={second} name="first" /> beside{' '}
      <Pick label="Second judge" {...{ judges }} value={second} other={first} name="second" />
    </p>
  );
}

interface PickProps {
  readonly judges: readonly Judge[];
  readonly label: string;
  readonly value: string;
  readonly other: string;
  readonly name: 'first' | 'second';
}

function Pick({ judges, label, value, other, name }: PickProps) {
  return (
    <select
      class="plain"
      aria-label={label}
      value={value}
      onChange={(event) => lookAt({ [name]: event.currentTarget.value })}
    >
      {judges
        .filter(({ id, words }) => words > 0 && id !== other)
        .map(({ id }) => (
          <option key={id} value={id}>
            {shortName(id, judges)}
          </option>
        ))}
    </select>
  );
}

/** The scale that is open, or why none is. */
function Open({ judges }: { readonly judges: readonly Judge[] }) {
  const refused = agreement.refused.value;
  if (refused !== undefined) return <p role="alert">{refused.message}</p>;
  const of = openOf.value;
  if (of === undefined) {
    return (
      <p class="quiet" role="status">
        Comparing word by word.
      </p>
    );
  }
  if (of === 'none') return <p class="quiet">They know no word in common.</p>;
  return <ScaleDetails key={`${of.pair.first} ${of.pair.second} ${of.of.scale}`} {...of} judges={judges} />;
}
