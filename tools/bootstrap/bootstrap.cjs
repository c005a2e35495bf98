'use strict';

// What `npm start`, `npm test` and the other commands run: plain JavaScript that an old Node.js reads, with nothing installed.

const path = require('path');
const commands = require('./options.json');
const { helpText } = require('./src/help-text.cjs');
const { install, InstallError } = require('./src/install.cjs');
const { explainFailure } = require('./src/explain-failure.cjs');
const { findNode, judgeMachine } = require('./src/judge-machine.cjs');
const { linkLibraries } = require('./src/link-libraries.cjs');
const { readArguments, UsageError } = require('./src/read-arguments.cjs');
const { runProgram } = require('./src/run-program.cjs');

const root = path.resolve(__dirname, '..', '..');

const programs = {
  start: { program: 'tools/local/src/main.ts', kind: 'start' },
  test: { program: 'tools/checks/src/run-all.ts', kind: 'all' },
};

/** Ends with this code after this message. */
class Refusal extends Error {}

// npm keeps options for itself that come without `--` before them.
const forgottenDashes = (command) =>
  commands[command].options
    .map(({ flag }) => flag)
    .filter((flag) => flag !== '--yes' && flag !== '--help')
    .find((flag) => process.env[`npm_config_${flag.slice(2).replace(/-/g, '_')}`] !== undefined);

const readCommand = (command, given) => {
  const forgotten = forgottenDashes(command);
  if (forgotten !== undefined) {
    throw new UsageError(`npm took ${forgotten} for itself: put -- before the options.`);
  }
  return readArguments(commands[command].options, given, process.env.INIT_CWD || process.cwd());
};

const prepare = async (kind) => {
  const problem = judgeMachine(process);
  if (problem !== undefined) throw new Refusal(problem);
  await install(root, kind);
  linkLibraries(root);
  const node = findNode(root);
  if (node === undefined) {
    throw new Refusal(
      `Node.js 24 did not come with the install, and this is ${process.version}: install Node.js 24.`,
    );
  }
  return node;
};

/** A program of this workspace that reads its options itself. */
const runOther = async ([program, ...args]) =>
  runProgram({ root, node: await prepare('all'), program, args });

const main = async ([command, ...given]) => {
  if (command === 'run') return runOther(given);
  const { help, args } = readCommand(command, given);
  if (help) {
    process.stdout.write(`${helpText(commands[command])}\n`);
    return 0;
  }
  const { program, kind } = programs[command];
  return runProgram({ root, node: await prepare(kind), program, args });
};

const describe = (error, command) => {
  if (error instanceof UsageError) {
    const { usage } = commands[command];
    return `${error.message}\nUsage: ${usage}   (all options: ${usage.replace('[options]', '--help')})`;
  }
  if (error instanceof InstallError || error instanceof Refusal) return error.message;
  return error.code === undefined ? error.stack : `${error.message}\n${explainFailure(error.message)}`;
};

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${describe(error, process.argv[2])}\n`);
    process.exit(error instanceof InstallError ? error.code : 1);
  },
);
