import { signal } from '@preact/signals';

/** Whether the filters are open, where they are a sheet. */
export const areFiltersOpen = signal(false);
