import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

const sourceEnding = /\.(tsx?|mts|cts|js|mjs|cjs)$/u;
const generatedFolders = ['node_modules', 'built', 'dist', 'migrations', 'cdktf.out', 'coverage'];

export interface SourceFile {
  /** Relative to the root of the workspace, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The apps that are functions. */
export const appNames = (): string[] =>
  readdirSync(path.join(workspaceRoot, 'apps')).filter((name) => name !== 'web');

/** The code below a folder, without what tools write. */
export const readSourceFiles = (folder: string): SourceFile[] =>
  listFiles(folder)
    .filter((file) => sourceEnding.test(file) && !file.endsWith('.config.ts'))
    .map((file) => ({ path: file, text: readText(file) }));

/** All files of one app, by their path within it. */
export const readAppFiles = (root: string): Map<string, string> =>
  new Map(listFiles(root).map((file) => [file.slice(root.length + 1), readText(file)]));

/** The size of an app's bundle in bytes, or undefined where it is not built. */
export const bundleSize = (app: string): number | undefined =>
  statSync(path.join(workspaceRoot, 'dist/apps', app, 'index.mjs'), { throwIfNoEntry: false })?.size;

function listFiles(folder: string): string[] {
  return readdirSync(path.join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return entry.isFile() ? [file] : [];
    return generatedFolders.includes(entry.name) ? [] : listFiles(file);
  });
}

function readText(file: string): string {
  return readFileSync(path.join(workspaceRoot, file), 'utf8');
}
