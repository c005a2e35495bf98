'use strict';

const { spawn } = require('child_process');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const { makeRepeatFilter } = require('./merge-repeats.cjs');

const patience = 3000;

const environment = (root) =>
  Object.assign({}, process.env, {
    PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH || ''].join(path.delimiter),
    WORD_LIST_PARENT: String(process.pid),
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

// npm that is killed outright passes no signal on; nobody else is expected to outlive its parent's parent.
const endWithNpm = (child) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
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
