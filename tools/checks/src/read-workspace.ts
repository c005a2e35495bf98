import { createProjectGraphAsync } from '@nx/devkit';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Project, ProjectGraph } from './check-graph.ts';
import type { SourceFile } from './check-imports.ts';
import { workspaceRoot } from './workspace-root.ts';

const sourceEnding = /\.(tsx?|mts|cts|js|mjs|cjs)$/u;
const generatedFolders = ['node_modules', 'built', 'dist', 'migrations', 'cdktf.out', 'coverage'];

const listFiles = (folder: string): string[] =>
  readdirSync(path.join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return entry.isFile() ? [file] : [];
    return generatedFolders.includes(entry.name) ? [] : listFiles(file);
  });

const readText = (file: string): string => readFileSync(path.join(workspaceRoot, file), 'utf8');

/** Asks Nx for the projects and the imports among them. The edges that a project.json only declares are left out. */
export const readProjectGraph = async (): Promise<ProjectGraph> => {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const projects = Object.values(graph.nodes).map(({ name, data }) => ({
    name,
    root: data.root,
    tags: data.tags ?? [],
  }));
  const edges = Object.values(graph.dependencies)
    .flat()
    .filter(({ source, type }) => graph.nodes[source] !== undefined && type !== 'implicit')
    .map(({ source, target }) => ({ source, target }));
  return { projects, edges };
};

/** The code of one project, without what tools write and without the settings of its test runner. */
export const readSourceFiles = ({ root }: Pick<Project, 'root'>): SourceFile[] =>
  listFiles(root)
    .filter((file) => sourceEnding.test(file) && !file.endsWith('.config.ts'))
    .map((file) => ({ path: file, text: readText(file) }));

/** All files of one app, by their path within it. */
export const readAppFiles = (root: string): Map<string, string> =>
  new Map(listFiles(root).map((file) => [file.slice(root.length + 1), readText(file)]));

/** The size of an app's bundle in bytes, or undefined where it is not built. */
export const bundleSize = (app: string): number | undefined =>
  statSync(path.join(workspaceRoot, 'dist/apps', app, 'index.mjs'), { throwIfNoEntry: false })?.size;
