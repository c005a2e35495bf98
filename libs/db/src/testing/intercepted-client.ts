import pg from 'pg';

export type Answer = Promise<pg.QueryResult>;

/** A statement that is about to be sent: `send` sends it, or another one in its place, on the same connection. */
export interface Statement {
  readonly text: string;
  readonly send: (instead?: string) => Answer;
}

type Client = new (config?: pg.ClientConfig) => pg.Client;

export interface Interception {
  /** Answers a statement: with what `send` gives, or as another server would. */
  readonly answer: (statement: Statement, client: pg.Client) => Answer;
  /** Reads a column of this type in another way than the driver does. */
  readonly parserOf?: (type: number) => ((text: string) => unknown) | undefined;
}

/** A client class whose statements all pass through `answer`: what goes wrong there has gone wrong at the server. */
export function interceptedClient({ answer, parserOf = () => undefined }: Interception): Client {
  return class extends pg.Client {
    override query(...given: unknown[]): never {
      const callback = typeof given.at(-1) === 'function' ? (given.at(-1) as Callback) : undefined;
      const [query, values] = callback === undefined ? given : given.slice(0, -1);
      const { text, ...rest } = typeof query === 'string' ? { text: query } : (query as pg.QueryConfig);
      const sent = (config: object, parameters?: unknown) =>
        super.query(config as pg.QueryConfig, parameters as unknown[]) as unknown as Answer;
      const send = (instead?: string): Answer =>
        instead === undefined
          ? sent({ ...rest, text, types: typesWith(parserOf, rest) }, values)
          : sent({ text: instead });
      const answered = answer({ text, send }, this);
      if (callback === undefined) return answered as never;
      answered.then(
        (result) => callback(undefined, result),
        (error: unknown) => callback(error),
      );
      return undefined as never;
    }
  };
}

type Callback = (error: unknown, result?: pg.QueryResult) => void;

type Types = NonNullable<pg.QueryConfig['types']>;

function typesWith(
  parserOf: NonNullable<Interception['parserOf']>,
  { types = pg.types }: { types?: Types | undefined },
): Types {
  const getTypeParser = (type: Parameters<Types['getTypeParser']>[0], format?: 'text'): unknown =>
    parserOf(type) ?? types.getTypeParser(type, format);
  return { getTypeParser: getTypeParser as Types['getTypeParser'] };
}
