import path from 'node:path';

/** The folder of the workspace, three above this file. */
export const workspaceRoot = path.resolve(import.meta.dirname, '../../..');
