import { chunkMessages } from '../runs/chunk-messages.ts';
import { manifestParts, type Manifest } from '../runs/manifest.ts';
import type { OpenWork } from '../ports/claim-ledger.ts';
import type { Run } from '../runs/run.ts';
import type { CheckBatchesPorts, Nudge } from './check-ports.ts';

/** A run without a list: have upload-source-chunks read it. */
export const listNudge = (ports: CheckBatchesPorts, run: Run): Nudge => ({
  thing: 'list',
  marker: 'none',
  send: () => ports.runQueued.send([{ type: 'run-queued', version: 1, runId: run.id }]),
  giveUp: async (sends) => {
    const why = run.blocked === null ? '' : `: ${run.blocked}`;
    await ports.runs.fail(run.id, `stuck: the list could not be read in ${String(sends)} tries${why}`);
  },
});

/** Parts of a fixed list that nobody has classified yet. */
export const missingParts = (manifest: Manifest, work: OpenWork) =>
  manifestParts(manifest).filter(({ part }) => !work.classifiedParts.has(part));

/** Chunks with missing parts: have process-source-chunk send all their parts again. */
export const chunkNudges = (
  ports: CheckBatchesPorts,
  run: Run,
  of: { manifest: Manifest; work: OpenWork },
): Nudge[] => {
  const missing = Map.groupBy(missingParts(of.manifest, of.work), ({ chunk }) => chunk);
  return of.manifest.chunks.flatMap((chunk): Nudge[] => {
    const parts = missing.get(chunk.index);
    if (!parts) return [];
    return [
      {
        thing: `chunk:${String(chunk.index)}`,
        marker: String(parts.length),
        send: () => ports.chunkReady.send(chunkMessages(run.id, [chunk])),
        giveUp: async () => {
          for (const { part, words } of parts) {
            const reason = `stuck: chunk ${String(chunk.index)} could not be processed`;
            await ports.ledger.failPart({ runId: run.id, part, words, reason });
          }
        },
      },
    ];
  });
};

/** Waiting words whose claim is gone: have query-words classify them again. */
export const waitNudges = (ports: CheckBatchesPorts, run: Run, work: OpenWork): Nudge[] =>
  work.freedParts.map((part) => ({
    thing: `waits:${part}`,
    marker: 'freed',
    send: () => ports.queryWords.send([{ type: 'waits-freed', version: 1, runId: run.id, part }]),
    giveUp: async () => {
      await ports.ledger.failFreed({ runId: run.id, part, reason: 'stuck: not classified again' });
    },
  }));
