import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { diagramOf, mermaid, withDiagram } from './diagram.ts';
import * as topology from './topology.ts';

const readme = join(import.meta.dirname, '../../../README.md');

/** The nodes of the diagram that the project grew from. */
const firstNodes = [
  'dns',
  'words_db',
  'deployments',
  'api_gateway',
  'api_words',
  'api_sources',
  'upload_source_chunks',
  'process_source_chunk',
  'query_words',
  'check_batches',
  'update_batch',
  'update_words',
  'chunk_bucket',
  'process_source_chunk_queue',
  'query_words_queue',
  'update_batch_queue',
  'update_words_queue',
  'sources_table',
  'batches_table',
  'prompts_table',
];

/** Its edges, one line a direction. */
const firstEdges = [
  'deployments ==> words_db',
  'api_gateway --> api_words',
  'api_gateway --> api_sources',
  'upload_source_chunks -..-> process_source_chunk_queue',
  'process_source_chunk_queue -..-> process_source_chunk',
  'process_source_chunk -..-> query_words_queue',
  'query_words_queue -..-> query_words',
  'upload_source_chunks --> chunk_bucket',
  'chunk_bucket --> process_source_chunk',
  'words_db --> api_words',
  'words_db --> query_words',
  'sources_table --> api_sources',
  'api_sources --> sources_table',
  'sources_table --> upload_source_chunks',
  'query_words --> batches_table',
  'query_words --> prompts_table',
  'batches_table --> check_batches',
  'check_batches -..-> update_batch_queue',
  'update_batch_queue -..-> update_batch',
  'update_batch -..-> update_words_queue',
  'update_words_queue -..-> update_words',
  'update_words --> words_db',
  'update_batch -..-> query_words_queue',
  'prompts_table --> update_batch',
];

const addedNodes = ['lists', 'model', 'schedule', 'upload_source_chunks_queue'];

/** Each with its reason; whatever is in neither list is a mistake. */
const addedEdges = [
  // A list comes in by https: for its run, and for a dry run.
  'lists --> upload_source_chunks',
  'lists --> api_sources',
  // The name servers lead to the gateway.
  'dns --> api_gateway',
  // Runs are started by the API.
  'api_sources -..-> upload_source_chunks_queue',
  'upload_source_chunks_queue -..-> upload_source_chunks',
  // Readers filter by lists, which are objects; a list goes with its source.
  'chunk_bucket --> api_words',
  'api_sources --> chunk_bucket',
  // What judges hold is published as objects, each begun with the one before it.
  'chunk_bucket --> check_batches',
  'check_batches --> chunk_bucket',
  // Runs, claims and counts live in the words database.
  'words_db --> api_sources',
  'api_sources --> words_db',
  'words_db --> upload_source_chunks',
  'upload_source_chunks --> words_db',
  'query_words --> words_db',
  'words_db --> check_batches',
  'check_batches --> words_db',
  'words_db --> update_words',
  // A batch is a row with conditional steps, so who writes it also reads it.
  'batches_table --> query_words',
  'prompts_table --> query_words',
  'check_batches --> batches_table',
  'prompts_table --> check_batches',
  'check_batches --> prompts_table',
  'batches_table --> update_batch',
  'update_batch --> batches_table',
  'update_batch --> prompts_table',
  // Whatever is open and stuck is sent again.
  'schedule --> check_batches',
  'check_batches -..-> upload_source_chunks_queue',
  'check_batches -..-> process_source_chunk_queue',
  'check_batches -..-> query_words_queue',
  // The model, which the first diagram leaves out.
  'query_words --> model',
  'model --> query_words',
  'check_batches --> model',
  'model --> check_batches',
  'update_batch --> model',
  'model --> update_batch',
];

const arrows = { data: '-->', message: '-..->', deployment: '==>' };

describe('the diagram', () => {
  it('has the nodes of the first diagram, the listed additions, and no other', () => {
    const nodes = diagramOf(topology).nodes.map((node) => node.id);

    expect(nodes.toSorted()).toEqual([...firstNodes, ...addedNodes].toSorted());
  });

  it('has the edges of the first diagram, the listed additions, and no other', () => {
    const edges = diagramOf(topology).edges.map(({ from, to, flow }) => `${from} ${arrows[flow]} ${to}`);

    expect(edges.toSorted()).toEqual([...firstEdges, ...addedEdges].toSorted());
  });

  it('draws only edges between nodes that it draws', () => {
    const { nodes, edges } = diagramOf(topology);
    const ids = new Set(nodes.map((node) => node.id));

    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });

  it('is drawn as a flow chart: every node once in its group, every pair of edges as one arrow', () => {
    const lines = mermaid(topology).split('\n');

    expect(lines[0]).toBe('flowchart TD');
    expect(lines).toContain('    words_db[(words db)]');
    expect(lines).toContain('    query_words_queue@{shape: paper-tape, label: "query-words-queue"}');
    expect(
      lines.filter((line) => /sources_table.*api_sources|api_sources.*sources_table/u.test(line)),
    ).toEqual(['  sources_table <--> api_sources']);
  });
});

describe('writing the diagram', () => {
  const text = 'before\n<!-- diagram:begin -->\nold\n<!-- diagram:end -->\nafter\n';

  it('replaces what is between the markers, and nothing else, however often', () => {
    const once = withDiagram(text, 'flowchart TD\n');

    expect(once).toBe(
      'before\n<!-- diagram:begin -->\n\n```mermaid\nflowchart TD\n```\n\n<!-- diagram:end -->\nafter\n',
    );
    expect(withDiagram(once, 'flowchart TD\n')).toBe(once);
  });

  it('refuses a text without the markers', () => {
    expect(() => withDiagram('no marker', 'flowchart TD\n')).toThrow('diagram:begin');
  });

  it.skipIf(!existsSync(readme))('finds in the README the diagram of the topology', () => {
    const written = readFileSync(readme, 'utf8');

    expect(written, 'run `npx nx run infra:diagram`').toBe(withDiagram(written, mermaid(topology)));
  });
});
