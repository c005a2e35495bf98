import { checkApp } from './check-app.ts';
import { checkBundle } from './check-bundle.ts';
import { checkGraph, type Project, toProject } from './check-graph.ts';
import { checkImports } from './check-imports.ts';
import { checkTopologyEntry } from './check-topology-entry.ts';
import type { Problem } from './problem.ts';
import { bundleSize, readAppFiles, readProjectGraph, readSourceFiles } from './read-workspace.ts';

const checkProject = (project: Project): Problem[] => {
  const files = readSourceFiles(project);
  const imports = files.flatMap((file) => checkImports(project, file));
  if (project.kind === 'infra')
    return [...imports, ...checkTopologyEntry(files, `${project.root}/src/topology.ts`)];
  if (project.kind !== 'app') return imports;
  const bundle = checkBundle(project.name, bundleSize(project.name));
  return [...imports, ...checkApp(project.name, readAppFiles(project.root)), ...bundle];
};

const graph = await readProjectGraph();
const projects = graph.projects.map(toProject).filter((project) => project !== undefined);
const problems = [...checkGraph(graph), ...projects.flatMap(checkProject)];

for (const { where, what } of problems) console.error(`${where}: ${what}`);
if (problems.length === 0)
  console.log(`${projects.length} projects: boundaries, app files and bundles are in order`);
process.exitCode = problems.length === 0 ? 0 : 1;
