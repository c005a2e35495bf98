import { attributes, limits, type AttributeName, type BarStep } from '@word-list/domain';
import { unscored, type WordColumns } from './word-columns.ts';

/** How words are spread over the values of scales and lengths, row by row: a pass over many rows reads it in order. */
export interface FacetTable {
  /** For each row the quarter of each scale, or its number of quarters for an unknown score; then length and form. */
  readonly places: Uint8Array;
  readonly steps: Readonly<Record<AttributeName, BarStep>>;
}

/** Numbers that the table has for each row. */
export const placesPerRow = attributes.length + 2;

/** No place is as great as this. */
export const placeLimit = 66;

/** How many quarters a scale has, the last for its greatest value alone. */
export const quartersOf = ({ min, max }: { readonly min: number; readonly max: number }): number =>
  (max - min) * 4 + 1;

/** Made when first asked for. */
export const lazyFacetTable = (columns: WordColumns): (() => FacetTable) => {
  let made: FacetTable | undefined;
  return () => (made ??= makeTable(columns));
};

function makeTable(columns: WordColumns): FacetTable {
  const places = new Uint8Array(columns.lengths.length * placesPerRow);
  const steps = attributes.map((attribute, index) => {
    const column = columns.scores[attribute.name];
    fillScale(places, column, { index, least: attribute.min * 100, unknown: quartersOf(attribute) });
    return [attribute.name, isWhole(column) ? 100 : 25];
  });
  for (let row = 0; row < columns.lengths.length; row += 1) {
    const length = columns.lengths[row] ?? 0;
    const at = row * placesPerRow + attributes.length;
    places[at] = Math.min(length, limits.wordCodePoints + 1);
    places[at + 1] = columns.forms[row] ?? 0;
  }
  return { places, steps: Object.fromEntries(steps) as FacetTable['steps'] };
}

function fillScale(
  places: Uint8Array,
  column: Int16Array,
  { index, least, unknown }: { index: number; least: number; unknown: number },
): void {
  for (let row = 0, at = index; row < column.length; row += 1, at += placesPerRow) {
    const score = column[row] ?? unscored;
    places[at] = score === unscored ? unknown : Math.floor((score - least) / 25);
  }
}

function isWhole(column: Int16Array): boolean {
  return column.every((score) => score === unscored || score % 100 === 0);
}
