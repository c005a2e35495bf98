import { namedOrders, isOrder } from '../choice/orders.ts';
import { choice, choose } from '../choice/current.ts';
import { readChoice } from '../choice/read-choice.ts';
import { drawSeed } from './draw.ts';
import { CopyButton } from './copy-button.tsx';
import { DownloadMenu } from './download-menu.tsx';

/** How many words, in which order, and what to do with them. */
export function Toolbar() {
  const { order } = choice.value;
  return (
    <div class="toolbar">
      <TakeField />
      <OrderField />
      <button
        type="button"
        class="quiet-button"
        disabled={order !== 'random'}
        title="R"
        onClick={() => choose({ seed: drawSeed() })}
      >
        New draw
      </button>
      <span class="grow" />
      <Views />
      <span class="out">
        <CopyButton />
        <DownloadMenu />
      </span>
    </div>
  );
}

function OrderField() {
  return (
    <label>
      in{' '}
      <select
        id="order"
        class="plain"
        aria-label="Order in which words are picked"
        value={choice.value.order}
        onChange={(event) => chooseOrder(event.currentTarget.value)}
      >
        <option value="random">random order</option>
        {namedOrders.map(({ order, name }) => (
          <option key={order} value={order}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Views() {
  const { view } = choice.value;
  return (
    <span class="views" role="group" aria-label="View">
      <button type="button" aria-pressed={view === 'words'} onClick={() => choose({ view: 'words' })}>
        Words
      </button>
      <button type="button" aria-pressed={view === 'table'} onClick={() => choose({ view: 'table' })}>
        Table
      </button>
    </span>
  );
}

function chooseOrder(value: string): void {
  if (value === 'random' || isOrder(value)) choose({ order: value });
}

function TakeField() {
  const { take } = choice.value;
  return (
    <label>
      Take{' '}
      <input
        class="number take"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label="Number of words to take, such as 100 or 6**5"
        list="takes"
        value={take}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const text = event.currentTarget.value.replaceAll(/[\s,.]/gu, '');
          event.currentTarget.value = take;
          // The address knows which numbers there are.
          choose({ take: readChoice(`take=${encodeURIComponent(text)}`).choice.take });
        }}
      />
      <datalist id="takes">
        {['10', '100', '1000', '2500', '6**5'].map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </label>
  );
}
