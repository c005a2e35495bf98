export { attributes, type Attribute, type AttributeName, type Scores } from './scoring/attributes.ts';
export { wordType, wordTypes, type WordType } from './scoring/word-types.ts';
