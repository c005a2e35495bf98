import pg from 'pg';
import { findForeign } from './check-statement.ts';

// A set-up file of all tests of this project: a statement that our code sends and CockroachDB would refuse fails the test
// that sends it. Statements of the tests themselves go through clients without a name, or as owner.
const checked = new Map<string, string[]>();

type Send = (this: pg.Client, ...given: unknown[]) => unknown;

const clients = pg.Client.prototype as unknown as { query: Send & { holds?: true } };

// Test files of one process share the driver: it is changed once.
if (clients.query.holds !== true) {
  const send = clients.query;
  const held: Send & { holds?: true } = function (...given) {
    const [query] = given;
    const text = typeof query === 'string' ? query : (query as { text?: unknown }).text;
    if (typeof text === 'string' && isOurs(this)) refuseForeign(text);
    return send.apply(this, given);
  };
  held.holds = true;
  clients.query = held;
}

function isOurs(client: pg.Client): boolean {
  const { application_name: name = '', user } = (
    client as unknown as { connectionParameters: { application_name?: string; user?: string } }
  ).connectionParameters;
  return name === 'migrate' || (name !== '' && user !== 'owner');
}

function refuseForeign(text: string): void {
  const foreign = checked.get(text) ?? findForeign(text);
  checked.set(text, foreign);
  if (foreign.length > 0) throw new Error(`CockroachDB does not take ${foreign.join('; ')} in: ${text}`);
}
