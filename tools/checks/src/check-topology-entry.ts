import path from 'node:path';
import { infraPackages, isListed } from './boundary-rules.ts';
import type { SourceFile } from './check-imports.ts';
import type { Problem } from './problem.ts';
import { readImports } from './read-imports.ts';

const isInfraPackage = (specifier: string): boolean =>
  infraPackages.some((name) => specifier === name || isListed(specifier, [`${name.replace('*', '')}*`]));

/**
 * Follows the relative imports of libs/infra from the topology on, and finds those that reach cdktf:
 * the local stack loads this entry, and is not to load the rest.
 */
export const checkTopologyEntry = (files: readonly SourceFile[], entry: string): Problem[] => {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const reached = [entry];
  const problems: Problem[] = texts.has(entry) ? [] : [{ where: entry, what: 'is missing' }];
  for (const file of reached) {
    for (const { specifier, line } of readImports(texts.get(file) ?? '')) {
      const target = path.posix.join(path.posix.dirname(file), specifier);
      if (specifier.startsWith('.') && !reached.includes(target)) reached.push(target);
      if (isInfraPackage(specifier)) {
        problems.push({
          where: `${file}:${line}`,
          what: `imports ${specifier}, but the topology is free of cdktf`,
        });
      }
    }
  }
  return problems;
};
