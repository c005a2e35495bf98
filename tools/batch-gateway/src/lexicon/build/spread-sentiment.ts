import type { Synset, WordNet } from './wordnet.ts';

/** How much of a neighbour's valence passes over a pointer. An antonym turns it round. */
const conductance: Readonly<Record<string, number>> = {
  '&': 0.9,
  '+': 0.9,
  '\\': 0.5,
  '^': 0.6,
  $: 0.6,
  '=': 0.5,
  '@': 0.3,
  '~': 0.15,
  '*': 0.3,
  '>': 0.3,
  '!': -0.8,
};

/** Evidence about one synset: a weighted sum of valences and the sum of the weights. */
interface Evidence {
  sum: number;
  weight: number;
}

/** How strongly a synset without evidence is held to be neutral. */
const prior = 0.35;
const glossWeight = 0.25;
const neighbourWeight = 0.5;
const rounds = 3;

type Seeds = ReadonlyMap<string, number>;

const functionWords = new Set(
  'a an and are as at be being by for from having in is it of on or that the their to which with very like'.split(
    ' ',
  ),
);

/**
 * Estimates the valence (-4..4) of each word of WordNet from words whose valence is known: over synonyms,
 * similar and derived words, antonyms and definitions. Thin evidence is drawn towards 0.
 */
export const spreadSentiment = (wordNet: WordNet, seeds: Seeds): Map<string, number> => {
  const values = synsetValences(wordNet, seeds);
  const estimates = new Map<string, number>();
  for (const [word, senses] of wordNet.senses) {
    if (word.includes('_')) continue;
    const common = senses.filter(({ synset }) => !isName(synset));
    const estimate = common.reduce((sum, { synset, share }) => sum + share * (values.get(synset.id) ?? 0), 0);
    if (estimate !== 0) estimates.set(word, estimate);
  }
  return estimates;
};

/** Valence of every synset that any evidence reaches. */
function synsetValences(wordNet: WordNet, seeds: Seeds): Map<string, number> {
  const own = seedEvidence(wordNet, seeds);
  let values = new Map(Array.from(own, ([id, evidence]) => [id, valueOf(evidence)]));
  for (let round = 0; round < rounds; round += 1) {
    const next = new Map<string, number>();
    for (const synset of wordNet.synsets.values()) {
      const evidence = withNeighbours(synset, own.get(synset.id) ?? { sum: 0, weight: 0 }, values);
      if (evidence.weight > 0) next.set(synset.id, valueOf(evidence));
    }
    values = next;
  }
  return values;
}

function seedEvidence({ synsets, senses }: WordNet, seeds: Seeds): Map<string, Evidence> {
  const all = new Map<string, Evidence>();
  const add = (id: string, sum: number, weight: number): void => {
    const evidence = all.get(id) ?? { sum: 0, weight: 0 };
    evidence.sum += sum;
    evidence.weight += weight;
    all.set(id, evidence);
  };
  for (const [word, valence] of seeds) {
    for (const { synset, share } of senses.get(word) ?? []) add(synset.id, valence * share, share);
  }
  for (const synset of synsets.values()) {
    const { sum, weight } = glossEvidence(synset.definition, seeds);
    if (weight > 0) add(synset.id, (sum / weight) * glossWeight, glossWeight);
  }
  return all;
}

/** The mean valence of the polar words in a definition; a negation before one turns it round. */
function glossEvidence(definition: string, seeds: Seeds): Evidence {
  const evidence = { sum: 0, weight: 0 };
  let sign = 1;
  for (const word of definition
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .split(/[^a-z'-]+/)) {
    if (/^(not|no|without|lacking|lack|free|absence|never|prevent|avoid|unable)$/.test(word)) sign = -1;
    else if (!functionWords.has(word)) {
      const valence = seeds.get(word);
      if (valence !== undefined) {
        evidence.sum += sign * valence;
        evidence.weight += 1;
      }
    }
  }
  return evidence;
}

function valueOf({ sum, weight }: Evidence): number {
  return sum / (weight + prior);
}

function withNeighbours(synset: Synset, own: Evidence, values: ReadonlyMap<string, number>): Evidence {
  const evidence = { ...own };
  for (const { symbol, target } of synset.pointers) {
    const strength = (conductance[symbol] ?? 0) * neighbourWeight;
    const value = values.get(target) ?? 0;
    // A neighbour that nothing is known of is no evidence for being neutral.
    if (value === 0) continue;
    evidence.sum += strength * value;
    evidence.weight += Math.abs(strength);
  }
  return evidence;
}

/** A single person or place: its definition tells of its fate, not of the feeling of its name. */
function isName({ pointers }: Synset): boolean {
  return pointers.some(({ symbol }) => symbol === '@i');
}
