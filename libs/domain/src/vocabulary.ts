/** What words are described by, without the schemas: small enough for a browser. */
export { limits } from './limits.ts';
export { attributes, type Attribute, type AttributeName } from './scoring/attributes.ts';
export { wordTypes } from './scoring/word-type-names.ts';
export type { WordType } from './scoring/word-types.ts';
export { readHundredths } from './words/hundredths.ts';
