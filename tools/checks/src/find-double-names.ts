import ts from 'typescript';
import type { Problem } from './problem.ts';
import type { SourceFile } from './read-workspace.ts';

/** Finds names that stand for two things: exported by two files of one library, each with a declaration of its own. */
export function findDoubleNames(files: readonly SourceFile[]): Problem[] {
  const places = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const name of declaredExports(text)) places.set(name, [...(places.get(name) ?? []), path]);
  }
  return [...places]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => ({ where: paths.join(' and '), what: `each export another '${name}'` }));
}

function declaredExports(text: string): Set<string> {
  const { statements } = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  return new Set(statements.filter(isExported).flatMap(namesOf));
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement: ts.Statement): string[] {
  const declared = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name)
    : [(statement as ts.DeclarationStatement).name];
  return declared.flatMap((name) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
}
