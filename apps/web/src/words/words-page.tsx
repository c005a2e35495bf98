import { computed, effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { address, follow } from '../address.ts';
import { watchGrowth } from '../api/growth.ts';
import { choice } from '../choice/current.ts';
import { describeFilters } from '../choice/describe-filters.ts';
import { allCounts, counts } from '../counts/counting.ts';
import { figure } from '../figures.ts';
import { Chips } from '../filters/chips.tsx';
import { Filters } from '../filters/filters.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { keys } from '../frame/keys.ts';
import { isNarrow } from '../frame/media.ts';
import { scoring } from '../lists/scoring.ts';
import { missing, ownNames, unsent } from '../own/own-lists.ts';
import { WordSheet } from '../word/word-sheet.tsx';
import { CopyButton } from './copy-button.tsx';
import { isSettled, passing } from './list-size.ts';
import { FoundList } from './found-list.tsx';
import { found, wordsRefused } from './finding.ts';
import { notice, undo } from './notice.ts';
import { areFiltersOpen } from './open-filters.ts';
import { Presets } from './presets.tsx';
import { Printed } from './printed.tsx';
import { Keeping } from './keeping.tsx';
import { Messages, NoWords } from './states.tsx';
import { Toolbar } from './toolbar.tsx';
import { wordsKeys } from './words-keys.ts';
import { Worth } from './worth.tsx';

/** Words first: a set of them, chosen by the address. */
export function WordsPage() {
  useEffect(() => watchGrowth(hasNoWords), []);
  useEffect(() => {
    keys.value = wordsKeys;
    return () => (keys.value = []);
  }, []);
  return (
    <main class="choose" id="main">
      <h1 class="hidden">Words</h1>
      {!isNarrow.value && (
        <aside class="filters" id="filters" aria-label="Filters">
          <FiltersHead />
          {areFiltersDue.value && <Filters />}
        </aside>
      )}
      <section class="list" aria-label="List" aria-busy={!isSettled.value}>
        <Intro />
        <Chips />
        <Toolbar />
        <Messages />
        <Words />
        {found.value !== undefined && !areNone.value && <Worth />}
      </section>
      <Printed />
      {isNarrow.value && <NarrowFilters />}
      <Notice />
      <Keeping />
      <Spoken />
      <WordSheet />
    </main>
  );
}

/** Words come first: filters take as long to draw, and nothing moves when they come after. */
const areFiltersDue = signal(false);
const longestWait = 250;
setTimeout(() => (areFiltersDue.value = true), longestWait);
effect(() => {
  if (found.value !== undefined) setTimeout(() => (areFiltersDue.value = true));
});

function hasNoWords(): boolean {
  return (found.peek()?.words.length ?? 0) === 0;
}

/** How many words pass, of all, and where to start from. */
function FiltersHead() {
  const total = passing.value;
  const all = allCounts.last.value?.answer.total;
  return (
    <div class="filters-head">
      <p class="passing">
        <strong>{total === undefined ? '…' : figure(total)}</strong>{' '}
        <span class="quiet">{`of ${all === undefined ? '…' : figure(all)} pass`}</span>
      </p>
      <Presets />
      <a href="/" onClick={follow}>
        Reset
      </a>
      {ownNames(choice.value).length > 0 && total !== undefined && counts.value === undefined && (
        <p class="quiet small">No bars: these filters of a list of your own are counted by nobody.</p>
      )}
    </div>
  );
}

function Intro() {
  if (address.value.search !== '' || address.value.path !== '/') return null;
  const all = allCounts.last.value?.answer.total;
  const count = all === undefined || all === 0 ? 'Words' : `${figure(all)} words`;
  return <p class="intro">{`${count} and what they are like. Pull a bar, take the list.`}</p>;
}

/** Whether there are no words at all. */
const areNone = computed(() => allCounts.last.value?.answer.total === 0);

function Words() {
  const list = found.value;
  if (areNone.value && scoring.value === undefined) return <Empty />;
  if (list === undefined || areNone.value) {
    const isComing = wordsRefused.value === undefined && missing.value.length + unsent.value.length === 0;
    return <p class="quiet waiting">{isComing && 'First words in a few seconds.'}</p>;
  }
  return list.words.length === 0 ? <NoWords /> : <FoundList list={list} />;
}

function Empty() {
  return (
    <p class="waiting">
      No words yet.{' '}
      <a href="/lists" onClick={follow}>
        Add a list
      </a>
      .
    </p>
  );
}

function NarrowFilters() {
  const total = passing.value;
  const close = (): void => {
    areFiltersOpen.value = false;
  };
  return (
    <>
      <div class="bottom">
        <button type="button" onClick={() => (areFiltersOpen.value = true)}>
          Filters {describeFilters(choice.value).length}
        </button>
        <CopyButton />
      </div>
      {areFiltersOpen.value && (
        <Dialog label="Filters" kind="full" onClose={close}>
          <FiltersHead />
          <div class="filters">
            <Filters />
          </div>
          <div class="bottom">
            <button type="button" class="main-button" onClick={close}>
              Show {total === undefined ? '' : figure(total)} words
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Notice() {
  const { text, undo: back } = notice.value ?? {};
  return (
    <div class={text === undefined ? 'notice' : 'notice shown'} role="status">
      {text}{' '}
      {back && (
        <button type="button" class="link" onClick={undo}>
          Undo
        </button>
      )}
    </div>
  );
}

/** For screen readers: how many words pass, once that has come to rest. */
function Spoken() {
  return (
    <div class="hidden" role="status">
      {spoken.value}
    </div>
  );
}

const spoken = signal('');
let speaking: ReturnType<typeof setTimeout> | undefined;
counts.subscribe((now) => {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (now !== undefined) spoken.value = `${figure(now.total)} words pass`;
  }, 500);
});
