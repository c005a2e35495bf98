export type ModelKind = 'lexicon' | 'model';

/** `lexicon-1` and its successors score from word lists; everything else is a language model. */
export const modelKind = (model: string): ModelKind => (model.startsWith('lexicon-') ? 'lexicon' : 'model');
