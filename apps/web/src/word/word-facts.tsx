import type { WordDetail } from '@word-list/domain/api/client';
import { attributes } from '@word-list/domain/vocabulary';
import { signed } from '../figures.ts';
import { JudgeMark, kindOf, marks } from './judge-mark.tsx';
import type { KnownScale } from '../counts/known-scale.ts';

/** Types, scores as rulers, and who said it. */
export function WordFacts({ word }: { readonly word: WordDetail }) {
  const scored = new Date(word.scoredAt);
  return (
    <>
      <p>
        {word.types.length === 0 ? 'Type unknown' : word.types.join(', ')}
        {word.evidence.types && <small class="quiet"> {restsOn(word.evidence.types)}</small>}
      </p>
      <dl class="rulers">
        {attributes.map((attribute) => (
          <Ruler
            key={attribute.name}
            attribute={attribute}
            score={word.scores[attribute.name]}
            opinions={word.opinions}
            evidence={word.evidence[attribute.name]}
          />
        ))}
      </dl>
      {word.opinions.length > 1 && <Legend opinions={word.opinions} />}
      <p class="quiet small">
        Scored by {word.model ?? word.judge} on{' '}
        <time dateTime={word.scoredAt}>
          {scored.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}
        </time>
        {word.rubric === null ? (
          '.'
        ) : (
          <>
            , rubric <code>{word.rubric.slice(0, 8)}</code>.
          </>
        )}
      </p>
    </>
  );
}

type Told = WordDetail['evidence']['types'];

interface RulerOf {
  readonly attribute: KnownScale;
  readonly score: number | null;
  readonly evidence: Told;
  readonly opinions: WordDetail['opinions'];
}

/** Which mark is whose. */
function Legend({ opinions }: Pick<RulerOf, 'opinions'>) {
  return (
    <p class="legend small">
      {opinions.map(({ judge }) => (
        <span key={judge}>
          {marks[kindOf(judge)]} {judge}
        </span>
      ))}
    </p>
  );
}

function Ruler({ attribute, score, evidence, opinions }: RulerOf) {
  const { min, max, displayName, description } = attribute;
  const ticks = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const xOf = (value: number): number => 4 + ((value - min) / (max - min)) * 192;
  return (
    <div class="ruler">
      <dt title={description}>{displayName}</dt>
      <dd>
        <svg viewBox="0 0 200 16" aria-hidden="true">
          <line x1="4" x2="196" y1="8" y2="8" />
          {ticks.map((tick) => (
            <line
              key={tick}
              x1={xOf(tick)}
              x2={xOf(tick)}
              y1={tick === 0 ? 3 : 5}
              y2={tick === 0 ? 13 : 11}
            />
          ))}
          {opinions.toReversed().map(({ judge, scores }) => {
            const own = scores[attribute.name];
            return own === null ? null : (
              <JudgeMark key={judge} judge={judge} x={xOf(own)} isServed={own === score} />
            );
          })}
        </svg>
        <span>{score === null ? 'unknown' : signed(score)}</span>
        {evidence && <small class="quiet">{restsOn(evidence)}</small>}
      </dd>
    </div>
  );
}

/** `from people who rated it, 90 % sure` */
function restsOn({ source, confidence }: NonNullable<Told>): string {
  return `from ${source}, ${String(Math.round(confidence * 100))}\u{a0}%\u{a0}sure`;
}
