/** A word that needs no other look: most of them. */
export const plainWord = /^[a-z]+$/;
const ascii = /^[\x20-\x7e]*$/;

/**
 * The one form of a text, as words are stored, asked about and looked up: see the table in `docs/lists.md`. What it
 * gives is never changed by applying it again.
 */
export const canonicalForm = (text: string): string => {
  if (plainWord.test(text)) return text;
  if (ascii.test(text)) return text.trim().toLowerCase().replaceAll('`', "'");
  const spelled = text.replaceAll(presentationForms, toLetters).replaceAll(invisible, '').normalize('NFC');
  const lower = spelled.replaceAll(sameMarks, toOneMark).toLowerCase();
  const joined = dropJoiners(joinMalayalam(lower))
    .normalize('NFC')
    .replaceAll(/i\u0307+/gu, 'i');
  return joinHebrew(joined).normalize('NFC').trim();
};

/** Letters with the marks and joiners that follow them. */
const letter = String.raw`\p{L}[\p{M}\u200c\u200d]*`;
/** Letters with single hyphens, apostrophes, middle dots, geresh or gershayim between them. */
const letters = String.raw`${letter}(?:['\-·・׳״]?${letter})*`;
const wordPattern = new RegExp(`^(?:'?${letters}|${letters}['׳]|'${letter}')$`, 'u');

/**
 * True for a canonical form that is a word: letters with their marks; between them single apostrophes, hyphens,
 * middle dots or gershayim; one apostrophe at the start or at the end ('tis, dogs'); one script.
 */
export const isWord = (canonical: string): boolean =>
  plainWord.test(canonical) || (wordPattern.test(canonical) && !hasMixedScripts(canonical));

/** Scripts whose letters look alike, so that a word which mixes them is a mistake or a trick. */
export const lookAlikeScripts = [
  /\p{Script=Latin}/gu,
  /\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}/gu,
] as const;

/** Whether one piece of a text, between hyphens, has letters of two scripts that look alike: а (U+0430) and a. */
export const hasMixedScripts = (canonical: string): boolean =>
  !ascii.test(canonical) &&
  canonical
    .split(/['\-·]/u)
    .some((piece) => lookAlikeScripts.filter((script) => piece.search(script) >= 0).length > 1);

/** Ligatures, digraphs, full and half width, positional and mathematical letters: typesetting, not spelling. */
const presentationForms =
  /[\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufdff\ufe70-\ufefe\uff00-\uffef\u{1d400}-\u{1d7ff}]/gu;

function toLetters(form: string): string {
  return form.normalize('NFKC');
}

/** Soft hyphens, tatweel, direction marks, zero-width spaces, variation selectors and the like. */
const invisibleFormats =
  '\\u00ad\\u061c\\u0640\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff';
const invisibleMarks = '\\u034f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}';
// eslint-disable-next-line no-misleading-character-class -- marks that are dropped wherever they stand
const invisible = new RegExp(`[${invisibleFormats}${invisibleMarks}]`, 'gu');

const apostrophes =
  '`\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u1fbd\u1fbf\u2018\u2019\u201b\u2032\ua78b\ua78c';
const hyphens = '\u02d7\u058a\u05be\u1806\u2010\u2011\u2012\u2013\u2043\u2212\ufe63';
const middleDots = '\u2022\u2027\u2219\u22c5';
const sameMarks = new RegExp(`[${apostrophes}${hyphens}${middleDots}]`, 'gu');

function toOneMark(mark: string): string {
  if (apostrophes.includes(mark)) return "'";
  return hyphens.includes(mark) ? '-' : '·';
}

/** Malayalam and Bengali letters that used to be written with a joiner, as they are written today. */
const withJoiner: Readonly<Record<string, string>> = {
  'ണ്\u200d': 'ൺ',
  'ന്\u200d': 'ൻ',
  'ര്\u200d': 'ർ',
  'ല്\u200d': 'ൽ',
  'ള്\u200d': 'ൾ',
  'ക്\u200d': 'ൿ',
  'ত্\u200d': 'ৎ',
};
const writtenWithJoiner = new RegExp(Object.keys(withJoiner).join('|'), 'gu');

function joinMalayalam(text: string): string {
  return text.replaceAll(writtenWithJoiner, (letters) => withJoiner[letters] ?? letters);
}

/** Zero-width joiners and non-joiners that change nothing: at an edge, repeated, or in a script that has no use for them. */
const idleJoiners =
  /(?<![\p{L}\p{M}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\u200c\u200d])|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}][\p{M}\u200c\u200d]*)[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+/gu;

function dropJoiners(text: string): string {
  return text.replaceAll(idleJoiners, '');
}

const gershayim = /(?<=\p{Script=Hebrew})(?:["\u201c-\u201f\u2033\u02ba]|'')(?=\p{Script=Hebrew})/gu;

/** After a Hebrew letter an apostrophe is a geresh, and quotes between two of them are gershayim. */
function joinHebrew(text: string): string {
  return text.replaceAll(gershayim, '״').replaceAll(/(?<=\p{Script=Hebrew})'/gu, '׳');
}
