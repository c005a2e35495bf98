import { attributes } from '@word-list/domain/vocabulary';
import { choice } from '../choice/current.ts';
import { withoutOwn } from '../counts/sum-across.ts';
import { allCounts } from '../counts/counting.ts';
import { FitFilter } from './fit-filter.tsx';
import { FormsFilter } from './forms-filter.tsx';
import { ListsFilter } from './lists-filter.tsx';
import { LengthFilter } from './length-filter.tsx';
import { PartsFilter } from './parts-filter.tsx';
import { RulesFilter } from './rules-filter.tsx';
import { ScaleFilter } from './scale-filter.tsx';
import { TextFilter } from './text-filter.tsx';
import { TypesFilter } from './types-filter.tsx';
import { scaleOf, type KnownScale } from '../counts/known-scale.ts';

const firstScales = ['commonness', 'offensiveness'] as const;
const moreScales = attributes.filter(
  ({ name }) => name !== 'nsfw' && !firstScales.some((first) => first === name),
);

/** A scale that fewer words have folds away. */
const leastKnown = 0.1;

/** All filters, in the order in which people need them. */
export function Filters() {
  const { scales, rules, split } = choice.value;
  return (
    <>
      {firstScales.map((name) => (
        <ScaleFilter key={name} attribute={scaleOf(name)} />
      ))}
      <FitFilter />
      <LengthFilter />
      <TextFilter />
      <TypesFilter />
      <FormsFilter />
      <details class="more" open={moreScales.some(({ name }) => scales[name] !== undefined)}>
        <summary>More scales</summary>
        {moreScales.map((attribute) => (
          <MoreScale key={attribute.name} attribute={attribute} />
        ))}
      </details>
      <details class="more" open={Object.keys(rules).length > 0}>
        <summary>Rules between words</summary>
        <RulesFilter />
      </details>
      <ListsFilter />
      <details class="more" open={split !== ''}>
        <summary>Parts</summary>
        <PartsFilter />
      </details>
    </>
  );
}

function MoreScale({ attribute }: { readonly attribute: KnownScale }) {
  const share = knownShare(attribute);
  if (share >= leastKnown || choice.value.scales[attribute.name] !== undefined)
    return <ScaleFilter attribute={attribute} />;
  return (
    <details class="little">
      <summary>
        {attribute.displayName} <span class="quiet">known for {describeShare(share)} of words</span>
      </summary>
      <ScaleFilter attribute={attribute} />
    </details>
  );
}

/** For which part of all words a scale is known. */
function knownShare({ name }: KnownScale): number {
  const counts = allCounts.last.value?.answer;
  if (counts === undefined) return 1;
  const all = withoutOwn(counts.scales[name]);
  return all === 0 ? 1 : (all - counts.scales[name].unknown) / all;
}

function describeShare(share: number): string {
  return share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
}
