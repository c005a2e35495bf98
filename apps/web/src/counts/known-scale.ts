import { attributes, type AttributeName } from '@word-list/domain/vocabulary';

/** One of the scales that there are. */
export type KnownScale = (typeof attributes)[number];

/** A scale by its name. */
export function scaleOf(name: AttributeName): KnownScale {
  const found = attributes.find((attribute) => attribute.name === name);
  if (found === undefined) throw new Error(`there is no scale ${name}`);
  return found;
}
