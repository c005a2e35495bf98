import type { Rules } from '@word-list/domain/word-sets';
import { choice, choose } from '../choice/current.ts';

const plainRules = [
  ['prefixFree', 'No word begins with another'],
  ['suffixFree', 'No word ends with another'],
  ['decodable', 'Readable without spaces'],
  ['oneLemma', 'One form of each word'],
  ['noHomophones', 'No two sound alike'],
  ['noLookalikes', 'No two look alike'],
  ['safePairs', 'Harmless side by side'],
] as const satisfies readonly (readonly [keyof Rules, string])[];

const numberRules = [
  ['minDistance', 'Letters apart', 4],
  ['uniquePrefix', 'Told by first letters', 8],
] as const satisfies readonly (readonly [keyof Rules, string, number])[];

/** What has to hold between the words of a list. */
export function RulesFilter() {
  const { rules } = choice.value;
  const set = (change: Rules): void => choose({ rules: withoutEmpty({ ...rules, ...change }) });
  return (
    <>
      {plainRules.map(([name, text]) => (
        <label key={name} class="check block">
          <input
            type="checkbox"
            checked={rules[name] === true}
            onChange={() => set({ [name]: rules[name] !== true })}
          />{' '}
          {text}
        </label>
      ))}
      {numberRules.map(([name, text, most]) => (
        <label key={name} class="row">
          {text}
          <select
            class="plain"
            value={String(rules[name] ?? 1)}
            onChange={(event) => set({ [name]: Number(event.currentTarget.value) })}
          >
            {Array.from({ length: most }, (_, index) => (
              <option key={index} value={String(index + 1)}>
                {index === 0 ? 'any' : `${index + 1}`}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}

function withoutEmpty(rules: Rules): Rules {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== false && value !== 1));
}
