'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { explainFailure } = require('./explain-failure.cjs');
const { takeLock } = require('./install-lock.cjs');
const { forgetInstall, installedKind, isInstalled, writeStamp } = require('./install-state.cjs');

/** The install did not succeed; the message says what to do, `code` is the exit code. */
class InstallError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

const say = (text) => process.stdout.write(`${text}\n`);

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
  '--loglevel=error',
  '--fetch-retry-mintimeout=2000',
];

const passSignals = (child) => {
  const caught = [];
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      caught.push(signal);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  return {
    caught,
    stop: () => handlers.forEach(({ signal, handler }) => process.removeListener(signal, handler)),
  };
};

const waitFor = (child) =>
  new Promise((resolve, reject) => {
    let output = '';
    const collect = (data) => {
      output = (output + data).slice(-100000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });

const runNpm = async (root, kind, lock) => {
  const { program, first } = npmCommand();
  const child = spawn(program, [...first, ...npmArguments(kind)], {
    cwd: root,
    env: environment(root),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = Date.now();
  const heartbeat = setInterval(() => say(`  still installing, ${seconds(started)} s`), 15000);
  const signals = passSignals(child);
  try {
    if (child.pid !== undefined) lock.add(child.pid);
    return { caught: signals.caught, ...(await waitFor(child)) };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new InstallError(
      'npm was not found: it comes with Node.js; install it, then run the same command again.',
      1,
    );
  } finally {
    clearInterval(heartbeat);
    signals.stop();
  }
};

const countPackages = (root, kind) => {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((name) => name !== '' && (kind === 'all' || !packages[name].dev))
    .length;
};

const announce = (root, kind) => {
  const size = kind === 'all' ? '1.3 GB' : '0.7 GB';
  say(
    `Installing up to ${countPackages(root, kind)} packages into node_modules (about ${size}; often under a minute) …`,
  );
};

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const installLocked = async (root, kind, lock) => {
  const started = Date.now();
  announce(root, kind);
  forgetInstall(root);
  const { code, output, caught } = await runNpm(root, kind, lock);
  if (caught.length > 0) {
    throw new InstallError('The install was interrupted; the same command goes on.', codes[caught[0]]);
  }
  if (code !== 0)
    throw new InstallError(`The install failed after ${seconds(started)} s. ${explainFailure(output)}`, 1);
  writeStamp(root, kind);
  say(`Installed in ${seconds(started)} s.`);
};

/**
 * Installs the packages of the lock file where they are not complete. `kind` is `start` or `all`.
 * Of several at once one installs, and the others wait for it. Throws an InstallError.
 */
const install = async (root, kind) => {
  if (isInstalled(root, kind)) return;
  const lock = await takeLock(path.join(root, '.install.lock'), (pid) =>
    say(`Another install is under way (process ${pid}): waiting for it …`),
  );
  try {
    // What a developer installed by `all` stays `all` when only the system is started.
    const wanted = installedKind(root) === 'all' ? 'all' : kind;
    if (!isInstalled(root, kind)) await installLocked(root, wanted, lock);
  } finally {
    lock.release();
  }
};

module.exports = { install, InstallError };
