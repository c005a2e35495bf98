import { describe, expect, it } from 'vitest';
import { appLimits, appTemplate } from './app-template.ts';
import { checkApp } from './check-app.ts';

const name = 'update-words';
const template = appTemplate(name);

const readme = [`# ${name}`, ...template.headings.map((heading) => `## ${heading}\n\nText.`)].join('\n\n');
const targets = { build: {}, test: {} };

const appWith = (changes: Record<string, string | undefined> = {}): Map<string, string> => {
  const files: Record<string, string | undefined> = {
    ...Object.fromEntries(template.own.map((file) => [file, 'export {};\n'])),
    ...template.exact,
    'README.md': readme,
    'project.json': JSON.stringify({ ...template.project, targets }),
    ...changes,
  };
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined));
};

describe('checkApp', () => {
  it('passes an app that has what every app has, and more of its own in src', () => {
    const problems = checkApp(name, appWith({ 'src/routes/words.ts': 'export {};' }));

    expect(problems).toEqual([]);
  });

  it.each([...template.own, ...Object.keys(template.exact)])('misses %s', (file) => {
    const problems = checkApp(name, appWith({ [file]: undefined }));

    expect(problems).toEqual([{ where: `apps/${name}/${file}`, what: 'is missing' }]);
  });

  it.each([
    ['a file of its own beside src', { 'jest.config.ts': '' }],
    ['a README of 41 lines', { 'README.md': readme + '\nmore'.repeat(41 - readme.split('\n').length) }],
    ['headings in another order', { 'README.md': readme.replace('## Steps', '## Purpose') }],
    ['a README without a title', { 'README.md': readme.replace(`# ${name}`, '') }],
    [
      'a composition root that is too long',
      { 'src/main.ts': 'open();\n'.repeat(appLimits['src/main.ts'] + 1) },
    ],
    ['its own compiler settings', { 'tsconfig.json': '{ "compilerOptions": { "strict": false } }' }],
    ['another tag', { 'project.json': JSON.stringify({ ...template.project, tags: [], targets }) }],
    [
      'no tests',
      { 'project.json': JSON.stringify({ ...template.project, targets: { ...targets, test: undefined } }) },
    ],
  ])('catches %s', (_, changes) => {
    const problems = checkApp(name, appWith(changes));

    expect(problems).toHaveLength(1);
  });

  it('does not take a comment in a block of code for a heading', () => {
    const problems = checkApp(name, appWith({ 'README.md': `${readme}\n\n\`\`\`sh\n# comment\n\`\`\`\n` }));

    expect(problems).toEqual([]);
  });
});
