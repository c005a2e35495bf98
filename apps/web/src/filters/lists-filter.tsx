import { computed, signal } from '@preact/signals';
import type { WordLists } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { choice, choose } from '../choice/current.ts';
import { listParameters } from '../choice/choice.ts';
import { OwnListField } from '../own/own-list-note.tsx';
import { keepOwn } from '../own/own-lists.ts';
import { figure } from '../figures.ts';

type NamedList = WordLists['lists'][number];

/** Lists are asked for when somebody wants to see them. */
const areWanted = signal(false);

const known = keepAsking(
  computed(() => (areWanted.value ? true : undefined)),
  async (_, giveUp) => bodyOf(await ask(giveUp).listLists({}), 200).lists,
);

/** The lists that are kept here: words in them, or not. */
export function ListsFilter() {
  const isInUse = listParameters.some((name) => choice.value[name].length > 0);
  const lists = known.last.value?.answer;
  return (
    <details
      class="more"
      open={isInUse}
      onToggle={(event) => {
        if (event.currentTarget.open) areWanted.value = true;
      }}
    >
      <summary>Lists</summary>
      {known.refused.value !== undefined && <p role="alert">{known.refused.value.message}</p>}
      {lists?.length === 0 && <p class="quiet">No list is kept here yet.</p>}
      <OwnListField
        onText={(text) => void keepOwn(text).then((name) => choose({ list: [name], take: '100' }))}
      />
      {lists?.map((list) => (
        <ListRow key={list.id} list={list} />
      ))}
    </details>
  );
}

function ListRow({ list }: { readonly list: NamedList }) {
  const { list: any, notList: none } = choice.value;
  const isNamed = (name: string): boolean => name === list.name || name === list.id;
  const now = any.some(isNamed) ? 'in' : none.some(isNamed) ? 'out' : '';
  const set = (to: string): void =>
    choose({
      list: [...any.filter((name) => !isNamed(name)), ...(to === 'in' ? [nameOf(list)] : [])],
      notList: [...none.filter((name) => !isNamed(name)), ...(to === 'out' ? [nameOf(list)] : [])],
    });
  return (
    <label class="row">
      <span>
        {list.name} <span class="quiet small">{figure(list.words)}</span>
      </span>
      <select class="plain" value={now} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">any word</option>
        <option value="in">only its words</option>
        <option value="out">none of its</option>
      </select>
    </label>
  );
}

/** By name; by id where the name would not say which, or is no part of an address. */
function nameOf({ id, name }: NamedList): string {
  const isPlain = !/[,~]/u.test(name);
  const same = known.last.peek()?.answer.filter((other) => other.name === name) ?? [];
  return isPlain && same.length === 1 ? name : id;
}
