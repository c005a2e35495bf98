import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plant } from './mutation.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Loads the file with the mistake in this process or thread, if it has not been loaded yet. */
export const plantOnLoad = (plant: Plant): void => {
  const target = pathToFileURL(pathOf(plant)).href;
  const source = stripTypeScriptTypes(plantedIn(plant));
  registerHooks({
    load: (url, context, next) =>
      url.split('?')[0] === target ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
};

/** The path of the file that the mistake is planted in. */
export function pathOf({ file }: Plant): string {
  return `${root}${file}`;
}

/** The source of the file with the mistake in it. Throws when there is no one place for it. */
export function plantedIn(plant: Plant): string {
  const pieces = readFileSync(pathOf(plant), 'utf8').split(plant.find);
  if (pieces.length !== 2)
    throw new Error(
      `${plant.file} has ${String(pieces.length - 1)} places like ${JSON.stringify(plant.find)}`,
    );
  return pieces.join(plant.instead);
}
