'use strict';

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const stampOf = (root) => path.join(root, 'node_modules', '.install-stamp.json');

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const hashLock = (root) =>
  crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

// Optional packages are those of other platforms too, so their absence says nothing.
const isWanted = (entry, kind) =>
  !entry.optional && !entry.devOptional && !entry.link && (kind === 'all' || !entry.dev);

/** The packages of the lock file that are not there, by what npm lists as its last step, and by a look. */
const findMissing = (root, kind) => {
  const { packages: wanted } = readJson(path.join(root, 'package-lock.json'));
  const { packages: present } = readJson(path.join(root, 'node_modules', '.package-lock.json')) || {
    packages: {},
  };
  return Object.keys(wanted)
    .filter((name) => name !== '' && isWanted(wanted[name], kind))
    .filter((name) => {
      const isListed = present[name] !== undefined && present[name].version === wanted[name].version;
      return !isListed || !fs.existsSync(path.join(root, name, 'package.json'));
    });
};

const writeStamp = (root, kind) => {
  fs.writeFileSync(stampOf(root), JSON.stringify({ lock: hashLock(root), kind }));
};

/**
 * Whether all packages of the lock file are there. `kind` is `start`, for what the system runs on,
 * or `all`, which has the tools of development too.
 */
const isInstalled = (root, kind) => {
  const stamp = readJson(stampOf(root));
  if (stamp && stamp.lock === hashLock(root) && (stamp.kind === 'all' || stamp.kind === kind)) return true;
  // Somebody may have installed by hand.
  if (findMissing(root, kind).length > 0) return false;
  if (fs.existsSync(path.join(root, 'node_modules'))) {
    writeStamp(root, findMissing(root, 'all').length === 0 ? 'all' : kind);
  }
  return true;
};

/** The kind of the install that is there, complete or out of date; undefined where there is none. */
const installedKind = (root) => {
  const stamp = readJson(stampOf(root));
  return stamp && stamp.kind;
};

/** Forgets the install before it is changed: half of one must never look like a whole one. */
const forgetInstall = (root) => {
  for (const file of [stampOf(root), path.join(root, 'node_modules', '.package-lock.json')]) {
    if (fs.existsSync(file)) fs.unlinkSync(file);
  }
};

module.exports = { findMissing, forgetInstall, installedKind, isInstalled, writeStamp };
