import { builtinModules } from 'node:module';
import path from 'node:path';
import { allowedPackages, boundaryRules, domainBuiltins, infraPackages, isListed } from './boundary-rules.ts';
import type { Project } from './check-graph.ts';
import type { Problem } from './problem.ts';
import { readImports } from './read-imports.ts';

export interface SourceFile {
  /** Relative to the root of the workspace, with slashes. */
  readonly path: string;
  readonly text: string;
}

interface Importer {
  readonly project: Project;
  readonly path: string;
  readonly isTest: boolean;
}

const scope = '@word-list/';
const infraEntry = `${scope}topology`;
const testEntries = ['testing', 'contracts'];
const providerPackage = /^@cdktf\/provider-[a-z]+(\/|$)/u;
const providerEntry = /^@cdktf\/provider-[a-z]+\/lib\/[^/]+\/index\.js$/u;

/** Whether a file is a test, or stands in a `testing` folder: neither is part of what runs in production. */
export const isTestFile = (file: string): boolean => /\.test\.ts$|\/testing\//u.test(file);

const mayUseFakes = ({ project, isTest }: Importer): boolean => isTest || project.kind === 'tool';

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(packageName(specifier));

const judgeRelative = ({ project, path: from }: Importer, specifier: string): string | undefined => {
  const target = path.posix.join(path.posix.dirname(from), specifier);
  if (target.startsWith(`${project.root}/`)) return undefined;
  if (project.kind === 'tool' && target.startsWith('tools/')) return undefined;
  return `leaves its project by a relative path: ${specifier}`;
};

const judgeScope = (importer: Importer, specifier: string): string | undefined => {
  const { projects } = boundaryRules[importer.project.kind];
  const [name = '', ...entry] = specifier.slice(scope.length).split('/');
  if (specifier === infraEntry) return projects.includes('infra') ? undefined : `may not import ${specifier}`;
  if (name === 'infra') return `imports ${specifier}: the entry of libs/infra is ${infraEntry}`;
  if (!projects.some((kind) => kind === name)) return `may not import ${specifier}`;
  const isForTests = entry.some((part) => testEntries.includes(part));
  return isForTests && !mayUseFakes(importer) ? `imports ${specifier} outside a test` : undefined;
};

const judgeBuiltin = ({ project, isTest }: Importer, specifier: string): string | undefined =>
  project.kind === 'domain' && !isTest && !domainBuiltins.includes(specifier)
    ? `imports ${specifier}: libs/domain is pure`
    : undefined;

const judgePackage = ({ project, isTest }: Importer, specifier: string): string | undefined => {
  const name = packageName(specifier);
  if (project.kind !== 'infra' && isListed(name, infraPackages))
    return `imports ${name}, which only libs/infra may`;
  if (providerPackage.test(specifier) && !providerEntry.test(specifier)) {
    return `imports ${specifier}: name one entry, as in @cdktf/provider-aws/lib/sqs-queue/index.js`;
  }
  return isListed(name, allowedPackages(project, isTest))
    ? undefined
    : `imports ${name}, which type:${project.kind} may not${isTest ? ' even in tests' : ''}`;
};

const judge = (importer: Importer, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return judgeRelative(importer, specifier);
  if (specifier.startsWith(scope)) return judgeScope(importer, specifier);
  return isBuiltin(specifier) ? judgeBuiltin(importer, specifier) : judgePackage(importer, specifier);
};

/** Finds the imports of one file that the rules forbid, each with its line. */
export const checkImports = (project: Project, file: SourceFile): Problem[] => {
  const importer = { project, path: file.path, isTest: isTestFile(file.path) };
  return readImports(file.text).flatMap(({ specifier, line }) => {
    const what = judge(importer, specifier);
    return what === undefined ? [] : [{ where: `${file.path}:${line}`, what }];
  });
};
