import type { ChunkReady } from '../messages/messages.ts';
import type { ManifestChunk } from './manifest.ts';

export const chunkMessages = (runId: string, chunks: readonly ManifestChunk[]): ChunkReady[] =>
  chunks.map((chunk) => ({ type: 'chunk-ready', version: 1, runId, chunk }));
