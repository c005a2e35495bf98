import type * as topology from './topology.ts';

export type Topology = Pick<typeof topology, 'functions' | 'queues' | 'tables' | 'buckets' | 'routes'>;

type Group = 'The web' | 'Cloudflare' | 'CockroachDB' | 'GitHub' | 'Model provider' | 'AWS';
type Shape = 'plain' | 'function' | 'database' | 'bucket' | 'queue';

export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  readonly shape: Shape;
}

/** What flows from one node to the other: data, queue messages, or a deployment. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly flow: 'data' | 'message' | 'deployment';
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

type FunctionEntry = Topology['functions'][keyof Topology['functions']];
type Grant = FunctionEntry['grants'][number];

/** What stands outside the topology: nobody there has a trigger or a grant. */
const outside: readonly DiagramNode[] = [
  { id: 'lists', label: 'lists at https addresses', group: 'The web', shape: 'plain' },
  { id: 'dns', label: 'Domain NS Records', group: 'Cloudflare', shape: 'plain' },
  { id: 'words_db', label: 'words db', group: 'CockroachDB', shape: 'database' },
  { id: 'deployments', label: 'migrate workflow', group: 'GitHub', shape: 'function' },
  { id: 'model', label: 'OpenAI Batch API', group: 'Model provider', shape: 'plain' },
  { id: 'api_gateway', label: 'API Gateway', group: 'AWS', shape: 'plain' },
  { id: 'schedule', label: 'schedule', group: 'AWS', shape: 'plain' },
];

const outsideEdges: readonly DiagramEdge[] = [
  { from: 'deployments', to: 'words_db', flow: 'deployment' },
  { from: 'dns', to: 'api_gateway', flow: 'data' },
  { from: 'lists', to: 'upload_source_chunks', flow: 'data' },
  { from: 'lists', to: 'api_sources', flow: 'data' },
];

const readingVerbs = /:(Get|BatchGet|Query|Scan)/u;
const writingVerbs = /:(Put|Update|Delete|BatchWrite)/u;

/** The nodes and the directed edges of the system; each edge once, in the order of the topology. */
export const diagramOf = ({ functions, queues, tables, buckets, routes }: Topology): Diagram => {
  const edges: DiagramEdge[] = [
    ...outsideEdges,
    ...routes.map((route): DiagramEdge => ({
      from: 'api_gateway',
      to: nodeId(route.function),
      flow: 'data',
    })),
    ...Object.entries(functions).flatMap(functionEdges),
  ];
  return {
    nodes: [
      ...outside,
      ...Object.keys(functions).map(inAws('function')),
      ...Object.keys(buckets).map(inAws('bucket')),
      ...Object.keys(queues).map(inAws('queue')),
      ...Object.keys(tables).map(inAws('database')),
    ],
    edges: [...new Map(edges.map((edge) => [edgeKey(edge), edge])).values()],
  };
};

const nodeText: Readonly<Record<Shape, (node: DiagramNode) => string>> = {
  plain: ({ id, label }) => `${id}[${label}]`,
  function: ({ id, label }) => `${id}[[${label}]]`,
  database: ({ id, label }) => `${id}[(${label})]`,
  bucket: ({ id, label }) => `${id}@{shape: lin-cyl, label: "${label}"}`,
  queue: ({ id, label }) => `${id}@{shape: paper-tape, label: "${label}"}`,
};

const arrows = { data: '-->', message: '-..->', deployment: '==>' } as const;

/** The system as the source text of a mermaid flow chart. */
export const mermaid = (system: Topology): string => {
  const { nodes, edges } = diagramOf(system);
  const groups = [...new Set(nodes.map((node) => node.group))];
  return [
    'flowchart TD',
    ...groups.flatMap((group) => groupText(group, nodes)),
    ...edgeTexts(edges).map((text) => `  ${text}`),
    '',
  ].join('\n');
};

const marked = /(<!-- diagram:begin -->\n)[\s\S]*?(<!-- diagram:end -->)/u;

/** Puts the diagram between its markers. Throws when the text does not have both markers, in order. */
export const withDiagram = (text: string, diagram: string): string => {
  if (!marked.test(text)) throw new Error('The text has no <!-- diagram:begin --> … <!-- diagram:end -->');
  return text.replace(
    marked,
    (_, begin: string, end: string) => `${begin}\n\`\`\`mermaid\n${diagram}\`\`\`\n\n${end}`,
  );
};

function nodeId(name: string): string {
  return name.replaceAll('-', '_');
}

function functionEdges([name, entry]: [string, FunctionEntry]): DiagramEdge[] {
  const id = nodeId(name);
  return [
    ...triggerEdges(id, entry),
    ...entry.grants.flatMap((grant) => grantEdges(id, grant)),
    ...databaseEdges(id, entry),
    ...(asksModel(entry) ? bothWays(id, 'model') : []),
  ];
}

function triggerEdges(id: string, { trigger }: FunctionEntry): DiagramEdge[] {
  if (trigger.kind === 'queue') return [{ from: nodeId(trigger.queue), to: id, flow: 'message' }];
  return trigger.kind === 'schedule' ? [{ from: 'schedule', to: id, flow: 'data' }] : [];
}

function grantEdges(id: string, grant: Grant): DiagramEdge[] {
  if ('table' in grant) return storeEdges(id, { store: grant.table, actions: grant.actions });
  if ('bucket' in grant) return storeEdges(id, { store: grant.bucket, actions: grant.actions });
  if ('queue' in grant && grant.actions.includes('sqs:SendMessage'))
    return [{ from: id, to: nodeId(grant.queue), flow: 'message' }];
  return [];
}

function storeEdges(id: string, grant: { store: string; actions: readonly string[] }): DiagramEdge[] {
  const store = nodeId(grant.store);
  const reads = grant.actions.some((action) => readingVerbs.test(action));
  const writes = grant.actions.some((action) => writingVerbs.test(action));
  return [
    ...(reads ? [{ from: store, to: id, flow: 'data' } as const] : []),
    ...(writes ? [{ from: id, to: store, flow: 'data' } as const] : []),
  ];
}

function databaseEdges(id: string, { database }: FunctionEntry): DiagramEdge[] {
  if (database === undefined) return [];
  return database === 'writer' ? bothWays(id, 'words_db') : [{ from: 'words_db', to: id, flow: 'data' }];
}

function bothWays(id: string, other: string): DiagramEdge[] {
  return [
    { from: id, to: other, flow: 'data' },
    { from: other, to: id, flow: 'data' },
  ];
}

function asksModel({ environment }: FunctionEntry): boolean {
  return Object.values(environment).some((value) => 'setting' in value && value.setting === 'model-base-url');
}

function inAws(shape: Shape) {
  return (name: string): DiagramNode => ({ id: nodeId(name), label: name, group: 'AWS', shape });
}

function edgeKey({ from, to, flow }: DiagramEdge): string {
  return `${from} ${flow} ${to}`;
}

function groupText(group: Group, nodes: readonly DiagramNode[]): string[] {
  return [
    `  subgraph ${nodeId(group.replaceAll(' ', '_'))} [${group}]`,
    ...nodes.filter((node) => node.group === group).map((node) => `    ${nodeText[node.shape](node)}`),
    '  end',
  ];
}

/** An edge and its way back become one arrow with two heads, drawn where the first of them stands. */
function edgeTexts(edges: readonly DiagramEdge[]): string[] {
  const keys = edges.map(edgeKey);
  return edges.flatMap((edge, index) => {
    const back = keys.indexOf(edgeKey({ ...edge, from: edge.to, to: edge.from }));
    if (back === -1) return [`${edge.from} ${arrows[edge.flow]} ${edge.to}`];
    return back > index ? [`${edge.from} <--> ${edge.to}`] : [];
  });
}
