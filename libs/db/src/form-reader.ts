import type { WordForm } from '@word-list/domain/word-sets';

/** Tells the form of a word; what it tells of a text never changes. */
export type FormReader = (text: string) => WordForm;
