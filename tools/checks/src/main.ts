import { checkApp } from './check-app.ts';
import { checkBundle } from './check-bundle.ts';
import { checkTopologyEntry } from './check-topology-entry.ts';
import { appNames, bundleSize, readAppFiles, readSourceFiles } from './read-workspace.ts';

const apps = appNames();
const problems = [
  ...apps.flatMap((name) => checkApp(name, readAppFiles(`apps/${name}`))),
  ...apps.flatMap((name) => checkBundle(name, bundleSize(name))),
  ...checkTopologyEntry(readSourceFiles('libs/infra'), 'libs/infra/src/topology.ts'),
];

for (const { where, what } of problems) console.error(`${where}: ${what}`);
if (problems.length === 0) console.log(`${apps.length} apps: files and bundles are in order`);
process.exitCode = problems.length === 0 ? 0 : 1;
