import { bundleLimit } from './app-template.ts';
import type { Problem } from './problem.ts';

/** Finds a bundle that is missing or too large; `bytes` is undefined where nothing was built. */
export const checkBundle = (app: string, bytes: number | undefined): Problem[] => {
  const where = `dist/apps/${app}/index.mjs`;
  if (bytes === undefined) return [{ where, what: `is not built: nx run ${app}:build` }];
  return bytes > bundleLimit ? [{ where, what: `has ${bytes} bytes, more than ${bundleLimit}` }] : [];
};
