'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { makeRegistryWatch } = require('./watch-registry.cjs');

const heartbeat = 15000;
const look = 500;

// npm runs on the Node.js of the machine: that of the install is removed and put back meanwhile.
const environment = (root) => {
  const own = path.join(root, 'node_modules', '.bin');
  const folders = (process.env.PATH || '').split(path.delimiter).filter((folder) => folder !== own);
  return Object.assign({}, process.env, { PATH: folders.join(path.delimiter) });
};

const npmCommand = () => {
  const running = process.env.npm_execpath;
  return running && /npm-cli\.c?js$/.test(running) && fs.existsSync(running)
    ? { program: 'node', first: [running] }
    : { program: 'npm', first: [] };
};

const npmArguments = (kind) => [
  'ci',
  '--include=optional',
  kind === 'all' ? '--include=dev' : '--omit=dev',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=http',
  '--fetch-retry-mintimeout=2000',
];

const passSignals = (child) => {
  const caught = [];
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      caught.push(signal);
      child.kill('SIGTERM');
      // npm may take its time over a signal while it waits for the network.
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  return {
    caught,
    stop: () => handlers.forEach(({ signal, handler }) => process.removeListener(signal, handler)),
  };
};

// What npm logs of each package, and that it would like another Node.js: nothing that explains a failure.
const withoutChatter = (output) =>
  output
    .split('\n')
    .filter((line) => !/^npm (http|warn) /.test(line))
    .join('\n');

const waitFor = (child, onText) =>
  new Promise((resolve, reject) => {
    let output = '';
    const collect = (data) => {
      output = (output + data).slice(-100000);
      onText(String(data));
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: withoutChatter(output) }));
  });

const endWhenUnreachable = (child, registry) => {
  const timer = setInterval(() => {
    if (registry.isUnreachable()) child.kill('SIGKILL');
  }, look);
  return () => clearInterval(timer);
};

/**
 * Runs `npm ci` in `root`. `onStart` gets its process id, `onWait` is called every 15 s.
 * Resolves to its exit code, what explains it, the signals that came meanwhile, and whether no registry answered.
 * Rejects with the code ENOENT where there is no npm.
 */
const runNpm = async (root, kind, { onStart, onWait }) => {
  const { program, first } = npmCommand();
  const stdio = ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, [...first, ...npmArguments(kind)], {
    cwd: root,
    env: environment(root),
    stdio,
  });
  const registry = makeRegistryWatch(Date.now);
  const timer = setInterval(onWait, heartbeat);
  const stopLooking = endWhenUnreachable(child, registry);
  const signals = passSignals(child);
  try {
    if (child.pid !== undefined) onStart(child.pid);
    const { code, output } = await waitFor(child, registry.read);
    return { code, output, caught: signals.caught, isUnreachable: code !== 0 && registry.isUnreachable() };
  } finally {
    clearInterval(timer);
    stopLooking();
    signals.stop();
  }
};

module.exports = { runNpm };
