import { attributes } from '@word-list/domain/vocabulary';
import type { OrderName } from './choice.ts';

type PrintOrder = Exclude<OrderName, 'random'>;

/** An order, and how people call it. */
export interface NamedOrder {
  readonly order: PrintOrder;
  readonly name: string;
}

const byScale = attributes.flatMap(({ name, displayName }): NamedOrder[] =>
  name === 'commonness'
    ? []
    : [
        { order: `-${name}`, name: `${displayName}, most first` },
        { order: name, name: `${displayName}, least first` },
      ],
);

/** All orders but the random one. */
export const namedOrders: readonly NamedOrder[] = [
  { order: '-commonness', name: 'Most common first' },
  { order: 'commonness', name: 'Least common first' },
  { order: 'text', name: 'A to Z' },
  { order: '-text', name: 'Z to A' },
  { order: 'length', name: 'Shortest first' },
  { order: '-length', name: 'Longest first' },
  ...byScale,
];

/** Whether the API knows this order. */
export function isOrder(text: string): text is PrintOrder {
  return namedOrders.some(({ order }) => order === text);
}
