'use strict';

const fs = require('fs');
const path = require('path');
const { explainFailure } = require('./explain-failure.cjs');
const { takeLock } = require('./lock.cjs');
const { findMissing, forgetInstall, installedKind, isInstalled, writeStamp } = require('./install-state.cjs');
const { runNpm } = require('./run-npm.cjs');

/** The install did not succeed; the message says what to do, `code` is the exit code. */
class InstallError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);

const sayToStdout = (text) => process.stdout.write(`${text}\n`);

const countPackages = (root, kind) => {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((name) => name !== '' && (kind === 'all' || !packages[name].dev))
    .length;
};

const announce = (root, kind, say) => {
  const size = kind === 'all' ? '1.3 GB' : '0.7 GB';
  say(
    `Installing up to ${countPackages(root, kind)} packages into node_modules (about ${size}; often under a minute) …`,
  );
};

const isDiskFull = (root) => {
  // Node.js before 18.15 cannot tell.
  if (fs.statfsSync === undefined) return false;
  const { bavail, bsize } = fs.statfsSync(root);
  return bavail * bsize < 50e6;
};

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const refuse = (error) => {
  if (error.code !== 'ENOENT') throw error;
  throw new InstallError(
    'npm was not found: it comes with Node.js; install it, then run the same command again.',
    1,
  );
};

// npm says that all is well even where the disk was full while it wrote: so what it did is looked at.
const explain = ({ code, output, isUnreachable }, root, kind) => {
  if (isUnreachable) return explainFailure('ETIMEDOUT');
  if (code !== 0) return explainFailure(output);
  const [missing] = findMissing(root, kind);
  if (missing === undefined) return undefined;
  return explainFailure(isDiskFull(root) ? 'ENOSPC' : `${missing} is missing, though npm reported success`);
};

const installLocked = async (root, kind, { lock, say }) => {
  const started = Date.now();
  announce(root, kind, say);
  forgetInstall(root);
  const onWait = () => say(`  still installing, ${seconds(started)} s`);
  const result = await runNpm(root, kind, { onStart: lock.add, onWait }).catch(refuse);
  if (result.caught.length > 0) {
    throw new InstallError(
      'The install was interrupted; the same command continues it.',
      codes[result.caught[0]],
    );
  }
  const problem = explain(result, root, kind);
  if (problem !== undefined)
    throw new InstallError(`The install failed after ${seconds(started)} s. ${problem}`, 1);
  writeStamp(root, kind);
  say(`Installed in ${seconds(started)} s.`);
};

/**
 * Installs the packages of the lock file where they are not complete. `kind` is `start` or `all`.
 * Of several at once one installs, and the others wait for it. `say` takes what a person is told meanwhile.
 * Throws an InstallError.
 */
const install = async (root, kind, say = sayToStdout) => {
  if (isInstalled(root, kind)) return;
  const lock = await takeLock(path.join(root, '.install.lock'), (pid) =>
    say(`Another install is under way (process ${pid}): waiting for it …`),
  );
  try {
    // What a developer installed by `all` stays `all` when only the system is started.
    const wanted = installedKind(root) === 'all' ? 'all' : kind;
    if (!isInstalled(root, kind)) await installLocked(root, wanted, { lock, say });
  } finally {
    lock.release();
  }
};

module.exports = { install, InstallError };
