import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceRefused } from '@word-list/domain';

export interface ReadLimits {
  /** Bytes, as they come over the wire and after decompression alike. */
  readonly bytes: number;
  /** The most decompressed bytes for each compressed one. Text comes nowhere near it. */
  readonly ratio: number;
}

/** Below so many decompressed bytes no ratio is suspicious. */
const harmlessBytes = 1024 * 1024;

type Bytes = AsyncIterable<Uint8Array>;

/** The bytes of a source within the limits, decompressed if they begin as gzip does. Throws SourceRefused. */
export async function* readLimited(source: Bytes, limits: ReadLimits): Bytes {
  const { head, all } = await peek(capped(source, limits.bytes));
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  yield* capped(gunzipped(all, limits.ratio), limits.bytes);
}

/** The first bytes, at least two if there are so many, and the whole source again from its start. */
async function peek(source: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const all = async function* (): Bytes {
    try {
      if (head.length > 0) yield head;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  };
  return { head, all: all() };
}

/** Counts what passes and throws SourceRefused(too_large) at the limit. */
async function* capped(source: Bytes, limit: number): Bytes {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > limit) throw new SourceRefused('too_large', `the source has more than ${limit} bytes`);
    yield piece;
  }
}

async function* gunzipped(source: Bytes, ratio: number): Bytes {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  let bytes = 0;
  // The error of either side reaches the reader through the destroyed stream.
  pipeline(Readable.from(source), gunzip, () => undefined);
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      checkRatio(bytes, gunzip.bytesWritten, ratio);
      yield piece;
    }
  } catch (error) {
    if (!hasZlibCode(error)) throw error;
    throw new SourceRefused('bad_gzip', 'the source begins as gzip does and cannot be decompressed', {
      cause: error,
    });
  } finally {
    gunzip.destroy();
  }
}

function checkRatio(bytes: number, compressed: number, ratio: number): void {
  if (bytes > harmlessBytes && bytes > compressed * ratio) {
    throw new SourceRefused('bad_gzip', `the source grows more than ${ratio} times as it is decompressed`);
  }
}

function hasZlibCode(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
