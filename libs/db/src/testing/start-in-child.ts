import { startPostgres } from '../postgres-server/index.ts';

// A starter of its own for the tests that kill it or run it as another user: `node start-in-child.ts <data dir>`.
const users = { owner: 'owner-secret', writer: 'writer-secret', reader: 'reader-secret' };
const running = await startPostgres({ dataDir: process.argv[2] ?? '', port: 0, users, durable: false });
process.stdout.write(`${JSON.stringify({ pid: running.pid, url: running.url('owner') })}\n`);
process.stdin.on('end', () => void running.stop());
process.stdin.resume();
