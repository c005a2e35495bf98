'use strict';

const fs = require('fs');

// A process id is used again by the system; with the time of its start it is not.
const identify = (pid) => {
  try {
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return { pid, state: fields[0], started: fields[19] };
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
    return { pid };
  }
};

const isAlive = ({ pid, started }) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const now = identify(pid);
  return now.state !== 'Z' && now.started === started;
};

const readHolders = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

// A lock that cannot be read is being written; where it stays so, its writer was killed in between.
const isFresh = (file) => {
  const found = fs.existsSync(file) ? fs.statSync(file) : undefined;
  return found !== undefined && Date.now() - found.mtimeMs < 2000;
};

const findHolder = (file) => {
  const holders = readHolders(file);
  if (holders === undefined) return isFresh(file) ? { pid: 0 } : undefined;
  return holders.find(isAlive);
};

const tryToCreate = (file) => {
  try {
    fs.writeFileSync(file, JSON.stringify([identify(process.pid)]), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

// Moved aside, not removed: of two that find the same dead lock only one moves it, and the other one
// that moves a living lock by mistake puts it back.
const clearDeadLock = (file) => {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (findHolder(aside) === undefined) fs.unlinkSync(aside);
  else fs.renameSync(aside, file);
};

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Takes the lock, waiting for processes that hold it; a lock whose holders are all dead is taken over.
 * `onWait` is called once, with the id of the process that is waited for.
 * Returns `add`, for a process that holds the lock as well, even when this one is killed, and `release`.
 */
const takeLock = async (file, onWait) => {
  let told = false;
  while (!tryToCreate(file)) {
    const holder = findHolder(file);
    if (holder === undefined) clearDeadLock(file);
    else {
      if (!told && holder.pid !== 0) {
        told = true;
        onWait(holder.pid);
      }
      await wait(200);
    }
  }
  return {
    add: (pid) => {
      fs.writeFileSync(`${file}.new`, JSON.stringify([identify(process.pid), identify(pid)]));
      fs.renameSync(`${file}.new`, file);
    },
    release: () => fs.unlinkSync(file),
  };
};

module.exports = { takeLock };
