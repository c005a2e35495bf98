#!/usr/bin/env node
'use strict';

// What `npx wordlist` and `npm run wordlist` start: plain JavaScript that an old Node.js reads, with nothing installed.

const path = require('path');
const { findBundle } = require('./src/bundle/find-bundle.cjs');
const { prepareBundle } = require('./src/bundle/prepare-bundle.cjs');
const { runBundle } = require('./src/bundle/run-bundle.cjs');

const root = path.resolve(__dirname, '..', '..');

// npm runs a script in the folder of its package: files are named from where the person is.
if (process.env.npm_lifecycle_event === 'wordlist' && process.env.INIT_CWD)
  process.chdir(process.env.INIT_CWD);

main().catch((error) => {
  process.stderr.write(`wordlist: ${error.message}\n`);
  process.exit(error.code === 130 ? 130 : 1);
});

async function main() {
  return runBundle(root, findBundle(root) || (await prepareBundle(root)));
}
