'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const { makeRepeatFilter } = require('./merge-repeats.cjs');

const patience = 3000;

const environment = (root) =>
  Object.assign({ NODE_COMPILE_CACHE: path.join(root, 'dist', 'compile-cache') }, process.env, {
    PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH || ''].join(path.delimiter),
    WORD_LIST_PARENT: String(process.pid),
    TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.base.json'),
  });

// The fourth stream carries nothing: its end tells the program that this process is gone.
const startProgram = ({ root, node, program, args }) =>
  spawn(
    node,
    [
      '--import',
      'tsx',
      '--import',
      pathToFileURL(path.join(__dirname, 'end-with-parent.mjs')).href,
      path.join(root, program),
      ...args,
    ],
    { cwd: root, env: environment(root), stdio: ['inherit', 'inherit', 'inherit', 'pipe'] },
  );

// The second Ctrl-C means "at once": who does not end by itself then is ended.
const passSignals = (child) => {
  const isNew = makeRepeatFilter(Date.now);
  let interrupts = 0;
  const pass = (signal) => {
    if (!isNew(signal)) return;
    child.kill(signal);
    interrupts += 1;
    if (interrupts > 1) setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  process.on('SIGINT', () => pass('SIGINT'));
  process.on('SIGTERM', () => pass('SIGTERM'));
  process.on('SIGHUP', () => pass('SIGTERM'));
};

// npm starts a shell, and not every shell gives way to what it starts: so npm is a parent or a grandparent.
const readParents = () => {
  const parent = process.ppid;
  const file = `/proc/${parent}/stat`;
  if (!fs.existsSync(file)) return String(parent);
  const grandparent = fs
    .readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')[1];
  return `${parent} ${grandparent}`;
};

// npm that is killed outright passes no signal on. Started in another way, this may outlive who started it.
const endWithNpm = (child) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parents = readParents();
  const timer = setInterval(() => {
    if (readParents() === parents) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 500);
  timer.unref();
};

/** Runs a program of this workspace in place of this process, as far as that can be; resolves to its exit code. */
const runProgram = (options) =>
  new Promise((resolve, reject) => {
    const child = startProgram(options);
    passSignals(child);
    endWithNpm(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code === null ? 128 + os.constants.signals[signal] : code));
  });

module.exports = { runProgram };
