import { createReadStream } from 'node:fs';
import { InvalidInput, limits } from '@word-list/domain';
import type { ApiClient, Norms } from '@word-list/domain/api/client';
import { UsageError } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import type { Surroundings } from '../command.ts';

/** What is to be said of norms beside their file. */
export interface NormsOptions {
  readonly import: string;
  readonly as?: string | undefined;
  readonly source?: string | undefined;
  readonly licence?: string | undefined;
  readonly scale?: string | undefined;
  readonly publish: boolean;
}

/** Sends a file of norms, or the standard input for `-`, to be all that their judge says. Throws UsageError. */
export async function importNorms(
  client: ApiClient,
  given: NormsOptions,
  { stdin }: Pick<Surroundings, 'stdin'>,
): Promise<Norms> {
  const { as: id, source, licence, scale, publish } = given;
  if (id === undefined || source === undefined || licence === undefined)
    throw new UsageError(
      '--import needs --as norms.<name>, --source and --licence: who rates, where that comes from, and whether it may be shown',
    );
  const text = await readText(given.import === '-' ? stdin : createReadStream(given.import));
  const isJson = text.trimStart().startsWith('{');
  const answer = await client.putNorms({
    path: { id },
    query: { source, licence, public: publish, ...(scale !== undefined && { scale }) },
    text,
    textType: isJson ? 'application/x-ndjson' : 'text/csv',
  });
  return answer.status === 201 ? answer.body : bodyOf(answer, 200);
}

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > limits.normsBytes)
      throw new InvalidInput(
        'import',
        `has over ${String(limits.normsBytes / 1024 / 1024)} MiB: cut it into several norms`,
      );
  }
  return Buffer.concat(pieces).toString('utf8');
}
