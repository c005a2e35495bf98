import { useEffect, useState } from 'preact/hooks';
import { follow } from '../address.ts';
import type { Lifting } from '../api/ask.ts';
import { noChoice, takenBy } from '../choice/choice.ts';
import { choice, hrefOf, reading } from '../choice/current.ts';
import { describeFilters } from '../choice/describe-filters.ts';
import { nearestName } from '../choice/nearest-name.ts';
import type { Strange } from '../choice/read-choice.ts';
import { figure } from '../figures.ts';
import { SilenceNote } from '../frame/silence-note.tsx';
import { OwnListNote } from '../own/own-list-note.tsx';
import { found, wordsRefused } from './finding.ts';
import { passing } from './list-size.ts';
import { liftedCounts, type Lifted } from './lifted-counts.ts';

/** What is to be known beside the words: silence, what an address had that means nothing, errors. */
export function Messages() {
  return (
    <div class="messages">
      <SilenceNote />
      <OwnListNote />
      {reading.value.strange.map((part) => (
        <StrangePart key={`${part.name}=${part.value}`} part={part} />
      ))}
      {wordsRefused.value !== undefined && <p role="alert">{sentence(wordsRefused.value.message)}</p>}
      {found.value?.same === false && (
        <p role="status">Not the words that were shared: scores changed since.</p>
      )}
      <TooFew />
    </div>
  );
}

/** No word passes: what brings words back, the most helpful first. */
export function NoWords() {
  const [lifted, setLifted] = useState<readonly Lifted[]>([]);
  const of = choice.value;
  useEffect(() => {
    const giveUp = new AbortController();
    liftedCounts(of, giveUp.signal).then(setLifted, () => undefined);
    return () => giveUp.abort();
  }, [of]);
  return (
    <div class="no-words">
      <p>
        No word passes.{' '}
        {lifted.length > 0 ? (
          'Lift one:'
        ) : (
          <a href="/" onClick={follow}>
            Start again
          </a>
        )}
      </p>
      <ul>
        {lifted.map(({ name, count, choice: without }) => (
          <li key={name}>
            <a href={hrefOf(without)} onClick={follow}>
              {name}
            </a>{' '}
            <span class="quiet">+{figure(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function StrangePart({ part: { name, value, hint } }: { readonly part: Strange }) {
  const meant = hint ?? nearestName(name);
  return (
    <p role="status">
      <code>{value === '' ? name : `${name}=${value}`}</code> means nothing here; it was left out.
      {meant !== undefined && (
        <>
          {' '}
          <code>{hint ?? `${meant}=${value}`}</code>?
        </>
      )}
    </p>
  );
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return start.endsWith('.') ? start : `${start}.`;
}

/** Fewer words than were asked for. */
function TooFew() {
  const asked = takenBy(choice.value);
  const { possible, most, lifting = [] } = found.value ?? {};
  if (possible !== undefined)
    return (
      <>
        <Few of={asked} are={possible} reason={reasonOf(possible, most)} />
        <Helps lifting={lifting} />
      </>
    );
  // Nobody asked for the usual hundred.
  if (choice.value.take === noChoice.take) return null;
  return <Few of={asked} are={passing.value ?? asked} reason="no more pass" />;
}

function reasonOf(possible: number, most = 0): string {
  return `no more keep the rules in this order${most > possible ? `, in another at most ${figure(most)}` : ''}`;
}

/** What brings more words: each a press away. */
function Helps({ lifting }: { readonly lifting: readonly Lifting[] }) {
  const helps = lifting.flatMap(({ without, possible }) => {
    const filter = describeFilters(choice.value).find(({ id }) => id === without);
    return filter === undefined ? [] : [{ ...filter, possible }];
  });
  if (helps.length === 0) return null;
  return (
    <p>
      Without{' '}
      {helps.slice(0, 4).map(({ id, name, lift, possible }, place) => (
        <>
          {place > 0 && ' · '}
          <a key={id} href={hrefOf({ ...choice.value, ...lift })} onClick={follow}>
            {name}
          </a>{' '}
          {figure(possible)}
        </>
      ))}
    </p>
  );
}

function Few({ of, are, reason }: { readonly of: number; readonly are: number; readonly reason: string }) {
  return are >= of || are === 0 ? null : <p role="status">{`${figure(are)} of ${figure(of)}: ${reason}.`}</p>;
}
