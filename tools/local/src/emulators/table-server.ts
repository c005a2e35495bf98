/** A process of its own: DynamoDB on disk, on a socket only, ended by the closing of its channel to the stack. */
import type { IncomingMessage } from 'node:http';
import dynalite from 'dynalite';
import * as z from 'zod';

const config = z
  .object({ socketPath: z.string(), dataDir: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

process.umask(0o077);
const server = dynalite({ path: config.dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
// It throws what its requests emit, which would end the process with the first caller that breaks off.
server.on('request', (request: IncomingMessage) => {
  request.removeAllListeners('error').on('error', () => undefined);
});
server.listen(config.socketPath, () => process.send?.('ready'));
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
