import { Conflict } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import type { Judge } from '../judges/judge.ts';
import type { Rating } from '../judges/opinion.ts';
import type { NewNorms } from '../ports/judge-statements.ts';
import type { NormsImport, NormsImported } from '../ports/judge-store.ts';
import type { WordsStatements, WordsTransactions } from '../ports/words-statements.ts';
import { attributes } from '../scoring/attributes.ts';

/** Of one transaction: it holds the revision, which everybody who changes words waits for. */
const rowsPerSlice = 1000;

/** `JudgeStore.importNorms` */
export async function importNorms(
  database: WordsTransactions,
  { ratings, kept, ...given }: NormsImport,
): Promise<NormsImported> {
  const norms = { ...given, sha256: sha256Hex(ratings.map(lineOf).join('\n')) };
  const isNew = await database.transaction((on) => enter(on, norms));
  let [changed, gone] = [0, 0];
  for (const slice of slicesOf(ratings))
    changed += await database.transaction((on) => storeSlice(on, norms, slice));
  const said = new Set(ratings.map(({ text }) => text));
  const stored = await database.read((on) => on.textsBy(norms.judge));
  for (const slice of slicesOf(stored.filter((text) => !said.has(text) && !kept.has(text)))) {
    await database.transaction((on) => takeBackSlice(on, norms, slice));
    gone += slice.length;
  }
  return { isNew, changed, gone };
}

/** From here on the words of an import that began earlier are refused. */
async function enter(on: WordsStatements, norms: NewNorms): Promise<boolean> {
  const { source, licence, sha256 } = norms;
  const before = await findNorms(on, norms);
  if (before?.source === source && before.licence === licence && before.sha256 === sha256) return false;
  await on.nextRevision();
  const there = await findNorms(on, norms);
  await on.enterNorms(norms);
  return there === undefined;
}

async function storeSlice(on: WordsStatements, norms: NewNorms, slice: readonly Rating[]): Promise<number> {
  const texts = slice.map(({ text }) => text);
  const stored = new Map((await on.ratingsBy(norms.judge, texts)).map((one) => [one.text, lineOf(one)]));
  const changed = slice.filter((rating) => stored.get(rating.text) !== lineOf(rating));
  if (changed.length === 0) return 0;
  await on.storeRatings(await holdNorms(on, norms), changed);
  return changed.length;
}

async function takeBackSlice(on: WordsStatements, norms: NewNorms, texts: readonly string[]): Promise<void> {
  await on.takeBack(await holdNorms(on, norms), texts);
}

/** Behind the lock of the revision nobody else begins an import. */
async function holdNorms(on: WordsStatements, norms: NewNorms) {
  const revision = await on.nextRevision();
  const there = await findNorms(on, norms);
  if (there?.sha256 !== norms.sha256)
    throw new Conflict('import-overtaken', `another import of ${norms.judge} has begun`, {
      judge: norms.judge,
    });
  return { judge: norms.judge, revision };
}

async function findNorms(on: WordsStatements, { judge: id }: NewNorms): Promise<Judge | undefined> {
  const judge = (await on.judges()).find((one) => one.id === id);
  if (judge !== undefined && judge.kind !== 'norms')
    throw new Conflict('judge-exists', `${id} is a judge that is no norms: give the norms another name`);
  if (judge !== undefined && judge.retiredAt !== null)
    throw new Conflict('judge-retired', `${id} has retired: let it return first`, { judge: id });
  return judge;
}

function lineOf({ text, scores, types }: Rating): string {
  return [text, ...attributes.map(({ name }) => scores[name] ?? ''), types?.join(' ') ?? ''].join('\t');
}

function* slicesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += rowsPerSlice) yield items.slice(at, at + rowsPerSlice);
}
