import type { WordsStatements } from '../ports/words-statements.ts';

/** A group of statements before it is known what they run on. */
export type StatementsOn<Context, Statements = WordsStatements> = {
  readonly [Name in keyof Statements]: Statements[Name] extends (...given: infer Given) => infer Answer
    ? (context: Context, ...given: Given) => Answer
    : never;
};

/** Statements that run on this transaction. */
export const bindStatements = <Context>(
  statements: StatementsOn<Context>,
  context: Context,
): WordsStatements =>
  Object.fromEntries(
    Object.entries(statements).map(([name, statement]) => [
      name,
      (...given: never[]) =>
        (statement as (context: Context, ...given: never[]) => unknown)(context, ...given),
    ]),
  ) as unknown as WordsStatements;
