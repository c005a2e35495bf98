'use strict';

const fs = require('fs');
const path = require('path');
const { install } = require('../../../bootstrap/src/install.cjs');
const { judgeMachine } = require('../../../bootstrap/src/judge-machine.cjs');

const build = async (root) => {
  const { makeBundle } = await import('./make-bundle.mjs');
  return makeBundle(root);
};

/**
 * Builds the program and gives its file; installs what is missing where that is why it cannot be built. What is said
 * meanwhile is no data.
 */
const prepareBundle = async (root) => {
  const problem = judgeMachine(process);
  if (problem !== undefined) throw new Error(problem);
  if (fs.existsSync(path.join(root, 'node_modules', 'esbuild'))) {
    try {
      return await build(root);
    } catch (error) {
      // Only a package that is not there can be helped by installing.
      if (!/Could not resolve|Cannot find/.test(error.message)) throw error;
    }
  }
  await install(root, 'start', (text) => process.stderr.write(`${text}\n`));
  return build(root);
};

module.exports = { prepareBundle };
