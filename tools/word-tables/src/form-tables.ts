import { createRequire } from 'node:module';
import { frontCode, makeForms, withoutS, type FormTables } from '@word-list/domain/word-sets/english';
import * as z from 'zod';
import { readWordNet } from './read-wordnet.ts';

const exceptions = z.record(z.string(), z.string());
const require = createRequire(import.meta.url);

type WordNetWords = ReturnType<typeof readWordNet>;

interface Inputs {
  readonly words: ReadonlySet<string>;
  readonly wordNet: WordNetWords;
}

/** Plurals that WordNet also has as an entry of their own, and that are plurals first. */
const pluralsFirst = ['men', 'women', 'teeth', 'feet', 'geese', 'brethren', 'oxen', 'elves', 'children'];

/** Words that look like a verb's form and have nothing to do with the verb (any more). */
const strayForms = ['evening', 'shilling', 'wicked', 'rugged'];

/** The tables of English forms: what the rules of forms.ts cannot know by themselves. */
export const formTables = (words: ReadonlySet<string>): FormTables => {
  const inputs = { words, wordNet: readWordNet() };
  const { verbs, nouns, names } = inputs.wordNet;
  const ruled: FormTables = {
    entries: [],
    graded: table(gradedOf(inputs)),
    irregular: [],
    names: table([...names].filter((name) => isPlainName(name, inputs))),
    verbs: table(
      [...verbs].filter((verb) => verb.length > 1).map((verb) => (nouns.has(verb) ? verb : `${verb}+`)),
    ),
  };
  const entries = table(entriesOf(inputs, makeForms(ruled)));
  return { ...ruled, entries, irregular: table(irregularOf(inputs, makeForms({ ...ruled, entries }))) };
};

type ReadForm = ReturnType<typeof makeForms>;

/** Words in -s that are not, or not only, the plural of the noun without it. */
const realEntries =
  `afterwards alms always amends arms athletics barracks besides blues bowels brains clothes colours
  customs dregs earnings economics electronics ethics eyes ceramics genetics glasses goods grounds headquarters heads
  hydraulics jeans linguistics links lens looks lots mathematics means mechanics metaphysics mumps needs news odds oats
  overalls pants physics politics premises pyjamas regards riches savings scissors series shorts sometimes species
  spectacles spirits stairs statistics tactics thanks towards tropics vegas whereabouts woods works`.split(
    /\s+/u,
  );

function table(words: Iterable<string>): string[] {
  return frontCode([...new Set(words)].sort());
}

/** Adjectives of which there is a superlative. */
function gradedOf({ words, wordNet: { adjectives } }: Inputs): string[] {
  return [...adjectives].filter((base) =>
    [
      `${base}est`,
      `${base.replace(/e$/u, '')}est`,
      `${base}${base.at(-1) ?? ''}est`,
      base.replace(/y$/u, 'iest'),
    ].some((form) => form !== base && form.endsWith('est') && words.has(form)),
  );
}

function isPlainName(name: string, { words, wordNet: { nouns, verbs } }: Inputs): boolean {
  return (
    name.length > 3 &&
    !(words.has(name) && (name.length < 5 || nouns.has(withoutS(name)) || verbs.has(withoutS(name))))
  );
}

/** Words of their own that the rules would take for a form of another. */
function entriesOf({ words, wordNet }: Inputs, formOf: ReadForm): string[] {
  const { nouns, verbs, adjectives, adverbs } = wordNet;
  const isEntry = (word: string) =>
    nouns.has(word) ||
    verbs.has(word) ||
    adverbs.has(word) ||
    (adjectives.has(word) && !/(?:er|est)$/u.test(word));
  return [...words].filter(
    (word) => isEntry(word) && !['base', 'name'].includes(formOf(word).form) && !isPlural(word, nouns),
  );
}

/** Plurals that WordNet has as entries all the same, such as `shoes`: longer ones, of a noun. */
function isPlural(word: string, nouns: ReadonlySet<string>): boolean {
  return (
    word.length > 4 &&
    word.endsWith('s') &&
    !realEntries.includes(word) &&
    (nouns.has(withoutS(word)) || nouns.has(word.slice(0, -1)))
  );
}

function irregularOf({ words, wordNet }: Inputs, formOf: ReadForm): string[] {
  const { nouns, verbs, adjectives } = wordNet;
  const isOpen = (form: string) => pluralsFirst.includes(form) || (!nouns.has(form) && !verbs.has(form));
  const forms = new Map<string, string>();
  const add = (bases: ReadonlySet<string>, mark: 'p' | 'i', entries: [string, string][]) => {
    for (const [form, base] of entries) {
      const isNew = words.has(form) && bases.has(base) && form !== base && isOpen(form);
      if (isNew && formOf(form).lemma !== base) forms.set(form, mark === 'p' ? base : `${base}/${mark}`);
    }
  };
  add(adjectives, 'i', Object.entries(readExceptions('adjective')));
  add(verbs, 'i', Object.entries(readExceptions('verb')));
  for (const [form, base] of oddPlurals(nouns)) if (words.has(form)) forms.set(form, base);
  add(nouns, 'p', Object.entries(readExceptions('noun')));
  for (const form of strayForms) forms.set(form, '/b');
  return [...forms].map(([form, base]) => `${form}/${base}`);
}

function readExceptions(part: 'noun' | 'verb' | 'adjective') {
  return exceptions.parse(require(`wink-lexicon/src/wn-${part}-exceptions.js`));
}

/** Plurals to which the rule does not do justice: in -ies of an -ie, in -ses of an -s, with -s where it takes -es. */
function oddPlurals(nouns: ReadonlySet<string>): [string, string][] {
  return [...nouns]
    .map((base): [string, string] => [/[^s]s$/u.test(base) ? `${base}es` : `${base}s`, base])
    .filter(
      ([form, base]) => withoutS(form) !== base && (/(?:ie|s)$/u.test(base) || !nouns.has(withoutS(form))),
    );
}
