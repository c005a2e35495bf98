'use strict';

const fs = require('fs');
const path = require('path');

const readState = (folder) => {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'current.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const isUnchanged = (root, { file, size, time }) => {
  try {
    const found = fs.statSync(path.join(root, file));
    return found.size === size && found.mtimeMs === time;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
    throw error;
  }
};

/** The built program, or undefined where there is none or a file that it was built from has changed. */
const findBundle = (root) => {
  const folder = path.join(root, 'dist', 'cli');
  const state = readState(folder);
  if (state === undefined || !state.inputs.every((input) => isUnchanged(root, input))) return undefined;
  const main = path.join(folder, state.name, 'main.mjs');
  return fs.existsSync(main) ? main : undefined;
};

module.exports = { findBundle };
