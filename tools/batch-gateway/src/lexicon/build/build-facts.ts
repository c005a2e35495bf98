import { createRequire } from 'node:module';
import * as z from 'zod';
import { noFacts } from '../fact-columns.ts';
import { inflectedTypes, openTypes, type WordFacts } from '../word-facts.ts';
import { hasMark, markSynsets, type SynsetMarks } from './mark-synsets.ts';
import { marks } from './marks.ts';
import {
  readAfinn,
  readCuss,
  readDaleChall,
  readInconsiderate,
  readScowlTiers,
  readVader,
  readZipf,
} from './read-word-lists.ts';
import { readWordNet } from './read-wordnet.ts';
import { spreadSentiment } from './spread-sentiment.ts';
import type { PartOfSpeech, Sense, WordNet } from './wordnet.ts';

/** Everything that the packages hold, read once. */
export const readSources = async () => ({
  wordNet: readWordNet(),
  zipf: readZipf(),
  tiers: readScowlTiers(),
  vader: readVader(),
  afinn: readAfinn(),
  cuss: readCuss(),
  easy: readDaleChall(),
  inconsiderate: await readInconsiderate(),
});

export type Sources = Awaited<ReturnType<typeof readSources>>;

/** AFINN's scale is wider than VADER's; where both have a word, VADER's finer mean is taken. */
export const sentimentSeeds = ({ vader, afinn }: Pick<Sources, 'vader' | 'afinn'>): Map<string, number> =>
  new Map([...Array.from(afinn, ([word, value]) => [word, value * 0.8] as const), ...vader]);

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

const entropyOf = (senses: readonly Sense[]): number =>
  -senses.reduce((sum, { share }) => sum + share * Math.log2(share), 0);

const senseFacts = (senses: readonly Sense[], marked: SynsetMarks): Partial<WordFacts> => ({
  senses: senses.length,
  entropy: entropyOf(senses),
  fields: new Set(senses.map(({ synset }) => synset.lexicographerFile)).size,
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

/** The lemma of a form that is no entry itself, and of which types every form is an inflected one. */
const makeFormFinder = ({ senses }: WordNet) => {
  const find = lemmatizer.parse(createRequire(import.meta.url)('wink-lemmatizer'));
  return (word: string): Pick<WordFacts, 'lemma' | 'forms'> => {
    let forms = 0;
    let lemma: string | undefined;
    for (const [bit, type] of inflectedTypes.entries()) {
      const found = find[type](word);
      const isForm =
        found !== word && senses.get(found)?.some(({ synset }) => typesByPos[synset.pos] === type) === true;
      if (!isForm) continue;
      forms |= 1 << bit;
      lemma ??= found;
    }
    return { forms: forms === 0 ? undefined : forms, lemma: senses.has(word) ? undefined : lemma };
  };
};

const isWord = (text: string): boolean => /^[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*$/u.test(text);

/** Merges all sources into the facts of each word that any of them has, in the order of the words' bytes. */
export const buildFacts = (sources: Sources): Map<string, WordFacts> => {
  const { wordNet, zipf, tiers, vader, afinn, cuss, easy, inconsiderate } = sources;
  const marked = markSynsets(wordNet);
  const spread = spreadSentiment(wordNet, sentimentSeeds(sources));
  const formOf = makeFormFinder(wordNet);
  const keyed = [wordNet.senses, zipf, tiers, vader, afinn, cuss].flatMap((source) => [...source.keys()]);
  const words = [...new Set([...keyed, ...easy, ...inconsiderate])].filter(isWord).sort();
  return new Map(
    words.map((word) => {
      const senses = wordNet.senses.get(word);
      const facts: WordFacts = {
        ...noFacts,
        ...(senses === undefined ? {} : senseFacts(senses, marked)),
        zipf: zipf.get(word),
        tier: tiers.get(word),
        easy: easy.has(word) ? 1 : undefined,
        vader: vader.get(word),
        afinn: afinn.get(word),
        spread: spread.get(word),
        cuss: cuss.get(word),
        inconsiderate: inconsiderate.has(word) ? 1 : undefined,
        ...formOf(word),
      };
      return [word, facts];
    }),
  );
};
