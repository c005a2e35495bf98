import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { findIntrusion } from '../../../batch-gateway/src/http/find-intrusion.ts';

export type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> | void;

/** A request has to be there in this time, as a whole; how long its answer takes is another matter. */
const requestTimeout = 60_000;

/**
 * A server for callers on this machine. Requests that a web page of another origin can bring about are refused unread
 * by `refuse`. Whatever else a caller sends or breaks off ends its own connection at most: never throws, never rejects.
 */
export const makeGuardedServer = (
  handle: Handle,
  refuse: (caller: IncomingMessage) => string | undefined = findIntrusion,
): Server =>
  createServer({ requestTimeout, headersTimeout: requestTimeout }, (incoming, outgoing) => {
    outgoing.on('error', () => undefined);
    const reason = refuse(incoming);
    if (reason !== undefined) {
      sendRefusal(outgoing, 403, reason);
      return;
    }
    const serve = async (): Promise<void> => handle(incoming, outgoing);
    serve().catch(() => {
      incoming.on('error', () => undefined);
      outgoing.destroy();
    });
  });

/** Refuses without having read the body, and ends the connection. */
export const sendRefusal = (outgoing: ServerResponse, status: number, message: string): void => {
  outgoing
    .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
    .end(JSON.stringify({ message }));
};
