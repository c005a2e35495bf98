import { signal } from '@preact/signals';
import { partsOf, type Choice } from '../choice/choice.ts';
import { choice, restedChoice } from '../choice/current.ts';
import { figure } from '../figures.ts';
import { Balance } from './balance.tsx';
import { foundFor, showMore, type FoundWords } from './finding.ts';
import { WordList } from './word-list.tsx';
import { WordTable } from './word-table.tsx';

/** The words that were found: in columns, in parts, or in a table. */
export function FoundList({ list: { words, hasMore, balance, parts } }: { readonly list: FoundWords }) {
  const of = foundFor.value ?? choice.value;
  if (isOffensive(of) && !areOffensiveShown.value) return <Offensive count={words.length} />;
  // A table has nothing to show before its scores have come.
  const isTable = of.view === 'table' && restedChoice.value.view === 'table';
  return (
    <>
      {isTable ? <WordTable words={words} /> : <WordList words={words} parts={partsOf(of)} />}
      <Balance balance={balance} />
      <RollAgain parts={parts} />
      {hasMore && (
        <button type="button" class="quiet-button" onClick={showMore}>
          Show more
        </button>
      )}
    </>
  );
}

/** Some throws of the dice may have no word. */
function RollAgain({ parts = [] }: Pick<FoundWords, 'parts'>) {
  const above = parts[0]?.rollAgainAbove;
  return above === undefined ? null : <p class="quiet small">Roll again above {above}.</p>;
}

const areOffensiveShown = signal(false);

/** Whether offensive words are what was asked for: nobody meets them without a press. */
function isOffensive({ scales, split }: Choice): boolean {
  return (scales.offensiveness?.known?.[0] ?? 0) >= 100 || split.startsWith('offensiveness');
}

function Offensive({ count }: { readonly count: number }) {
  return (
    <p class="waiting">
      {`${figure(count)} words that offend. `}
      <button type="button" class="link" onClick={() => (areOffensiveShown.value = true)}>
        Show them
      </button>
    </p>
  );
}
