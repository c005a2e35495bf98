import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** Every module that a source text names: imports, re-exports, dynamic imports, `require` and imports of types. */
export const readImports = (text: string): Import[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(text, pos) }));
