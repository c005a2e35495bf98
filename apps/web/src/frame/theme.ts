import { signal } from '@preact/signals';

const place = 'word-list-theme';

type Theme = 'light' | 'dark';

/** What the page is painted in: by hand, or as the reader's system has it. */
export const theme = signal<Theme>(byHand() ?? byPreference());

/** Turns light into dark, or back, and remembers it. */
export function turnTheme(): void {
  theme.value = theme.peek() === 'dark' ? 'light' : 'dark';
  localStorage.setItem(place, theme.peek());
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  theme.value = byHand() ?? byPreference();
});

theme.subscribe((now) => {
  document.documentElement.style.colorScheme = now;
});

function byHand(): Theme | undefined {
  const kept = localStorage.getItem(place);
  return kept === 'dark' || kept === 'light' ? kept : undefined;
}

function byPreference(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
