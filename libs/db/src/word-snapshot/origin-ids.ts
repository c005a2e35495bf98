import { judgesIn, tellsOrigin, type OpinionTable, type WordView } from '@word-list/domain';
import type { Dictionary } from './dictionary.ts';
import type { RowsOfJudge } from './unite-rows.ts';
import type { WordColumns } from './word-columns.ts';
import type { Origin } from './word-snapshot.ts';

/** Nobody's place among judges. */
export const nobody = 0xff;

/** How an origin is written: `makeSharedValues` reads it. */
export const originText = (
  judge: string | undefined,
  judges: string,
  run: OpinionTable['runs'][number] | undefined,
): string => JSON.stringify([judge ?? '', judges, run?.[0] ?? null, run?.[1] ?? null]);

/**
 * Hash, length, time and origin of each word: those of the judge who tells of it. `whose` are the places of the judges of
 * its values.
 */
export function mergeOrigins(
  own: readonly RowsOfJudge[],
  { view, origins, whose }: { view: WordView; origins: Dictionary<Origin>; whose: readonly Uint8Array[] },
  into: WordColumns,
): void {
  const judges = judgesIn(view);
  const tellers = tellsOrigin(view).flatMap(({ id }) => {
    const place = judges.findIndex((judge) => judge.id === id);
    const of = own[place];
    return of === undefined ? [] : [{ ...of, place }];
  });
  const idOf = makeOriginIds(whose, (word, place, run) =>
    origins.idOf(originText(judges[place]?.id, placesText(whose, word), own[place]?.table.runs[run])),
  );
  for (let word = 0; word < into.hashes.length; word += 1) {
    const teller = tellers.find(({ rows }) => rows[word] !== -1);
    if (teller === undefined) continue;
    const row = teller.rows[word] ?? 0;
    const { hash, length, scoredAt, run } = teller.table.columns;
    into.hashes[word] = hash[row] ?? 0;
    into.lengths[word] = length[row] ?? 0;
    into.scoredAt[word] = scoredAt[row] ?? 0;
    into.origins[word] = idOf(word, teller.place, run[row] ?? 0);
  }
}

type OriginId = (word: number, place: number, run: number) => number;

interface Branch {
  readonly branches: Map<number, Branch>;
  id?: number;
}

/** Places of five fields make one number. */
const fieldsInNumber = 5;

/** Finds what was found for words of the same judges and run: to write an origin takes longer than to look it up. */
function makeOriginIds(whose: readonly Uint8Array[], make: OriginId): OriginId {
  const root: Branch = { branches: new Map() };
  return (word, place, run) => {
    let branch = below(root, place * 0x1_0000 + run);
    for (let from = 0; from < whose.length; from += fieldsInNumber) {
      branch = below(branch, numberOf(whose, from, word));
    }
    return (branch.id ??= make(word, place, run));
  };
}

function below({ branches }: Branch, key: number): Branch {
  const known = branches.get(key);
  if (known !== undefined) return known;
  const made: Branch = { branches: new Map() };
  branches.set(key, made);
  return made;
}

function numberOf(whose: readonly Uint8Array[], from: number, word: number): number {
  let key = 0;
  for (let at = from; at < Math.min(from + fieldsInNumber, whose.length); at += 1) {
    key = key * 0x100 + (whose[at]?.[word] ?? nobody);
  }
  return key;
}

function placesText(whose: readonly Uint8Array[], word: number): string {
  return whose.map((of) => (of[word] === nobody ? '' : String(of[word]))).join(',');
}
