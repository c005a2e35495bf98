'use strict';

const fs = require('fs');
const { identifyProcess, isAlive } = require('./process-identity.cjs');

/**
 * Takes the lock unless a live process holds it; a lock whose holders are all gone is taken over.
 * Gives `add`, for a process that holds the lock as well, even when this one is killed, and `release`; or the id of
 * the process that holds the lock.
 * @param {string} file
 * @returns {{ heldBy: number } | { heldBy: undefined, add: (pid: number) => void, release: () => void }}
 */
function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  writeHolders(mine, [process.pid]);
  try {
    while (!tryLink(mine, file)) {
      const heldBy = findHolder(file);
      if (heldBy !== undefined) return { heldBy };
      clearDeadLock(file);
    }
  } finally {
    fs.unlinkSync(mine);
  }
  return {
    heldBy: undefined,
    add: (pid) => {
      writeHolders(mine, [process.pid, pid]);
      fs.renameSync(mine, file);
    },
    release: () => {
      if (fs.existsSync(file)) fs.unlinkSync(file);
    },
  };
}

/**
 * Takes the lock as soon as nobody holds it. `onWait` is called once, with the id of the process that is waited for.
 * @param {string} file
 * @param {(pid: number) => void} onWait
 */
async function takeLock(file, onWait) {
  for (let told = false; ; told = true) {
    const lock = tryLock(file);
    if (lock.heldBy === undefined) return lock;
    if (!told) onWait(lock.heldBy);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * The id of a live process that holds the lock, or undefined.
 * @param {string} file
 * @returns {number | undefined}
 */
function findHolder(file) {
  const holder = readHolders(file).find(isAlive);
  return holder && holder.pid;
}

function writeHolders(file, pids) {
  const holders = pids.map((pid) => identifyProcess(pid) || { pid, startTime: '' });
  fs.writeFileSync(file, JSON.stringify(holders), { mode: 0o600 });
}

// A lock of an earlier release holds one process and no list.
function readHolders(file) {
  try {
    return [].concat(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return [];
    throw error;
  }
}

// Linking is atomic and carries the content, so a lock is never seen half written.
function tryLink(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

// Moved aside, not removed: of two that find the same dead lock only one moves it, and the other one,
// which moves a living lock by mistake, puts it back.
function clearDeadLock(file) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (findHolder(aside) !== undefined) tryLink(aside, file);
  fs.unlinkSync(aside);
}

module.exports = { findHolder, takeLock, tryLock };
