'use strict';

const fs = require('fs');
const path = require('path');

// Every judge returns undefined where the value is good, else what is wrong with it and what would be right.

const isAddress = (text, protocols) => {
  try {
    return protocols.indexOf(new URL(text).protocol) >= 0;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

const looksLikeAddress = (text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

const mayUse = (file, mode) => {
  try {
    fs.accessSync(file, mode);
    return true;
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EROFS') return false;
    throw error;
  }
};

const judgeSource = (text) => {
  if (looksLikeAddress(text)) {
    return isAddress(text, ['https:'])
      ? undefined
      : 'is not an address that is fetched; give an https URL, or download it and give the file';
  }
  const found = fs.existsSync(text) ? fs.statSync(text) : undefined;
  if (found === undefined) return 'does not exist; give the path of a file, or an https URL';
  if (!found.isFile()) return 'is not a file';
  return mayUse(text, fs.constants.R_OK) ? undefined : 'may not be read by you';
};

const judgeFile = (text) => {
  if (fs.existsSync(text) && fs.statSync(text).isDirectory()) return 'is a folder; give the path of a file';
  const folder = path.dirname(text);
  if (!fs.existsSync(folder)) return `cannot be written: there is no folder ${folder}`;
  return mayUse(folder, fs.constants.W_OK)
    ? undefined
    : `cannot be written: folder ${folder} is closed to you`;
};

const judgeOut = (text) =>
  /\.(csv|ndjson|json|txt)$/.test(text)
    ? judgeFile(text)
    : 'needs one of the endings .csv .ndjson .json .txt';

const formats = [
  /^(auto|lines|csv|hunspell)$/,
  /^csv:.{1,100}$/,
  /^delimited:(tab|comma|semicolon|pipe|space):[1-9][0-9]{0,3}$/,
];

const judgeFormat = (text) =>
  formats.some((form) => form.test(text))
    ? undefined
    : 'is no format; use lines, csv, csv:<column or title>, hunspell, or delimited:<separator>:<column> with the separator tab, comma, semicolon, pipe or space and a column counted from 1';

const judgeLlm = (text) => {
  if (text === 'openai' && !process.env.OPENAI_API_KEY) {
    return 'needs a key: set the environment variable OPENAI_API_KEY';
  }
  return text === 'lexicon' || text === 'openai' || isAddress(text, ['http:', 'https:'])
    ? undefined
    : 'is unknown; use lexicon, openai, or the base URL of a compatible server';
};

const judgeMoney = (text) =>
  /^[0-9]+(\.[0-9]+)?$/.test(text) && Number(text) > 0
    ? undefined
    : 'is no amount; use a number above 0, as in 2.50';

const judgePort = (text) =>
  /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535
    ? undefined
    : 'is no port; use a whole number from 0 to 65535';

const judgeDirectory = (text) =>
  fs.existsSync(text) && !fs.statSync(text).isDirectory() ? 'is not a folder' : undefined;

const judges = {
  source: judgeSource,
  file: judgeFile,
  out: judgeOut,
  format: judgeFormat,
  llm: judgeLlm,
  money: judgeMoney,
  port: judgePort,
  directory: judgeDirectory,
  text: () => undefined,
};

/** Judges the value of one option of options.json. */
const judgeValue = (option, text) => {
  if (option.kind !== 'choice') return judges[option.kind](text);
  return option.choices.indexOf(text) >= 0 ? undefined : `is unknown; use ${option.choices.join(', ')}`;
};

/** Makes a path absolute, so that it means the same file wherever the program runs; leaves other values alone. */
const settleValue = (option, text, folder) => {
  const isPath = ['source', 'file', 'out', 'directory'].indexOf(option.kind) >= 0;
  return isPath && !looksLikeAddress(text) ? path.resolve(folder, text) : text;
};

module.exports = { judgeValue, settleValue };
