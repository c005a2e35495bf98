import { choice, choose } from '../choice/current.ts';

/** How a word is written: a pattern, and which letters. */
export function TextFilter() {
  const { text, letters } = choice.value;
  return (
    <div class="filter row" role="group" aria-label="Spelling">
      <label class="grow">
        <span class="hidden">Pattern of the word: ? is one letter, * any number</span>
        <input
          id="text"
          class="field"
          type="search"
          placeholder="a??le or *ness"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={100}
          value={text}
          onChange={(event) => choose({ text: event.currentTarget.value.trim() })}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={letters === 'a-z'}
          onChange={() => choose({ letters: letters === 'a-z' ? '' : 'a-z' })}
        />{' '}
        a–z only
      </label>
    </div>
  );
}
