import type { IncomingMessage } from 'node:http';

/** A request body is larger than is taken. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A caller that is still sending does not read the answer: so much more is read and thrown away before it is cut off. */
const patience = 4;

/**
 * The whole body. Rejects with BodyTooLarge beyond `limitBytes`, and with what breaks the connection. By events: iterating
 * costs several times as much, on each request of the stack.
 */
export const readBody = (incoming: IncomingMessage, limitBytes: number): Promise<Buffer> => {
  const { headers } = incoming;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
    return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    incoming.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limitBytes) parts.push(part);
      if (size > patience * limitBytes) incoming.destroy();
    });
    const settle = (broken?: Error): void => {
      if (size > limitBytes) reject(new BodyTooLarge(`more than ${limitBytes} bytes`));
      else if (broken === undefined) resolve(Buffer.concat(parts));
      else reject(broken);
    };
    incoming.once('end', () => settle());
    incoming.once('error', reject);
    incoming.once('close', () => settle(new Error('the request was broken off')));
  });
};
