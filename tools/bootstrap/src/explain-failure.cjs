'use strict';

const again = 'then run the same command again.';

const reasons = [
  {
    pattern: /ENOSPC|no space left/i,
    text: `The disk is full. The packages take about 1.3 GB in node_modules: make room, ${again}`,
  },
  {
    pattern: /EUSAGE|can only install packages when/i,
    text: `package.json and package-lock.json disagree. After a merge: run npm install, commit the lock file, ${again}`,
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    text: `A file or folder of this clone may not be written by you: make it yours (chown), ${again}`,
  },
  {
    pattern: /EINTEGRITY/,
    text: `A package is not the one that the lock file names. Run npm cache clean --force, ${again}`,
  },
  {
    pattern: /E40[137]|ENEEDAUTH|proxy authentication/i,
    text: `The package registry refuses you: check the registry, token and proxy settings of npm, ${again}`,
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|EOFFLINE|ENOTCACHED/,
    text: `The package registry cannot be reached: check the network (behind a proxy, the settings of npm), ${again}`,
  },
];

/** What to do after npm failed, from what it wrote. */
const explainFailure = (output) => {
  const known = reasons.find(({ pattern }) => pattern.test(output));
  if (known !== undefined) return known.text;
  const last = output.trim().split('\n').slice(-15).join('\n');
  return `npm wrote:\n${last}\nFix that, ${again}`;
};

module.exports = { explainFailure };
