/** The word types that a word can have, in the order in which they are stored and shown. */
export const wordTypes = [
  'noun',
  'verb',
  'adjective',
  'adverb',
  'pronoun',
  'preposition',
  'conjunction',
  'determiner',
  'interjection',
  'numeral',
] as const;
