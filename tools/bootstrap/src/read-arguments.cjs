'use strict';

const { judgeValue, settleValue } = require('./judge-value.cjs');

/** What the user typed cannot be meant; the message says what to type instead. */
class UsageError extends Error {}

const distance = (left, right) => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length];
};

const unknownOption = (options, name) => {
  const near = options.map((option) => option.flag).find((flag) => distance(flag, name) <= 2);
  return new UsageError(`Unknown option ${name}.${near ? ` Did you mean ${near}?` : ''}`);
};

const findOption = (options, argument) => {
  if (argument.charAt(0) !== '-') {
    throw new UsageError(`'${argument}' belongs to no option. A list is given by --source <file or URL>.`);
  }
  const at = argument.indexOf('=');
  const name = at < 0 ? argument : argument.slice(0, at);
  const option = options.find((candidate) => candidate.flag === name || candidate.short === name);
  if (option === undefined) throw unknownOption(options, name);
  return { option, attached: at < 0 ? undefined : argument.slice(at + 1) };
};

const takeValue = (option, attached, rest) => {
  const value = attached === undefined ? rest.shift() : attached;
  if (value === undefined || value === '' || (attached === undefined && /^--?[a-z]/.test(value))) {
    throw new UsageError(`${option.flag} needs a value: ${option.flag} ${option.value}`);
  }
  return value;
};

const readValue = (option, attached, { rest, folder }) => {
  const text = takeValue(option, attached, rest);
  const value = settleValue(option, text, folder);
  const wrong = judgeValue(option, value);
  if (wrong !== undefined) throw new UsageError(`${option.flag} ${text} ${wrong}.`);
  return value;
};

/**
 * Reads the arguments of one command of options.json. Relative paths are taken from `folder`.
 * Returns whether help is wanted, and the arguments in one canonical form: `--name` or `--name=value`.
 * Throws a UsageError for an unknown option, a missing value and a value that cannot be.
 */
const readArguments = (options, given, folder) => {
  const rest = given.filter((argument, index) => !(index === 0 && argument === '--'));
  if (rest.indexOf('--help') >= 0 || rest.indexOf('-h') >= 0) return { help: true, args: [] };
  const args = [];
  while (rest.length > 0) {
    const { option, attached } = findOption(options, rest.shift());
    if (option.kind === 'flag') {
      if (attached !== undefined) throw new UsageError(`${option.flag} takes no value.`);
      args.push(option.flag);
    } else {
      args.push(`${option.flag}=${readValue(option, attached, { rest, folder })}`);
    }
  }
  return { help: false, args };
};

module.exports = { readArguments, UsageError };
