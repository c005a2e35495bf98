import { attributes } from '@word-list/domain/vocabulary';
import { scaleOf, type KnownScale } from '../counts/known-scale.ts';
import { signed } from '../figures.ts';
import { SignIn } from '../sign-in/sign-in.tsx';
import { token } from '../sign-in/token.ts';
import {
  beyond,
  limit,
  limitsOf,
  otherSide,
  writeLimit,
  type Beyond,
  type Limit,
} from './borderline-state.ts';
import type { Open } from './decision-list.ts';
import { Decisions } from './decisions.tsx';
import { lookAt } from './judge-state.ts';

/** The words just beyond a limit that lists are cut at: an editor says whether they are rightly there. */
export function Borderline() {
  return (
    <section class="judge-part" aria-label="Borderline words">
      <h2>Borderline words</h2>
      {token.value === undefined ? <SignIn what="Correcting scores and ranking judges" /> : <Review />}
    </section>
  );
}

function Review() {
  const of = limit.value;
  return (
    <>
      <p>
        Where a list is cut, some words are on the wrong side. Choose a limit and say of the words next to it
        where they belong. What you say is served before all judges.
      </p>
      <p class="pair">
        <select
          class="plain"
          aria-label="Limit"
          value={of === undefined ? '' : writeLimit(of)}
          onChange={(event) => lookAt({ review: event.currentTarget.value })}
        >
          <option value="">Choose a limit</option>
          {attributes.map((scale) => (
            <LimitsOf key={scale.name} scale={scale} />
          ))}
        </select>
      </p>
      {of !== undefined && <Words of={of} />}
    </>
  );
}

function LimitsOf({ scale }: { readonly scale: KnownScale }) {
  return (
    <optgroup label={scale.displayName}>
      {limitsOf(scale).map((one) => (
        <option key={one.step} value={writeLimit(one)}>
          {nameOf(one)}
        </option>
      ))}
    </optgroup>
  );
}

function nameOf({ scale, step, isUpper }: Limit): string {
  return `${scaleOf(scale).displayName} ${signed(step)} or ${isUpper ? 'less' : 'more'}`;
}

function Words({ of }: { readonly of: Limit }) {
  const refused = beyond.refused.value;
  const found = beyond.last.value;
  if (refused !== undefined) return <p role="alert">{refused.message}</p>;
  if (found === undefined || writeLimit(found.question) !== writeLimit(of))
    return <p class="quiet">One moment.</p>;
  if (found.answer.length === 0) return <p>No word is that close to it.</p>;
  const [stay, go] = of.isUpper
    ? ['above', signed(of.step)]
    : [`${signed(of.step)} or more`, signed(otherSide(of))];
  return (
    <>
      <p class="quiet small">
        {of.isUpper ? 'Just above it' : 'Just inside'}, the most common first. <kbd>Y</kbd> it belongs there,{' '}
        <kbd>N</kbd> it is {go}, <kbd>E</kbd> gives another score, <kbd>U</kbd> takes back.
      </p>
      <Decisions
        key={writeLimit(of)}
        label={`Words ${stay}`}
        scale={of.scale}
        words={found.answer.map((word) => openOf(word, of))}
      />
    </>
  );
}

function openOf({ text, score }: Beyond, of: Limit): Open {
  const reason = `Borderline: ${nameOf(of).toLowerCase()}`;
  return {
    text,
    note: signed(score),
    ways: [
      { key: 'y', name: 'Yes', score, reason },
      { key: 'n', name: `No, ${signed(otherSide(of))}`, score: otherSide(of), reason },
    ],
  };
}
