import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { ApiError } from './api-error.ts';

export interface Upload {
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Content {
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Streams the `file` part of a multipart form to a path, hashing it on the way; memory does not grow with the
 * file. Throws ApiError 400 or 413, and leaves nothing at the path then.
 */
export const receiveUpload = async (
  request: IncomingMessage,
  path: string,
  maxBytes: number,
): Promise<Upload> => {
  const parser = makeParser(request, maxBytes);
  const fields: Record<string, string> = {};
  let content: Promise<Content> | undefined;
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (_name, stream, filename: string | undefined) => {
    content = storeContent(stream, path, filename ?? 'upload.jsonl');
    // Awaited below; a failure before that must not count as unhandled.
    content.catch(() => undefined);
  });
  try {
    await pipeline(request, parser);
    const stored = await content;
    if (stored === undefined)
      throw new ApiError(400, "Missing required parameter: 'file'.", { param: 'file' });
    return { ...stored, fields };
  } catch (error) {
    rmSync(path, { force: true });
    if (error instanceof ApiError) throw error;
    throw new ApiError(
      400,
      `The upload broke off: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

function makeParser(request: IncomingMessage, maxBytes: number) {
  try {
    const contentType = request.headers['content-type'] ?? '';
    return new Busboy({
      headers: { ...request.headers, 'content-type': contentType },
      // Some clients send the content without a file name, which forms take for a field.
      isPartAFile: (name, _type, filename) => name === 'file' || filename !== undefined,
      limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 64 * 1024 },
    });
  } catch (error) {
    throw new ApiError(
      400,
      `The upload is not a form: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function storeContent(
  stream: Readable & { truncated?: boolean },
  path: string,
  filename: string,
): Promise<Content> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path, { flush: true }));
  if (stream.truncated === true) throw new ApiError(413, 'The file is too large.', { param: 'file' });
  return { filename, bytes, sha256: hash.digest('hex') };
}
