import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Task, type ActorName } from '../engine/task.ts';
import { planWorld } from '../world/world-plan.ts';
import { World } from '../world/world.ts';
import { expectedCalls } from './expected-calls.ts';
import { noFaults } from './fault-plan.ts';

const domain = fileURLToPath(new URL('../../../../libs/domain/src/', import.meta.url));

const useCases: Readonly<Record<ActorName, readonly string[]>> = {
  'upload-source-chunks': ['use-cases/upload-source-chunks.ts'],
  'process-source-chunk': ['use-cases/process-source-chunk.ts'],
  'query-words': ['use-cases/query-words.ts'],
  'check-batches': ['use-cases/check-batches.ts', 'views/publish-view.ts'],
  'update-batch': ['use-cases/update-batch.ts'],
  'update-words': ['use-cases/update-words.ts'],
  'api-sources': [
    'api/runs/start-run.ts',
    'api/runs/show-run.ts',
    'api/runs/cancel-run.ts',
    'api/corrections/correct-word.ts',
    'api/sources/sources.ts',
  ],
  // Readers are not followed call by call: they leave nothing behind.
  'api-words': [],
};

/** Made by a route itself. */
const madeByRoutes: Readonly<Partial<Record<string, readonly string[]>>> = {
  'api-sources': ['lists.setPublic'],
};

/** What stands in those files and is not made: sources are registered before a world begins. */
const neverMade: Readonly<Partial<Record<string, readonly string[]>>> = {
  'api-sources': ['fetcher.open', 'sources.keepText', 'sources.save', 'sources.text'],
};

/** Use cases name senders after the message that they send, worlds after the queue. */
const senders: Readonly<Record<string, string>> = {
  runQueued: 'uploadSourceChunks',
  queue: 'uploadSourceChunks',
  objects: 'chunks',
  chunkReady: 'processSourceChunk',
  partReady: 'queryWords',
  wordsAgain: 'queryWords',
  batchEnded: 'updateBatch',
  wordsDecided: 'updateWords',
};

/** Every `<port>.<method>` there is. */
const portCalls = (): Set<string> => {
  const world = new World({ plan: planWorld(1), faults: noFaults() });
  const task = new Task({ actor: 'api-sources', ordinal: 1, skewMs: 0, nextRelease: false });
  return new Set(
    Object.entries(world.portsFor(task)).flatMap(([port, methods]: [string, object]) =>
      Object.entries(methods).flatMap(([method, value]: [string, unknown]) =>
        typeof value === 'function' ? [`${port}.${method}`] : [],
      ),
    ),
  );
};

/** The files that a file imports for more than their types, and theirs, itself included. */
const filesBehind = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type)[^;]*? from '(\.[^']+)'/gmu);
  for (const [, path = ''] of imports) filesBehind(resolve(dirname(file), path), found);
  return found;
};

/** Where views are published, other ports have these names. */
const ofViews: Readonly<Record<string, string>> = { ledger: 'views', objects: 'viewObjects' };

const callsIn = (file: string): string[] => {
  const names = file.includes('/src/views/') ? ofViews : senders;
  return [...readFileSync(file, 'utf8').matchAll(/\b(\w+)\s*\.(\w+)\(/gu)].map(
    ([, port = '', method = '']) => `${names[port] ?? port}.${method}`,
  );
};

describe('the port calls that a full run has to hit', () => {
  it.each(Object.entries(useCases))('are those that the source of %s makes', (actor, files) => {
    const ports = portCalls();
    const sources = files.flatMap((file) => [...filesBehind(resolve(domain, file))]);

    const called = sources
      .flatMap(callsIn)
      .filter((call) => ports.has(call) && neverMade[actor]?.includes(call) !== true);
    const made = new Set([...called, ...(madeByRoutes[actor] ?? [])]);

    expect([...made].toSorted()).toEqual(expectedCalls[actor as ActorName]);
  });

  it('are all that the ports have, apart from what only lists and registers', () => {
    const expected = new Set(Object.values(expectedCalls).flat());

    const others = [...portCalls()].filter((call) => !expected.has(call));

    expect(others.toSorted()).toEqual([
      'corrections.list',
      'judges.change',
      'judges.importNorms',
      'judges.norms',
      'runs.failures',
      'runs.firstAnswerOf',
      'sources.keepText',
      'sources.list',
      'sources.save',
      'sources.text',
    ]);
  });
});
