import type { IncomingMessage } from 'node:http';

/** A request body is larger than is taken. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The whole body. Throws BodyTooLarge beyond `limitBytes`. */
export const readBody = async (incoming: IncomingMessage, limitBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
};
