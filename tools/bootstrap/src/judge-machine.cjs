'use strict';

const { existsSync } = require('fs');
const path = require('path');

const oldest = 20;
const pinned = 24;

const majorOf = (version) => Number(version.replace(/^v/, '').split('.')[0]);

const hasPinnedNode = ({ platform, arch }) => platform === 'linux' && (arch === 'x64' || arch === 'arm64');

/**
 * Says what has to change before this machine can run the system, or undefined where nothing has to.
 * `machine` is `process`, or something with its platform, arch and version.
 */
const judgeMachine = (machine) => {
  const major = majorOf(machine.version);
  if (machine.platform === 'win32') {
    return 'Windows itself is not supported: run the same command in WSL, the Windows Subsystem for Linux.';
  }
  if (major < oldest) {
    return `Node.js ${machine.version} is too old: install version ${oldest} or later, then run the same command again.`;
  }
  return hasPinnedNode(machine) || major === pinned
    ? undefined
    : `Node.js ${pinned} is needed, and on ${machine.platform} ${machine.arch} it does not come with the install ` +
        `(this is ${machine.version}): install Node.js ${pinned}, then run the same command again.`;
};

/** The Node.js that the system runs on: the one that came with the install, else the one that runs this. */
const findNode = (root) => {
  const own = path.join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  return majorOf(process.version) === pinned ? process.execPath : undefined;
};

module.exports = { findNode, judgeMachine };
