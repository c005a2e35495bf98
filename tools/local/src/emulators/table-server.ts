/** A process of its own: DynamoDB on disk, on 127.0.0.1 only, ended by the closing of its channel to the stack. */
import dynalite from 'dynalite';
import * as z from 'zod';

const config = z.object({ port: z.int(), dataDir: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));

const server = dynalite({ path: config.dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

server.once('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(config.port, '127.0.0.1', () => process.send?.({ port: config.port }));
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
