import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type AppTemplate, appLimits, appTemplate } from './app-template.ts';
import type { Problem } from './problem.ts';

/** The files of one app: the path within its folder, and the text. */
export type AppFiles = ReadonlyMap<string, string>;

const projectFile = z.looseObject({ targets: z.record(z.string(), z.unknown()) });

/** Finds where an app differs from what every app is made of. */
export const checkApp = (name: string, files: AppFiles): Problem[] => {
  const template = appTemplate(name);
  return [
    ...checkPresence(template, files),
    ...checkContent(template, files),
    ...checkProject(template, files.get('project.json')),
    ...checkLengths(files),
    ...checkReadme(template, name, files.get('README.md')),
  ].map(({ where, what }) => ({ where: `apps/${name}/${where}`, what }));
};

function checkPresence(template: AppTemplate, files: AppFiles): Problem[] {
  const expected = [...template.own, ...Object.keys(template.exact)];
  const missing = expected.filter((file) => !files.has(file));
  const extra = [...files.keys()].filter((file) => !file.startsWith('src/') && !expected.includes(file));
  return [
    ...missing.map((where) => ({ where, what: 'is missing' })),
    ...extra.map((where) => ({ where, what: 'stands in no other app: keep what is special in src' })),
  ];
}

function checkContent(template: AppTemplate, files: AppFiles): Problem[] {
  return Object.entries(template.exact)
    .filter(([file, text]) => files.has(file) && files.get(file) !== text)
    .map(([where, text]) => ({ where, what: `differs from the other apps; expected: ${text.trim()}` }));
}

function checkProject(template: AppTemplate, text: string | undefined): Problem[] {
  if (text === undefined) return [];
  const { targets, ...rest } = projectFile.parse(JSON.parse(text));
  const missing = template.targets.filter((target) => targets[target] === undefined);
  return [
    ...(isDeepStrictEqual(rest, template.project)
      ? []
      : [`differs; expected: ${JSON.stringify(template.project)}`]),
    ...missing.map((target) => `has no target ${target}`),
  ].map((what) => ({ where: 'project.json', what }));
}

function checkLengths(files: AppFiles): Problem[] {
  return Object.entries(appLimits).flatMap(([where, limit]) => {
    const lines = (files.get(where) ?? '').trimEnd().split('\n').length;
    return lines > limit ? [{ where, what: `has ${lines} lines, more than ${limit}` }] : [];
  });
}

function checkReadme(template: AppTemplate, name: string, text: string | undefined): Problem[] {
  if (text === undefined) return [];
  const prose = text.replaceAll(/^```[^]*?^```/gmu, '');
  const titles = [...prose.matchAll(/^# (.+)$/gmu)].map((match) => match[1]);
  const headings = [...prose.matchAll(/^## (.+)$/gmu)].map((match) => match[1]);
  const problems = [
    ...(isDeepStrictEqual(titles, [name]) ? [] : [`needs the one title "# ${name}"`]),
    ...(isDeepStrictEqual(headings, template.headings)
      ? []
      : [`needs exactly the headings "## ${template.headings.join('", "## ')}", in this order`]),
  ];
  return problems.map((what) => ({ where: 'README.md', what }));
}
