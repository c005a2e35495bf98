import * as z from 'zod';
import { wordTypes } from './word-type-names.ts';

export { wordTypes };

export const wordType = z.enum(wordTypes);

export type WordType = z.infer<typeof wordType>;
