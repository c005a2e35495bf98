import { choice, choose } from '../choice/current.ts';
import type { Key } from '../frame/keys.ts';
import { isNarrow } from '../frame/media.ts';
import { copyList } from './copy-button.tsx';
import { drawSeed } from './draw.ts';
import { undo } from './notice.ts';
import { areFiltersOpen } from './open-filters.ts';

/** What single letters do among words. */
export const wordsKeys: readonly Key[] = [
  { key: '/', name: 'to the pattern', act: () => focusIn('#text') },
  { key: 'f', name: 'to the filters', act: toFilters },
  { key: 'w', name: 'to the words', act: () => focusIn('#words a[tabindex="0"]') },
  { key: 'u', name: 'undo', act: undo },
  { key: 'r', name: 'new draw', act: () => choice.peek().order === 'random' && choose({ seed: drawSeed() }) },
  { key: 'c', name: 'copy the list', act: () => void copyList() },
  { key: 'd', name: 'download', act: () => openMenu('.out summary') },
];

function toFilters(): void {
  if (isNarrow.peek()) areFiltersOpen.value = true;
  else focusIn('#filters input');
}

function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function openMenu(selector: string): void {
  const summary = document.querySelector<HTMLElement>(selector);
  summary?.click();
  summary?.focus();
}
