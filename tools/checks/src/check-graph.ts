import {
  allowedPackages,
  boundaryRules,
  infraPackages,
  isListed,
  type Kind,
  kinds,
} from './boundary-rules.ts';
import type { Problem } from './problem.ts';

export interface ProjectNode {
  readonly name: string;
  /** The project's folder, relative to the root of the workspace. */
  readonly root: string;
  readonly tags: readonly string[];
}

export interface ProjectEdge {
  readonly source: string;
  /** The name of a project, or `npm:<package>`. */
  readonly target: string;
}

/** The projects and the imports among them, as Nx sees them. Edges that no import stands for are left out. */
export interface ProjectGraph {
  readonly projects: readonly ProjectNode[];
  readonly edges: readonly ProjectEdge[];
}

export interface Project {
  readonly name: string;
  readonly root: string;
  readonly kind: Kind;
}

/** The project with its kind, or undefined where it has none, several, or an unknown one. */
export const toProject = ({ name, root, tags }: ProjectNode): Project | undefined => {
  const own = tags.filter((tag) => tag.startsWith('type:')).map((tag) => tag.slice('type:'.length));
  const kind = kinds.find((known) => known === own[0]);
  return own.length === 1 && kind !== undefined ? { name, root, kind } : undefined;
};

/** The package of an edge. The graph names a package that has only types by those: `@types/aws-lambda`. */
const packageOf = (target: string): string | undefined =>
  target.startsWith('npm:')
    ? target
        .slice('npm:'.length)
        .replace(/^@types\//u, '')
        .replace(/(?<=.)@.*$/u, '')
    : undefined;

const judgePackage = (source: Project, name: string): string | undefined => {
  if (source.kind !== 'infra' && isListed(name, infraPackages))
    return `imports ${name}, which only libs/infra may`;
  const allowed = isListed(name, allowedPackages(source, true));
  return allowed ? undefined : `imports ${name}, which type:${source.kind} may not`;
};

const judgeProject = (source: Project, target: Project): string | undefined =>
  boundaryRules[source.kind].projects.includes(target.kind)
    ? undefined
    : `imports ${target.name}: type:${source.kind} may not import type:${target.kind}`;

/** Finds the edges of the project graph that the rules forbid, and the projects that no rule knows. */
export const checkGraph = ({ projects, edges }: ProjectGraph): Problem[] => {
  const known = new Map(projects.map((node) => [node.name, toProject(node)]));
  const untagged = projects
    .filter((node) => known.get(node.name) === undefined)
    .map(({ name }) => ({
      where: name,
      what: `needs exactly one tag of ${kinds.map((k) => `type:${k}`).join(', ')}`,
    }));
  const forbidden = edges.flatMap(({ source, target }) => {
    const from = known.get(source);
    if (from === undefined || source === target) return [];
    const name = packageOf(target);
    const to = known.get(target);
    const what = name === undefined ? to && judgeProject(from, to) : judgePackage(from, name);
    return what === undefined ? [] : [{ where: source, what }];
  });
  return [...untagged, ...forbidden];
};
