import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { decodeFitted, type Fitted } from '../data/fitted-file.ts';
import { decodeFrequencies } from '../data/frequency-file.ts';
import { offenceKinds, readOffences, readSeeds } from '../data/reviewed.ts';
import { noFacts } from '../fact-columns.ts';
import { inflectedTypes, openTypes, type WordFacts } from '../word-facts.ts';
import { hasMark, markSynsets, type SynsetMarks } from './mark-synsets.ts';
import { marks } from './marks.ts';
import { ratedValences, readAfinn, readScowlTiers, readVader } from './read-word-lists.ts';
import { readWordNet } from './read-wordnet.ts';
import { americanSpelling } from './spelling-pairs.ts';
import { spreadSentiment } from './spread-sentiment.ts';
import type { PartOfSpeech, Sense, WordNet } from './wordnet.ts';

export const dataFolder = join(import.meta.dirname, '..', '..', '..', 'data');

/** Everything that the packages and the repository's own data hold, read once. */
export const readSources = () => {
  const frequencies = decodeFrequencies(readFileSync(join(dataFolder, 'frequencies.br')));
  const fitted = decodeFitted([...frequencies.keys()], readFileSync(join(dataFolder, 'fitted.br')));
  return {
    wordNet: readWordNet(),
    /** Zipf, in hundredths. */
    frequencies: frequencies as ReadonlyMap<string, number>,
    fitted: fitted as ReadonlyMap<string, Fitted>,
    tiers: readScowlTiers(),
    vader: readVader(),
    afinn: readAfinn(),
    offences: readOffences(),
    felt: readSeeds('feeling'),
  };
};

export type Sources = ReturnType<typeof readSources>;

const typesByPos: Readonly<Record<PartOfSpeech, (typeof openTypes)[number]>> = {
  n: 'noun',
  v: 'verb',
  a: 'adjective',
  r: 'adverb',
};

const shareOf = (senses: readonly Sense[], holds: (sense: Sense) => boolean): number | undefined => {
  const share = senses.filter(holds).reduce((sum, sense) => sum + sense.share, 0);
  return share > 0 ? share : undefined;
};

const senseFacts = (senses: readonly Sense[], marked: SynsetMarks): Partial<WordFacts> => ({
  senses: senses.length,
  ...Object.fromEntries(
    openTypes.map((type) => [type, shareOf(senses, ({ synset }) => typesByPos[synset.pos] === type)]),
  ),
  ...Object.fromEntries(
    marks.map((mark) => [mark, shareOf(senses, (sense) => hasMark(marked, sense, mark))]),
  ),
});

const lemmatizer = z.object({
  noun: z.function({ input: [z.string()], output: z.string() }),
  verb: z.function({ input: [z.string()], output: z.string() }),
  adjective: z.function({ input: [z.string()], output: z.string() }),
});

/** Of the uses of a verb this share is one of its forms, such as `used`. */
const formsShare = 0.12;
/** What counts for a use that was never met. */
const unseen = 0.5;

/** The lemma of a form that is no entry itself, and of which types every form is an inflected one. */
const makeFormFinder = ({ senses }: WordNet) => {
  const find = lemmatizer.parse(createRequire(import.meta.url)('wink-lemmatizer'));
  const tagsOf = (word: string, pos?: PartOfSpeech): number =>
    (senses.get(word) ?? [])
      .filter(({ synset }) => pos === undefined || synset.pos === pos)
      .reduce((sum, { tagCount }) => sum + tagCount, 0);
  /** By how often WordNet's own texts have the verb in any form, and the entry. */
  const shareAsVerb = (word: string): number => {
    const asVerb = formsShare * tagsOf(find.verb(word), 'v') + unseen;
    return asVerb / (asVerb + tagsOf(word) + unseen);
  };
  const isFormOf = (word: string, type: (typeof inflectedTypes)[number]): boolean => {
    const found = find[type](word);
    return (
      found !== word && senses.get(found)?.some(({ synset }) => typesByPos[synset.pos] === type) === true
    );
  };
  return (word: string): Pick<WordFacts, 'lemma' | 'forms' | 'asVerb'> => {
    const types = inflectedTypes.filter((type) => isFormOf(word, type));
    const [first] = types;
    if (first === undefined) return noForms;
    const forms = types.reduce((bits, type) => bits | (1 << inflectedTypes.indexOf(type)), 0);
    if (!senses.has(word)) return { forms, lemma: find[first](word), asVerb: undefined };
    return { forms, lemma: undefined, asVerb: types.includes('verb') ? shareAsVerb(word) : undefined };
  };
};

const noForms = { forms: undefined, lemma: undefined, asVerb: undefined };

/** Both spellings of a pair are as frequent as the more frequent of the two. */
const withSpellings = ({ frequencies, tiers }: Sources): Map<string, number> => {
  const equal = new Map(frequencies);
  for (const word of frequencies.keys()) {
    const other = americanSpelling(word, (spelling) => tiers.has(spelling) && frequencies.has(spelling));
    if (other === undefined || !tiers.has(word)) continue;
    const most = Math.max(frequencies.get(word) ?? 0, frequencies.get(other) ?? 0);
    equal.set(word, most).set(other, most);
  }
  return equal;
};

/** Plurals of words that WordNet does not have (`scumbags`) are not found through it: they are looked up here. */
const offenceFacts = ({ offences, wordNet }: Sources, word: string): Partial<WordFacts> => {
  const singular = word.replace(/s$/, '');
  const found = offences.get(word) ?? (wordNet.senses.has(singular) ? undefined : offences.get(singular));
  if (found === undefined) return {};
  const { kind, offensiveness, unfitness } = found;
  return { offence: offenceKinds.indexOf(kind), offensiveness, unfitness };
};

const isWord = (text: string): boolean => /^[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*$/u.test(text);

/** Merges all sources into the facts of each word that any of them has, in the order of the words' bytes. */
export const buildFacts = (sources: Sources): Map<string, WordFacts> => {
  const { wordNet, fitted, tiers, vader, afinn, offences, felt } = sources;
  const marked = markSynsets(wordNet);
  const spread = spreadSentiment(wordNet, ratedValences(vader, afinn));
  const formOf = makeFormFinder(wordNet);
  const frequencies = withSpellings(sources);
  const keyed = [wordNet.senses, frequencies, tiers, vader, afinn, offences];
  const words = [...new Set(keyed.flatMap((source) => [...source.keys()]))].filter(isWord).sort();
  return new Map(
    words.map((word) => {
      const senses = wordNet.senses.get(word);
      const frequency = frequencies.get(word);
      const facts: WordFacts = {
        ...noFacts,
        ...(senses === undefined ? {} : senseFacts(senses, marked)),
        zipf: frequency === undefined ? undefined : frequency / 100,
        tier: tiers.get(word),
        vader: vader.get(word),
        afinn: afinn.get(word),
        felt: felt.get(word),
        spread: spread.get(word),
        ...offenceFacts(sources, word),
        ...fitted.get(word),
        ...formOf(word),
      };
      return [word, facts];
    }),
  );
};
