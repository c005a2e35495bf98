import type pg from 'pg';
import { interceptedClient, type Statement } from './intercepted-client.ts';

/** How often, of so many, a read fails with 40001 and a COMMIT with 40003; counted, so that a test can be repeated. */
export interface CockroachFaults {
  readonly readEvery: number;
  readonly commitEvery: number;
  /** Whether the COMMIT that failed took effect; no unless set. */
  readonly isTaken?: boolean;
}

/**
 * PostgreSQL as CockroachDB shows itself where the two differ: whole numbers of four bytes come as text, as its eight do;
 * a change of the schema commits the transaction that it is in, and then itself; a read can ask for a restart; a COMMIT
 * can say that nobody knows whether it took effect.
 */
export function cockroachLike(faults: CockroachFaults) {
  const counts = { reads: 0, commits: 0 };
  const answer = async (statement: Statement): Promise<pg.QueryResult> => {
    const { text, send } = statement;
    if (/^\s*(?:select|with)\b/i.test(text) && isDue((counts.reads += 1), faults.readEvery)) {
      return restart(statement);
    }
    if (text === 'COMMIT' && isDue((counts.commits += 1), faults.commitEvery)) {
      await send(faults.isTaken === true ? 'COMMIT' : 'ROLLBACK');
      throw Object.assign(new Error('result is ambiguous'), { code: '40003' });
    }
    if (/^\s*(?:create|alter|drop)\b/i.test(text)) await send('COMMIT');
    return send();
  };
  const parserOf = (type: number) => (type === int4 ? (text: string) => text : undefined);
  return { client: interceptedClient({ answer, parserOf }), counts };
}

const int4 = 23;

function isDue(count: number, every: number): boolean {
  return count % every === 0;
}

/** As there, nothing but ROLLBACK is taken afterwards: the statement really fails. */
async function restart({ send }: Statement): Promise<never> {
  await send('SELECT no_such_column').catch(() => undefined);
  throw Object.assign(new Error('restart transaction: ReadWithinUncertaintyIntervalError'), {
    code: '40001',
  });
}
