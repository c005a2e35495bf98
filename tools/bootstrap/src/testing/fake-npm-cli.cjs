'use strict';

// Stands in for npm: installs what the bootstrap looks for, or does as FAKE_NPM says.

const fs = require('fs');
const path = require('path');

const mode = process.env.FAKE_NPM || 'install';

const write = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};

const installPackages = () => {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  const present = Object.entries(packages).filter(
    ([, { dev }]) => !dev || !process.argv.includes('--omit=dev'),
  );
  for (const [name] of present) write(`${name}/package.json`, '{}');
  write('node_modules/tsx/index.js', '');
  write('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(present) }));
  fs.mkdirSync('node_modules/.bin', { recursive: true });
  fs.symlinkSync(process.execPath, 'node_modules/.bin/node');
};

const installWhenTold = () => {
  if (fs.existsSync('go')) installPackages();
  else setTimeout(installWhenTold, 20);
};

fs.appendFileSync('npm-calls', `${process.argv.slice(2).join(' ')}\n`);
fs.rmSync('node_modules', { recursive: true, force: true });
if (mode === 'install') installPackages();
else if (mode === 'wait') installWhenTold();
else if (mode === 'only pretend') fs.mkdirSync('node_modules');
else {
  process.stderr.write(`npm error ${mode}\n`);
  process.exit(1);
}
