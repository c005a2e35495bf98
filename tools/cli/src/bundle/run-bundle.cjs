'use strict';

const { spawn } = require('child_process');
const nodeModule = require('module');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const { findNode } = require('../../../bootstrap/src/judge-machine.cjs');

const pinned = 24;

/** A process of the right Node.js in place of this one. Ctrl-C reaches both, and the child decides. */
const runElsewhere = (node, args) => {
  const child = spawn(node, args, { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.exitCode = code === null ? 128 + os.constants.signals[signal] : code;
      resolve();
    });
  });
};

/** Runs the built program with the arguments of this process, on the Node.js that it is built for. */
const runBundle = async (root, bundle) => {
  if (Number(process.versions.node.split('.')[0]) === pinned) {
    nodeModule.enableCompileCache(path.join(root, 'dist', 'compile-cache'));
    await import(pathToFileURL(bundle).href);
    return;
  }
  const node = findNode(root);
  if (node === undefined) throw new Error(`Node.js ${pinned} is needed, and this is ${process.version}.`);
  await runElsewhere(node, [bundle, ...process.argv.slice(2)]);
};

module.exports = { runBundle };
