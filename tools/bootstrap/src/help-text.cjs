'use strict';

const width = 98;
const indent = 26;

const wrap = (text, columns) => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
};

const describeOption = (option) => {
  const name = `  ${option.short ? `${option.short}, ` : ''}${option.flag}${option.value ? ` ${option.value}` : ''}`;
  const [first, ...others] = wrap(option.help, width - indent);
  return [`${name.padEnd(indent - 1)} ${first}`, ...others.map((line) => ' '.repeat(indent) + line)].join(
    '\n',
  );
};

/** The answer to --help for one command of options.json. */
const helpText = (command) =>
  [command.purpose, '', `Usage: ${command.usage}`, '', ...command.options.map(describeOption)].join('\n');

module.exports = { helpText };
