import { signal } from '@preact/signals';
import { wordTypes, type WordType } from '@word-list/domain/vocabulary';
import type { Choice } from '../choice/choice.ts';
import { choice, choose } from '../choice/current.ts';
import { counts } from '../counts/counting.ts';
import { figure } from '../figures.ts';

const ways = [
  ['types', 'can be'],
  ['mainType', 'is mainly'],
  ['notTypes', 'is never'],
] as const;

type Way = (typeof ways)[number][0];

const chosenWay = signal<Way | undefined>(undefined);

/** Which types a word has: a bar for each, pressed to choose it. */
export function TypesFilter() {
  const way = wayOf(choice.value);
  return (
    <div class="filter" role="group" aria-label="Types">
      <div class="filter-head">
        <span class="filter-name">Types</span>
        <select
          class="plain"
          aria-label="How the word has the type"
          value={way}
          onChange={(event) => {
            chosenWay.value = ways.find(([name]) => name === event.currentTarget.value)?.[0];
          }}
        >
          {ways.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <TypeBars way={way} />
    </div>
  );
}

/** The way that is set, or the one that somebody wants to set. */
function wayOf(of: Choice): Way {
  return chosenWay.value ?? ways.find(([way]) => of[way].length > 0)?.[0] ?? 'types';
}

function TypeBars({ way }: { readonly way: Way }) {
  const shown = way === 'mainType' ? counts.value?.mainTypes : counts.value?.types;
  const most = Math.max(1, ...wordTypes.map((type) => shown?.[type] ?? 0));
  return (
    <ul class="types">
      {wordTypes.map((type) => (
        <li key={type}>
          <button
            type="button"
            aria-pressed={choice.value[way].includes(type)}
            style={{ '--share': (shown?.[type] ?? 0) / most }}
            onClick={() => choose({ [way]: toggle(choice.peek()[way], type) })}
          >
            <span>{type}</span>
            {shown !== undefined && (
              // A number is replaced by another: it does not move while it grows.
              <span key={shown[type]} class="quiet">
                {figure(shown[type])}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function toggle(types: readonly WordType[], type: WordType): readonly WordType[] {
  return wordTypes.filter((name) => types.includes(name) !== (name === type));
}
