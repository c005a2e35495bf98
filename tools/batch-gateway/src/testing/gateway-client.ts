import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attributes, type AttributeName } from '@word-list/domain';
import OpenAI, { toFile } from 'openai';
import type { Lexicon } from '../lexicon/lexicon.ts';

const flat: Partial<Record<AttributeName, number>> = {
  commonness: 300,
  sentiment: -200,
  formality: 225,
  figurativeness: 100,
  complexity: 200,
};

/** The score of every word under `flatLexicon` in each attribute, in hundredths. */
export const flatHundredths: readonly number[] = attributes.map(({ name }) => flat[name] ?? 0);

/** Scores every word alike, for tests that are not about scores. */
export const flatLexicon: Pick<Lexicon, 'score'> = {
  score: () => ({
    scores: Object.fromEntries(
      attributes.map(({ name }, index) => [name, score(flatHundredths[index] ?? 0)]),
    ) as ReturnType<Lexicon['score']>['scores'],
    types: { types: ['noun', 'verb'], source: 'w', confidence: 0.9 },
  }),
};

export const makeDataDir = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'gateway-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
};

export const makeClient = (url: string): OpenAI =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 });

/** The line that the system sends for some words. */
export const requestLine = (
  customId: string,
  words: readonly string[],
  changes: Record<string, unknown> = {},
) => ({
  custom_id: customId,
  method: 'POST',
  url: '/v1/responses',
  body: {
    model: 'lexicon-2',
    instructions: 'Rate every word.',
    input: words.join('\n'),
    max_output_tokens: 2 * (30 * words.length + 100),
    text: { format: { type: 'json_schema', name: 'scores', strict: true, schema: { type: 'object' } } },
  },
  ...changes,
});

export const uploadLines = async (client: OpenAI, lines: readonly unknown[]) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return client.files.create({ purpose: 'batch', file: await toFile(Buffer.from(text), 'input.jsonl') });
};

export const createBatch = async (
  client: OpenAI,
  lines: readonly unknown[],
  metadata: Record<string, string> = {},
) => {
  const file = await uploadLines(client, lines);
  return client.batches.create({
    input_file_id: file.id,
    endpoint: '/v1/responses',
    completion_window: '24h',
    metadata,
  });
};

const patienceMs = 60_000;

/** Waits until the condition gives something; fails after a minute, which only a very busy machine needs. */
export const until = async <Value>(
  condition: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> => {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const value = await condition();
    if (value !== undefined) return value;
    await sleep(5);
  }
  throw new Error('waited for a minute in vain');
};

const terminal = ['completed', 'failed', 'expired', 'cancelled'];

export const ended = (client: OpenAI, id: string) =>
  until(async () => {
    const batch = await client.batches.retrieve(id);
    return terminal.includes(batch.status) ? batch : undefined;
  });

/** The documents of a result file, in its order. */
export const readResults = async (
  client: OpenAI,
  fileId: string | undefined | null,
): Promise<Record<string, unknown>[]> => {
  if (typeof fileId !== 'string' || fileId === '') return [];
  const text = await (await client.files.content(fileId)).text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => Object(JSON.parse(line)) as Record<string, unknown>);
};

function score(hundredths: number) {
  return { hundredths, source: 'h', confidence: 0.9 } as const;
}
