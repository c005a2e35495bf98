import type { Synset, WordNet } from './wordnet.ts';

/** What a sense can be marked as; a word gets the summed share of its senses that carry the mark. */
export const marks = [
  'slur',
  'disparaging',
  'obscene',
  'slang',
  'archaic',
  'formal',
  'trope',
  'sexual',
  'religious',
  'ethnic',
  'political',
  'government',
  'technical',
  'taxon',
] as const;

export type Mark = (typeof marks)[number];

/** Usage and topic domains (the first word of the domain's synset) and what they mark their members as. */
const usageMarks: Readonly<Record<string, Mark>> = {
  ethnic_slur: 'slur',
  disparagement: 'disparaging',
  obscenity: 'obscene',
  slang: 'slang',
  colloquialism: 'slang',
  archaism: 'archaic',
  formality: 'formal',
  trope: 'trope',
  idiom: 'trope',
  synecdoche: 'trope',
  irony: 'trope',
};

const topicMarks: Readonly<Record<string, Mark>> = {
  politics: 'political',
  government: 'political',
  ...Object.fromEntries(
    ['religion', 'Judaism', 'Islam', 'Hinduism', 'Christianity', 'Roman_Catholic', 'theology', 'church_service'].map(
      (topic) => [topic, 'religious' as const],
    ),
  ),
  ...Object.fromEntries(
    (
      'law chemistry computer_science biology physics mathematics botany medicine statistics linguistics genetics ' +
      'anatomy psychology geology astronomy grammar zoology physiology logic philosophy psychoanalysis pathology ' +
      'electronics psychiatry heraldry meteorology economics geometry biochemistry surgery telecommunication ' +
      'prosody optics archeology phonetics obstetrics ecology dentistry crystallography microbiology neurology'
    )
      .split(' ')
      .map((topic) => [topic, 'technical' as const]),
  ),
};

/** Everything below these synsets, named by a word and the number of its noun sense, carries the mark. */
const regionRoots: readonly (readonly [Mark, string, number])[] = [
  ['political', 'politician', 1],
  ['political', 'politician', 2],
  ['political', 'political_orientation', 1],
  ['political', 'party', 1],
  ['political', 'politics', 1],
  ['political', 'politics', 2],
  ['political', 'election', 1],
  ['political', 'vote', 1],
  ['political', 'vote', 2],
  ['political', 'legislator', 1],
  ['political', 'legislature', 1],
  ['political', 'head_of_state', 1],
  ['political', 'government', 1],
  ['religious', 'religion', 1],
  ['religious', 'religion', 2],
  ['religious', 'religious_person', 1],
  ['religious', 'spiritual_leader', 1],
  ['religious', 'sacred_text', 1],
  ['religious', 'deity', 1],
  ['ethnic', 'ethnic_group', 1],
  ['sexual', 'sexual_activity', 1],
  ['sexual', 'sexual_desire', 1],
  ['sexual', 'pornography', 1],
  ['sexual', 'prostitute', 1],
  ['technical', 'chemical_compound', 1],
  ['technical', 'organic_compound', 1],
  ['technical', 'disease', 1],
  ['taxon', 'taxonomic_group', 1],
];

const glossMarks: readonly (readonly [Mark, RegExp])[] = [
  ['slur', /^\((ethnic|offensive|religious) sl|\bethnic slur\b/],
  ['disparaging', /^(\([^)]*\) ?)?(an? |\w+ and )?(offensive|derogatory|disparaging)( slang)? (term|name|word)s?\b|\((sometimes )?offensive\b/],
  ['obscene', /^(\([^)]*\) ?)?(an? )?(obscene|vulgar)( slang)? (term|name|word|expression)s?\b|^vulgar slang|\bobscene\) /],
  ['slang', /^(\([^)]*\b(slang|informal)\b[^)]*\)|slang\b|(an? )?informal (term|name|word|expression)s?\b)/],
  ['archaic', /^\([^)]*\b(archaic|obsolete)\b[^)]*\)|^archaic\b/],
  ['formal', /^\([^)]*\b(formal|literary|poetic)\b[^)]*\)/],
  ['trope', /\b(figurative(ly)?|metaphor(ical(ly)?)?)\b/],
  ['sexual', /\bsexual(ly)? (activity|intercourse|desire|stimulat|arous|act|gratification)|\berotic|\bmasturbat/],
  [
    'government',
    /\b(politic\w*|governments?|governmental|legislat\w*|elector\w*|elections?|parliament\w*|senat\w*|congressional|communis\w*|socialis\w*|fascis\w*|sovereign\w*)\b/,
  ],
];

/** For each synset its marks; 0 for the whole synset, else the number of the one word that is meant. */
export type SynsetMarks = ReadonlyMap<string, ReadonlyMap<Mark, ReadonlySet<number>>>;

const makeMarkSetter = (all: Map<string, Map<Mark, Set<number>>>) => (id: string, mark: Mark, word: number) => {
  const ofSynset = all.get(id) ?? new Map<Mark, Set<number>>();
  all.set(id, ofSynset);
  ofSynset.set(mark, (ofSynset.get(mark) ?? new Set()).add(word));
};

/** The lexicographer's file of persons. */
const persons = 18;

/** All synsets below one. Named persons are left out: Bismarck does not make a word political. */
const hyponyms = ({ synsets }: WordNet, rootId: string): Set<string> => {
  const found = new Set([rootId]);
  for (const id of found) {
    for (const { symbol, target } of synsets.get(id)?.pointers ?? []) {
      const isNamedPerson = symbol === '~i' && synsets.get(target)?.lexicographerFile === persons;
      if (symbol.startsWith('~') && !isNamedPerson) found.add(target);
    }
  }
  return found;
};

const rootOf = ({ senses }: WordNet, word: string, number: number): string => {
  const noun = senses.get(word)?.find(({ synset, rank }) => synset.pos === 'n' && rank === number - 1);
  if (noun === undefined) throw new Error(`WordNet has no noun sense ${String(number)} of ${word}`);
  return noun.synset.id;
};

/** Kinds of people with a capital letter: `African`, `Sikh`, but no single person and no `villager`. */
const isPeople = ({ lexicographerFile, words, pointers, definition }: Synset): boolean =>
  lexicographerFile === persons &&
  /^[A-Z]/.test(words[0] ?? '') &&
  !pointers.some(({ symbol }) => symbol === '@i') &&
  /\b(natives?|inhabitants?|members?|descen\w+|people|person|citizens?|residents?|speakers?|believers?|followers?|adherents?)\b/.test(definition);

const pointerMark = ({ synsets }: WordNet, symbol: string, target: string): Mark | undefined => {
  const domain = synsets.get(target)?.words[0] ?? '';
  if (symbol === ';u') return usageMarks[domain];
  return symbol === ';c' ? topicMarks[domain] : undefined;
};

/** Finds the marks of every synset from domains, glosses and places in the hierarchy. */
export const markSynsets = (wordNet: WordNet): SynsetMarks => {
  const all = new Map<string, Map<Mark, Set<number>>>();
  const set = makeMarkSetter(all);
  for (const [mark, word, number] of regionRoots) {
    for (const id of hyponyms(wordNet, rootOf(wordNet, word, number))) set(id, mark, 0);
  }
  for (const synset of wordNet.synsets.values()) {
    if (isPeople(synset)) set(synset.id, 'ethnic', 0);
    for (const [mark, pattern] of glossMarks) if (pattern.test(synset.definition)) set(synset.id, mark, 0);
    for (const { symbol, target, source } of synset.pointers) {
      const mark = pointerMark(wordNet, symbol, target);
      if (mark !== undefined) set(synset.id, mark, source);
    }
  }
  return all;
};

const derivations: ReadonlySet<string> = new Set(['+', '\\']);

/** The mark of a noun that an adjective or verb derives from (`electoral` from `election`) counts for it too. */
const inheritable: ReadonlySet<Mark> = new Set<Mark>(['political', 'religious', 'ethnic', 'technical', 'sexual']);

const inherits = (marked: SynsetMarks, synset: Synset, mark: Mark, wordNumber: number): boolean =>
  synset.pos !== 'n' &&
  inheritable.has(mark) &&
  synset.pointers.some(
    ({ symbol, source, target }) =>
      derivations.has(symbol) && (source === 0 || source === wordNumber) && marked.get(target)?.get(mark)?.has(0) === true,
  );

/** Whether the mark holds for the given word of the synset. */
export const hasMark = (marked: SynsetMarks, synset: Synset, mark: Mark, wordNumber: number): boolean => {
  const words = marked.get(synset.id)?.get(mark);
  if (words?.has(0) === true || words?.has(wordNumber) === true) return true;
  return inherits(marked, synset, mark, wordNumber);
};
