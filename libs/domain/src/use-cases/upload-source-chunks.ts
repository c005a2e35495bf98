import { SourceRefused, SourceUnreachable } from '../errors.ts';
import type { RunQueued, ChunkReady } from '../messages/messages.ts';
import type { Ids, Log, MessageSender } from '../ports/basics.ts';
import type { ChunkStore } from '../ports/chunk-store.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { SourceFetcher } from '../ports/source-fetcher.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { endRun } from '../runs/end-run.ts';
import type { Manifest } from '../runs/manifest.ts';
import { isLive, type Run } from '../runs/run.ts';
import { chunkMessages } from '../runs/chunk-messages.ts';
import { storeList } from '../runs/store-list.ts';

export interface UploadSourceChunksPorts {
  readonly runs: RunStore;
  readonly sources: SourceStore;
  readonly fetcher: SourceFetcher;
  readonly chunks: ChunkStore;
  readonly chunkReady: MessageSender<ChunkReady>;
  readonly ids: Ids;
  readonly log: Log;
  /** The most words of one part; by default, and at most, those of one batch. */
  readonly wordsPerPart?: number | undefined;
}

/**
 * Fixes the list of a run: streams it from its source, cleans it, stores its chunks and then its manifest, and only
 * then says which chunks are ready. With a manifest in place nothing is read again; its chunks are announced again.
 */
export const uploadSourceChunks =
  (ports: UploadSourceChunksPorts) =>
  async ({ runId }: RunQueued): Promise<void> => {
    const run = await ports.runs.get(runId);
    if (!run || !isLive(run)) return;
    const manifest = run.manifest ?? (await fixManifest(ports, run));
    if (manifest) {
      await ports.chunkReady.send(chunkMessages(runId, manifest.chunks));
      ports.log.info('list announced', { runId, chunks: manifest.chunks.length, words: manifest.accepted });
    }
    await endRun(ports, runId);
  };

/** The manifest that is stored when this returns; undefined when the run has ended without one. */
async function fixManifest(ports: UploadSourceChunksPorts, run: Run): Promise<Manifest | undefined> {
  if (run.status === 'cancelling') return undefined;
  await ports.runs.startChunking(run.id);
  try {
    return await ports.runs.fixManifest(run.id, await readList(ports, run));
  } catch (error) {
    // Shown while the source is tried again, and cleared once the run scores or ends.
    if (error instanceof SourceUnreachable) {
      await ports.runs.setBlocked(run.id, `source_unreachable: ${error.message}`);
    }
    if (!(error instanceof SourceRefused)) throw error;
    await ports.runs.fail(run.id, `${error.reason}: ${error.message}`);
    return undefined;
  }
}

async function readList(ports: UploadSourceChunksPorts, run: Run): Promise<Manifest> {
  if (!(await ports.sources.get(run.sourceId))) {
    throw new SourceRefused(
      'source_deleted',
      `the source ${run.sourceId} was deleted before its list was read`,
    );
  }
  const bytes = await ports.fetcher.open(run.url);
  return storeList(ports.chunks, {
    bytes,
    format: run.format,
    runId: run.id,
    upload: ports.ids.next(),
    source: run.sourceId,
    keepRejects: true,
    wordsPerPart: ports.wordsPerPart,
  });
}
