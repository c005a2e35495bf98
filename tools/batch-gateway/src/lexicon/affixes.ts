import type { WordType } from '@word-list/domain';
import type { OpenType } from './word-facts.ts';

/** One way in which a word can be made from another: cut `ending`, add one of `instead`. */
export interface SuffixRule {
  readonly ending: string;
  readonly instead: readonly string[];
  /** The base must have one of these. */
  readonly from: readonly OpenType[];
  /** What the made word is. */
  readonly to: readonly WordType[];
  /** -1 turns a good feeling into a bad one. */
  readonly polarity?: -1;
}

/** Grammatical endings: the word means what its base means. Longer endings come first. */
export const inflections: readonly SuffixRule[] = [
  { ending: "'s", instead: [''], from: ['noun'], to: ['noun'] },
  { ending: 'ies', instead: ['y'], from: ['noun'], to: ['noun'] },
  { ending: 'ies', instead: ['y'], from: ['verb'], to: ['verb'] },
  ...['ches', 'shes', 'sses', 'xes', 'zes', 'oes'].map((ending): SuffixRule => ({
    ending,
    instead: [ending.slice(0, -2)],
    from: ['noun', 'verb'],
    to: ['noun', 'verb'],
  })),
  { ending: 'es', instead: ['e', 'is'], from: ['noun'], to: ['noun'] },
  { ending: 's', instead: [''], from: ['noun'], to: ['noun'] },
  { ending: 's', instead: ['', 'e'], from: ['verb'], to: ['verb'] },
  { ending: 'ied', instead: ['y'], from: ['verb'], to: ['verb', 'adjective'] },
  { ending: 'ed', instead: ['', 'e'], from: ['verb'], to: ['verb', 'adjective'] },
  { ending: 'ed', instead: ['', 'e'], from: ['noun'], to: ['adjective'] },
  { ending: 'ing', instead: ['', 'e'], from: ['verb'], to: ['verb', 'noun'] },
  { ending: 'iest', instead: ['y'], from: ['adjective'], to: ['adjective'] },
  { ending: 'est', instead: ['', 'e'], from: ['adjective'], to: ['adjective'] },
  { ending: 'ier', instead: ['y'], from: ['adjective'], to: ['adjective'] },
  { ending: 'er', instead: ['', 'e'], from: ['adjective'], to: ['adjective'] },
];

const noun = ['noun'] as const;
const adjective = ['adjective'] as const;
const adverb = ['adverb'] as const;
const nounOrVerb = ['noun', 'verb'] as const;
const nounOrAdjective = ['noun', 'adjective'] as const;

/** Endings that make a new word, still near to its base in meaning. */
export const derivations: readonly SuffixRule[] = [
  { ending: 'lessness', instead: [''], from: noun, to: noun, polarity: -1 },
  { ending: 'lessly', instead: [''], from: noun, to: adverb, polarity: -1 },
  { ending: 'less', instead: [''], from: nounOrVerb, to: adjective, polarity: -1 },
  { ending: 'fully', instead: ['ful', ''], from: nounOrAdjective, to: adverb },
  { ending: 'iness', instead: ['y'], from: adjective, to: noun },
  { ending: 'ness', instead: ['', 'e'], from: nounOrAdjective, to: noun },
  { ending: 'ically', instead: ['ic', 'ical'], from: adjective, to: adverb },
  { ending: 'ily', instead: ['y'], from: adjective, to: adverb },
  { ending: 'bly', instead: ['ble'], from: adjective, to: adverb },
  { ending: 'ly', instead: ['', 'le'], from: adjective, to: adverb },
  { ending: 'ly', instead: [''], from: noun, to: adjective },
  { ending: 'ability', instead: ['able', '', 'e'], from: ['adjective', 'verb'], to: noun },
  { ending: 'ability', instead: ['', 'e'], from: ['verb'], to: noun },
  { ending: 'ity', instead: ['', 'e'], from: adjective, to: noun },
  { ending: 'able', instead: ['', 'e'], from: ['verb'], to: adjective },
  { ending: 'isation', instead: ['ize', '', 'e', 'y'], from: ['verb', 'noun', 'adjective'], to: noun },
  { ending: 'ization', instead: ['ize', '', 'e', 'y'], from: ['verb', 'noun', 'adjective'], to: noun },
  { ending: 'ation', instead: ['', 'e', 'ate'], from: ['verb'], to: noun },
  { ending: 'ise', instead: ['ize', '', 'e', 'y'], from: ['verb', 'noun', 'adjective'], to: ['verb'] },
  { ending: 'ize', instead: ['', 'e', 'y'], from: nounOrAdjective, to: ['verb'] },
  { ending: 'ment', instead: [''], from: ['verb'], to: noun },
  { ending: 'ism', instead: ['', 'e', 'y', 'ist'], from: nounOrAdjective, to: noun },
  { ending: 'ist', instead: ['', 'e', 'y', 'ism'], from: nounOrAdjective, to: noun },
  { ending: 'ship', instead: [''], from: noun, to: noun },
  { ending: 'hood', instead: [''], from: noun, to: noun },
  { ending: 'dom', instead: [''], from: noun, to: noun },
  { ending: 'like', instead: [''], from: noun, to: adjective },
  { ending: 'ish', instead: ['', 'e'], from: nounOrAdjective, to: adjective },
  { ending: 'some', instead: [''], from: nounOrVerb, to: adjective },
  { ending: 'wise', instead: [''], from: noun, to: adverb },
  { ending: 'ful', instead: [''], from: nounOrVerb, to: adjective },
  { ending: 'ier', instead: ['y'], from: nounOrVerb, to: noun },
  { ending: 'er', instead: ['', 'e'], from: nounOrVerb, to: noun },
  { ending: 'or', instead: ['', 'e'], from: ['verb'], to: noun },
  { ending: 'al', instead: ['', 'e'], from: noun, to: adjective },
  { ending: 'ic', instead: ['', 'e', 'y'], from: noun, to: adjective },
  { ending: 'ous', instead: ['', 'y'], from: noun, to: adjective },
  { ending: 'y', instead: ['', 'e'], from: noun, to: adjective },
];

/** Beginnings that change the meaning but not the type. Longer ones come first. */
export const prefixes: readonly string[] =
  'counter electro ultra super inter trans under multi micro macro hyper proto quasi pseudo extra fore anti over semi post auto mono poly photo thermo hydro geo bio neo non pre dis mis out sub tri uni un re de in im ir il co be bi up a'
    .split(' ')
    .toSorted((one, other) => other.length - one.length);

/** What an unknown word is by its ending alone, if even its base is unknown. Longer endings come first. */
export const typicalEndings: readonly (readonly [string, WordType])[] = [
  ['ology', 'noun'],
  ['ation', 'noun'],
  ['ness', 'noun'],
  ['ment', 'noun'],
  ['ship', 'noun'],
  ['less', 'adjective'],
  ['able', 'adjective'],
  ['ible', 'adjective'],
  ['ical', 'adjective'],
  ['ing', 'verb'],
  ['ous', 'adjective'],
  ['ful', 'adjective'],
  ['ive', 'adjective'],
  ['ish', 'adjective'],
  ['ize', 'verb'],
  ['ise', 'verb'],
  ['ify', 'verb'],
  ['ity', 'noun'],
  ['ism', 'noun'],
  ['ist', 'noun'],
  ['ly', 'adverb'],
  ['ed', 'verb'],
  ['ic', 'adjective'],
  ['al', 'adjective'],
];
