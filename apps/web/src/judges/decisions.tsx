import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AttributeName } from '@word-list/domain/vocabulary';
import { follow } from '../address.ts';
import { scaleOf } from '../counts/known-scale.ts';
import { signed } from '../figures.ts';
import { token } from '../sign-in/token.ts';
import { wordHref } from '../words/word-list.tsx';
import { readScore } from './wrong-form.tsx';
import { decide, focusOn, pressKey, takeBack, type DecisionList, type Open } from './decision-list.ts';

interface DecisionsProps {
  readonly label: string;
  readonly scale: AttributeName;
  readonly words: readonly Open[];
}

/** Words with their ways to be decided on, for those who may. */
export function Decisions({ label, scale, words }: DecisionsProps) {
  const list: DecisionList = {
    scale,
    words,
    at: useSignal(0),
    decided: useSignal({}),
    problem: useSignal(''),
    edited: useSignal(undefined),
    root: useRef(null),
  };
  return (
    <>
      <ol class="decisions" ref={list.root} aria-label={label} onKeyDown={(event) => pressKey(event, list)}>
        {words.map((word, place) => (
          <Row key={word.text} word={word} place={place} list={list} />
        ))}
      </ol>
      {list.problem.value !== '' && <p role="alert">{list.problem.value}</p>}
    </>
  );
}

interface RowProps {
  readonly word: Open;
  readonly place: number;
  readonly list: DecisionList;
}

function Row({ word, place, list }: RowProps) {
  const { text, note } = word;
  return (
    <li class={list.decided.value[text] === undefined ? undefined : 'done'}>
      <a
        href={wordHref(text)}
        tabIndex={place === Math.min(list.at.value, list.words.length - 1) ? 0 : -1}
        onClick={follow}
        onFocus={() => (list.at.value = place)}
      >
        {text}
      </a>
      <span class="quiet small">{note}</span>
      {token.value !== undefined && <Choices word={word} list={list} />}
    </li>
  );
}

type OfWord = Pick<RowProps, 'word' | 'list'>;

function Choices({ word, list }: OfWord) {
  const { text, ways } = word;
  const done = list.decided.value[text];
  if (list.edited.value === text) return <ScoreField word={word} list={list} />;
  if (done !== undefined) {
    return (
      <span class="ways">
        {signed(done.score)}
        <Press name="Undo" of="U" onPress={() => takeBack(word, list)} />
      </span>
    );
  }
  return (
    <span class="ways">
      {ways.map((way) => (
        <Press key={way.key} name={way.name} of={way.key} onPress={() => decide(word, list, way)} />
      ))}
      <Press name="Other" of="E" onPress={() => (list.edited.value = text)} />
    </span>
  );
}

/** Those who use keys press the one that it is for. */
function Press({
  name,
  of,
  onPress,
}: {
  readonly name: string;
  readonly of: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" class="way" tabIndex={-1} title={`Key ${of.toUpperCase()}`} onClick={onPress}>
      {name}
    </button>
  );
}

function ScoreField({ word, list }: OfWord) {
  const { displayName } = scaleOf(list.scale);
  const close = (): void => {
    list.edited.value = undefined;
    focusOn(list, list.at.peek());
  };
  return (
    <form
      class="ways"
      onSubmit={(event) => {
        event.preventDefault();
        keepTyped(word, list, event.currentTarget.querySelector('input')?.value ?? '');
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <input
        class="number"
        inputMode="decimal"
        autocomplete="off"
        aria-label={`${displayName} of ${word.text}`}
        ref={(field) => field?.focus()}
      />
      <button class="way">Keep</button>
    </form>
  );
}

function keepTyped(word: Open, list: DecisionList, typed: string): void {
  const { min, max, displayName } = scaleOf(list.scale);
  const score = readScore(typed, { min, max });
  if (score === undefined) {
    list.problem.value = `${displayName} goes from ${signed(min)} to ${max}.`;
    return;
  }
  list.edited.value = undefined;
  decide(word, list, { score, reason: 'Set by hand' });
}
