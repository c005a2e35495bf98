'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');

/**
 * The identity of a live process, or undefined where there is none with that id; a zombie counts as none. The system
 * gives ids out again; the time of the start, which is only for comparing, tells two processes of one id apart.
 * @param {number} pid
 * @returns {{ pid: number, startTime: string } | undefined}
 */
function identifyProcess(pid) {
  try {
    const startTime = process.platform === 'linux' ? startTimeFromProc(pid) : startTimeFromPs(pid);
    return startTime === '' ? undefined : { pid, startTime };
  } catch {
    // No such process, or it ended while it was looked at.
    return undefined;
  }
}

/**
 * @param {{ pid: number, startTime: string }} known
 * @returns {boolean}
 */
function isAlive({ pid, startTime }) {
  const now = identifyProcess(pid);
  return now !== undefined && now.startTime === startTime;
}

function startTimeFromProc(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; the 20th field behind it is the start time in clock ticks since boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : fields[19];
}

function startTimeFromPs(pid) {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}

module.exports = { identifyProcess, isAlive };
