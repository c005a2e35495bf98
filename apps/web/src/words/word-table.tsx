import type { ListedWord } from '@word-list/domain/api/client';
import { attributes } from '@word-list/domain/vocabulary';
import { follow } from '../address.ts';
import type { OrderName } from '../choice/choice.ts';
import { choice, choose } from '../choice/current.ts';
import { wordHref } from './word-list.tsx';

type PrintOrder = Exclude<OrderName, 'random'>;

const columns: readonly (readonly [order: PrintOrder, name: string])[] = [
  ['text', 'Word'],
  ['length', 'Length'],
  ...attributes.map(({ name, displayName }) => [name, displayName] as const),
];

/** The words with all that is known of them; a press on a column prints by it. */
export function WordTable({ words }: { readonly words: readonly ListedWord[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Words with their scores">
      <table class="table">
        <thead>
          <tr>
            {columns.map(([order, name]) => (
              <Column key={order} order={order} name={name} />
            ))}
            <th scope="col">Types</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <Row key={word.text} word={word} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Column({ order, name }: { readonly order: PrintOrder; readonly name: string }) {
  const { sort } = choice.value;
  const isUp = sort === order;
  const isDown = sort === `-${order}`;
  return (
    <th scope="col" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <button type="button" onClick={() => choose({ sort: nextSort(order, sort) })}>
        {name}
        <span aria-hidden="true">
          {isUp && ' ↑'}
          {isDown && ' ↓'}
        </span>
      </button>
    </th>
  );
}

/** One direction, the other, none. Scales are looked at from their top. */
function nextSort(order: PrintOrder, now: PrintOrder | undefined): PrintOrder | undefined {
  const turned = `-${order}` as PrintOrder;
  const [first, second] = order === 'text' || order === 'length' ? [order, turned] : [turned, order];
  if (now === first) return second;
  return now === second ? undefined : first;
}

function Row({ word: { text, types, scores } }: { readonly word: ListedWord }) {
  return (
    <tr>
      <th scope="row">
        <a href={wordHref(text)} onClick={follow}>
          {text}
        </a>
      </th>
      <td>{[...text].length}</td>
      {attributes.map(({ name }) => (
        <td key={name}>{scores?.[name] ?? <span class="quiet">–</span>}</td>
      ))}
      <td class="types-cell">{types?.join(', ')}</td>
    </tr>
  );
}
