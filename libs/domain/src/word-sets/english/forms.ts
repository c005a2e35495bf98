import type { WordForm } from '../language.ts';
import committed from './forms.json' with { type: 'json' };
import { readFrontCoded } from './front-coding.ts';

/** A word as a form of another. */
export interface Form {
  readonly lemma: string;
  readonly form: WordForm;
}

/**
 * Makes the reader of English forms: regular endings by rule, the rest by the tables that tools/word-tables makes
 * from WordNet. A word that WordNet has as an entry of its own (`building`, `glasses`) counts as a base form, but
 * those in -ing and -ed keep the verb as their lemma. A word of no known form is its own lemma. The tables are read at the
 * first word, which takes some thirty milliseconds.
 */
export function makeForms(tables: FormTables = committed): (text: string) => Form {
  let read: Tables | undefined;
  return (text) => {
    const known = (read ??= readTables(tables));
    if (known.names.has(text)) return { lemma: text, form: 'name' };
    const irregular = known.irregular.get(text);
    if (irregular) return irregular;
    for (const ending of endingsOf[text.at(-1) ?? ''] ?? []) {
      const form = ending(text, known);
      if (form !== undefined) return form;
    }
    return { lemma: text, form: 'base' };
  };
}

/** The tables as they are committed, each front-coded. */
export type FormTables = typeof committed;

const formOfMark: Readonly<Record<string, WordForm>> = { p: 'plural', i: 'inflected' };

type Tables = ReturnType<typeof readTables>;

/** What an ending makes of a word; undefined if the word does not have it. */
type Ending = (text: string, known: Tables) => Form | undefined;

/** By the last letter: most words have none of them. */
const endingsOf: Readonly<Record<string, readonly Ending[]>> = {
  s: [readPossessive, readS],
  g: [readVerbForm],
  d: [readVerbForm],
  r: [readComparison],
  t: [readComparison],
};

/** The word without its regular -s. */
export function withoutS(text: string): string {
  if (text.length > 4 && text.endsWith('ies')) return `${text.slice(0, -3)}y`;
  return /(?:[cs]h|ss|x|zz|o)es$/u.test(text) ? text.slice(0, -2) : text.slice(0, -1);
}

/** A short vowel and one consonant at the end: `hop`, which doubles it; so that `hoping` is of `hope`. */
const doubling = /^[^aeiou]*[aeiou][^aeiouwxy]$/u;

function readTables(tables: FormTables) {
  const verbs = readFrontCoded(tables.verbs);
  const irregular = readFrontCoded(tables.irregular).map((entry): [string, Form] => {
    const [text = '', lemma = '', mark = 'p'] = entry.split('/');
    return [text, { lemma: lemma || text, form: formOfMark[mark] ?? 'base' }];
  });
  return {
    verbs: new Set(verbs.map((verb) => verb.replace('+', ''))),
    verbsOnly: new Set(verbs.filter((verb) => verb.endsWith('+')).map((verb) => verb.slice(0, -1))),
    entries: new Set(readFrontCoded(tables.entries)),
    graded: new Set(readFrontCoded(tables.graded)),
    names: new Set(readFrontCoded(tables.names)),
    irregular: new Map(irregular),
  };
}

function readPossessive(text: string): Form | undefined {
  return text.endsWith("'s") ? { lemma: text.slice(0, -2), form: 'inflected' } : undefined;
}

/** Plurals, and the third person of verbs that are no nouns. */
function readS(text: string, { entries, verbsOnly }: Tables): Form | undefined {
  if (!/[^suia'-]s$|[^s]es$|[aio]as$|[sz]es$/u.test(text) || text.length < 4 || entries.has(text))
    return undefined;
  const lemma = withoutS(text);
  return { lemma, form: verbsOnly.has(lemma) ? 'inflected' : 'plural' };
}

function readVerbForm(text: string, { verbs, entries }: Tables): Form | undefined {
  const ending = /(?:ing|ed)$/u.exec(text)?.[0];
  if (ending === undefined) return undefined;
  const lemma = stemsOf(text.slice(0, -ending.length), ending).find((stem) => verbs.has(stem));
  return lemma === undefined ? undefined : { lemma, form: entries.has(text) ? 'base' : 'inflected' };
}

/** What an ending may have been put to, the likeliest first. */
function stemsOf(stem: string, ending: string): string[] {
  const undoubled = /([^aeiou])\1$/u.test(stem) ? [stem.slice(0, -1)] : [];
  const changed = ending === 'ed' && stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : [];
  const plain = doubling.test(stem) ? [`${stem}e`, stem] : [stem, `${stem}e`];
  return [...changed, ...plain, ...undoubled].filter(({ length }) => length > 2 || ending === 'ing');
}

function readComparison(text: string, { graded, entries }: Tables): Form | undefined {
  const ending = /(?:er|est)$/u.exec(text)?.[0];
  if (ending === undefined || entries.has(text)) return undefined;
  const stem = text.slice(0, -ending.length);
  const changed = stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : [];
  const lemma = [...changed, stem, `${stem}e`, stem.slice(0, -1)].find((base) => graded.has(base));
  return lemma === undefined ? undefined : { lemma, form: 'inflected' };
}
