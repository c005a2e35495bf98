import type { RubricDocument } from './rubric.ts';

/** Rows, as strings, of objects with one field per attribute and of arrays with one item per attribute. */
export const rowsInObjects = (rubric: RubricDocument, text: string): string[] =>
  valuesIn(text).flatMap((value) => rowsOf(rubric, value, { key: '', depth: 0 }));

/** A field's name without case, blanks and underlines: `Cultural Sensitivity` is `culturalsensitivity`. */
export const foldName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

const typeNames = new Set(['type', 'types', 'wordtype', 'wordtypes', 'pos', 'partofspeech', 'partsofspeech']);

export const isTypesName = (name: string): boolean => typeNames.has(foldName(name));

/** `noun, verb` and `["noun","verb"]` as a row has them. */
export const joinTypes = (types: unknown): string =>
  (Array.isArray(types) ? types.map(String) : String(types).split(/[,;|/]/u))
    .map((type) => type.trim())
    .join('/');

const deepest = 6;

interface At {
  readonly key: string;
  readonly depth: number;
}

const wordNames = new Set(['word', 'text', 'term', 'token', 'w']);

/** The one JSON document in a text; or, where that is not whole, all its innermost objects. */
function valuesIn(text: string): unknown[] {
  const begin = text.search(/[[{]/u);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (begin < 0) return [];
  const whole = parse(text.slice(begin, end + 1));
  if (whole !== undefined) return [whole];
  return (text.match(/\{[^{}]*\}/gu) ?? []).map(parse);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // prose, or cut: the whole objects inside are looked for then
  }
}

function rowsOf(rubric: RubricDocument, value: unknown, { key, depth }: At): string[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return rowsOfArray(rubric, value, depth);
  if (!isObject(value)) return [];
  const row = rowOfObject(rubric, value, key);
  if (row !== undefined) return [row];
  return Object.entries(value).flatMap(([name, inner]) =>
    rowsOf(rubric, inner, { key: name, depth: depth + 1 }),
  );
}

function rowsOfArray(rubric: RubricDocument, items: readonly unknown[], depth: number): string[] {
  const isRow = typeof items[0] === 'string' && typeof items[1] === 'number';
  if (isRow) return [items.map((item) => (Array.isArray(item) ? joinTypes(item) : String(item))).join(',')];
  return items.flatMap((item) => rowsOf(rubric, item, { key: '', depth: depth + 1 }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The row in an object: it names its word, and then its scores may be one level deeper, or it stands at its word.
 * Undefined when it has hardly any of the attributes.
 */
function rowOfObject(
  rubric: RubricDocument,
  object: Record<string, unknown>,
  key: string,
): string | undefined {
  const own = Object.entries(object);
  const word = wordOf(rubric, own);
  const inner =
    word === undefined
      ? []
      : Object.values(object)
          .filter(isObject)
          .flatMap((nested) => Object.entries(nested));
  const fields = [...own, ...inner];
  const byName = new Map(fields.map(([name, value]) => [foldName(name), value]));
  const scores = rubric.attributes.map(({ name }) => byName.get(name));
  if (scores.filter((score) => score !== undefined).length * 3 < scores.length) return undefined;
  const types = fields.find(([name]) => isTypesName(name))?.[1] ?? '';
  return `${word ?? key}:${[...scores.map(scoreText), joinTypes(types)].join(',')}`;
}

/** The field that names the word: by its name, else the first text that is neither a score nor the types. */
function wordOf(rubric: RubricDocument, fields: readonly (readonly [string, unknown])[]): string | undefined {
  const attributes = new Set<string>(rubric.attributes.map(({ name }) => name));
  const texts = fields.flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name: foldName(name), value }] : [],
  );
  const named = texts.find(({ name }) => wordNames.has(name));
  return (named ?? texts.find(({ name }) => !attributes.has(name) && !typeNames.has(name)))?.value;
}

function scoreText(score: unknown): string {
  return typeof score === 'number' || typeof score === 'string' ? String(score) : '?';
}
