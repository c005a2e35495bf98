import { attributes, limits, type AttributeName, type BarStep } from '@word-list/domain';
import { unscored, type WordColumns } from './word-columns.ts';

/** How words are spread over the values of scales, lengths and forms: a pass over one of them reads nothing else. */
export interface FacetTable {
  /** For each scale the quarter of each row, or its number of quarters for an unknown score; then lengths and forms. */
  readonly places: readonly Uint8Array[];
  readonly steps: Readonly<Record<AttributeName, BarStep>>;
}

/** No place is as great as this. */
export const placeLimit = 66;

/** How many quarters a scale has, the last for its greatest value alone. */
export const quartersOf = ({ min, max }: { readonly min: number; readonly max: number }): number =>
  (max - min) * 4 + 1;

/** Made when first asked for. */
export const lazyFacetTable = (columns: WordColumns, forms: () => Uint8Array): (() => FacetTable) => {
  let made: FacetTable | undefined;
  return () => (made ??= makeTable(columns, forms()));
};

function makeTable(columns: WordColumns, forms: Uint8Array): FacetTable {
  const scales = attributes.map((attribute) => placesOfScale(columns.scores[attribute.name], attribute));
  const lengths = columns.lengths.map((length) => Math.min(length, limits.wordCodePoints + 1));
  const steps = attributes.map(({ name }) => [name, isWhole(columns.scores[name]) ? 100 : 25]);
  return {
    places: [...scales, lengths, forms],
    steps: Object.fromEntries(steps) as FacetTable['steps'],
  };
}

function placesOfScale(column: Int16Array, of: { readonly min: number; readonly max: number }): Uint8Array {
  const places = new Uint8Array(column.length);
  const unknown = quartersOf(of);
  for (let row = 0; row < column.length; row += 1) {
    const score = column[row] ?? unscored;
    places[row] = score === unscored ? unknown : Math.floor((score - of.min * 100) / 25);
  }
  return places;
}

function isWhole(column: Int16Array): boolean {
  for (let row = 0; row < column.length; row += 1) {
    const score = column[row] ?? unscored;
    if (score !== unscored && score % 100 !== 0) return false;
  }
  return true;
}
