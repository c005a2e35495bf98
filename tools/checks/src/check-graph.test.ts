import { describe, expect, it } from 'vitest';
import { checkGraph, type ProjectGraph } from './check-graph.ts';

const projects = [
  { name: 'api-words', root: 'apps/api-words', tags: ['type:app'] },
  { name: 'query-words', root: 'apps/query-words', tags: ['type:app'] },
  { name: 'domain', root: 'libs/domain', tags: ['type:domain'] },
  { name: 'db', root: 'libs/db', tags: ['type:db'] },
  { name: 'adapters', root: 'libs/adapters', tags: ['type:adapters'] },
  { name: 'infra', root: 'libs/infra', tags: ['type:infra'] },
  { name: 'local', root: 'tools/local', tags: ['type:tool'] },
];

const graphWith = (...edges: (readonly [string, string])[]): ProjectGraph => ({
  projects,
  edges: edges.map(([source, target]) => ({ source, target })),
});

describe('checkGraph', () => {
  it('passes the directions that the design allows', () => {
    const graph = graphWith(
      ['api-words', 'domain'],
      ['api-words', 'db'],
      ['api-words', 'adapters'],
      ['db', 'domain'],
      ['adapters', 'domain'],
      ['infra', 'domain'],
      ['local', 'infra'],
      ['local', 'db'],
      ['api-words', 'npm:hono'],
      ['domain', 'npm:zod'],
      ['adapters', 'npm:@types/aws-lambda'],
      ['domain', 'npm:fast-check'],
      ['infra', 'npm:@cdktf/provider-aws'],
    );

    const problems = checkGraph(graph);

    expect(problems).toEqual([]);
  });

  it.each([
    ['api-words', 'query-words'],
    ['api-words', 'infra'],
    ['api-words', 'local'],
    ['domain', 'db'],
    ['domain', 'adapters'],
    ['db', 'adapters'],
    ['adapters', 'db'],
    ['adapters', 'infra'],
    ['infra', 'db'],
    ['infra', 'api-words'],
    ['local', 'api-words'],
    ['domain', 'npm:@aws-sdk/client-s3'],
    ['domain', 'npm:drizzle-orm'],
    ['domain', 'npm:@types/aws-lambda'],
    ['db', 'npm:@aws-sdk/client-s3'],
    ['adapters', 'npm:drizzle-orm'],
    ['api-words', 'npm:@aws-sdk/client-s3'],
    ['query-words', 'npm:hono'],
    ['adapters', 'npm:cdktf'],
    ['local', 'npm:@cdktf/provider-aws'],
    ['local', 'npm:constructs'],
    ['domain', 'npm:hono@4.13.19'],
  ])('catches %s importing %s', (source, target) => {
    const graph = graphWith([source, target]);

    const problems = checkGraph(graph);

    expect(problems).toHaveLength(1);
    expect(problems[0]?.where).toBe(source);
  });

  it.each([[[]], [['type:app', 'type:tool']], [['type:other']], [['scope:words']]])(
    'demands exactly one known kind instead of the tags %j',
    (tags) => {
      const problems = checkGraph({ projects: [{ name: 'stray', root: 'apps/stray', tags }], edges: [] });

      expect(problems.map(({ where }) => where)).toEqual(['stray']);
    },
  );
});
