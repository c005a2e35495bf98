import { signal } from '@preact/signals';

/** Where there is no room for filters beside words. */
export const isNarrow = signal(matchMedia('(max-width: 799px)').matches);

matchMedia('(max-width: 799px)').addEventListener('change', ({ matches }) => {
  isNarrow.value = matches;
});
