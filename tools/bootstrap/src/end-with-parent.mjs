import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { makeRepeatFilter } from './merge-repeats.cjs';

// Loaded before the program by --import, so that no program has to know how it was started. Workers and
// forked processes inherit the option, but not the pipe.
const parentPipe = 3;
const patience = 15_000;

if (isMainThread && process.env.WORD_LIST_PARENT === String(process.ppid)) {
  delete process.env.WORD_LIST_PARENT;
  mergeRepeatedSignals();
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
  endWithParent();
}

function mergeRepeatedSignals() {
  const isNew = makeRepeatFilter(() => performance.now());
  const emit = process.emit.bind(process);
  process.emit = (name, ...values) =>
    ['SIGINT', 'SIGTERM'].includes(name) && !isNew(name) ? true : emit(name, ...values);
}

/** Asks this process to end in order when its parent is gone, however the parent went, and then insists. */
function endWithParent() {
  const pipe = new Socket({ fd: parentPipe, readable: true, writable: false });
  pipe.once('close', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patience).unref();
  });
  pipe.on('error', () => pipe.destroy());
  pipe.resume();
  pipe.unref();
}
