import type { JudgeAgreement } from '@word-list/domain/api/client';
import type { AttributeName } from '@word-list/domain/vocabulary';
import { useSignal } from '@preact/signals';
import { scaleOf } from '../counts/known-scale.ts';
import { figure, rho, signed } from '../figures.ts';
import { token } from '../sign-in/token.ts';
import { ceilingOf, heldOutOf } from './ceiling.ts';
import { Confusion } from './confusion.tsx';
import type { Open } from './decision-list.ts';
import { Decisions } from './decisions.tsx';
import type { Judge, ScaleAgreement } from './judge-state.ts';
import { shortName } from './names.ts';

interface ScaleDetailsProps {
  readonly of: ScaleAgreement;
  readonly pair: JudgeAgreement;
  readonly judges: readonly Judge[];
}

/** One scale of two judges: where they put the same words, and the words on which they differ most. */
export function ScaleDetails({ of, pair, judges }: ScaleDetailsProps) {
  // The API has as many scales as the page.
  const { name, displayName, min } = scaleOf(of.scale as AttributeName);
  const first = shortName(pair.first, judges);
  const second = shortName(pair.second, judges);
  return (
    <section class="scale-details" aria-label={displayName}>
      <h3>{displayName}</h3>
      <p>{inWords(of)}</p>
      <Taken pair={pair} scale={of.scale} />
      <People judge={pair.second} scale={of.scale} />
      <div class="two">
        <Confusion counts={of.confusion} min={min} first={first} second={second} />
        <div>
          <h4>Furthest apart</h4>
          <WorstWords of={of} name={name} first={first} second={second} />
        </div>
      </div>
    </section>
  );
}

function inWords({ words, exact, withinOne, spearman }: ScaleAgreement): string {
  const share = (some: number): string => `${((some / words) * 100).toFixed(1)} %`;
  const ranks =
    spearman === null
      ? 'too few different scores for a rank correlation'
      : `rank correlation ${rho(spearman.value)}, with 95 % certainty between ${rho(spearman.low)} and ${rho(spearman.high)}`;
  return `Of ${figure(words)} words that both know, ${share(exact)} are at the same step and ${share(withinOne)} at most one apart; ${ranks}.`;
}

/** That one of the two knew what the other says. */
function Taken({ pair, scale }: { readonly pair: JudgeAgreement; readonly scale: string }) {
  const heldOut = heldOutOf(pair.first, pair.second, scale);
  if (heldOut === undefined) return null;
  return (
    <p>
      This proves nothing: the lexicon has these very ratings among its data. Asked without those of a word
      and its family, it reaches {heldOut.rank.toFixed(2)}.
    </p>
  );
}

/** What people reach among themselves. */
function People({ judge, scale }: { readonly judge: string; readonly scale: string }) {
  const ceiling = ceilingOf(judge, scale);
  if (ceiling === undefined) return null;
  const { raters, single, halves } = ceiling;
  return (
    <p>
      People are no better than this: one of {raters} raters reaches {single.toFixed(2)} against the mean of
      the others, one half of them {halves.toFixed(2)} against the other.
    </p>
  );
}

interface WorstWordsProps {
  readonly of: ScaleAgreement;
  readonly name: AttributeName;
  readonly first: string;
  readonly second: string;
}

function WorstWords({ of: { worst }, name, first, second }: WorstWordsProps) {
  const isShown = useSignal(!unpleasant.has(name));
  if (worst.length === 0) return <p class="quiet">They never differ.</p>;
  if (!isShown.value) {
    return (
      <p>
        Some of these words offend.{' '}
        <button type="button" class="link" onClick={() => (isShown.value = true)}>
          Show them
        </button>
      </p>
    );
  }
  const words = worst.map(({ text, first: one, second: other }): Open => ({
    text,
    note: `${signed(one)} and ${signed(other)}`,
    ways: [
      { key: '1', name: signed(one), score: one, reason: `As ${first} has it` },
      { key: '2', name: signed(other), score: other, reason: `As ${second} has it` },
    ],
  }));
  return (
    <>
      <p class="quiet small">
        {`${first}, then ${second}.`}
        {token.value !== undefined && (
          <>
            {' '}
            <kbd>1</kbd> or <kbd>2</kbd> takes one’s side, <kbd>E</kbd> gives another score, <kbd>U</kbd>{' '}
            takes back.
          </>
        )}
      </p>
      <Decisions label="Furthest apart" scale={name} words={words} />
    </>
  );
}

/** Scales whose words nobody should meet without a press. */
const unpleasant: ReadonlySet<AttributeName> = new Set(['offensiveness', 'nsfw']);
