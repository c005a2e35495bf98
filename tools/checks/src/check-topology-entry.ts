import path from 'node:path';
import ts from 'typescript';
import type { Problem } from './problem.ts';
import type { SourceFile } from './read-workspace.ts';

/**
 * Follows the relative imports of libs/infra from the topology on, and finds those that reach cdktf: the local stack
 * loads this entry, and is not to load the rest.
 */
export function checkTopologyEntry(files: readonly SourceFile[], entry: string): Problem[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const reached = [entry];
  const problems: Problem[] = texts.has(entry) ? [] : [{ where: entry, what: 'is missing' }];
  for (const file of reached) {
    for (const { specifier, line } of readImports(texts.get(file) ?? '')) {
      const target = path.posix.join(path.posix.dirname(file), specifier);
      if (specifier.startsWith('.') && !reached.includes(target)) reached.push(target);
      if (/^(@?cdktf|constructs)(\/|-|$)/u.test(specifier)) {
        const what = `imports ${specifier}, but the topology is free of cdktf`;
        problems.push({ where: `${file}:${line}`, what });
      }
    }
  }
  return problems;
}

/** Every module that a source text names: imports, re-exports, dynamic imports, `require` and imports of types. */
function readImports(text: string): { specifier: string; line: number }[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: text.slice(0, pos).split('\n').length,
  }));
}
