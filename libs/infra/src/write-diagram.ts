/** Draws the diagram of the README again from the topology: `nx run infra:diagram`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mermaid, withDiagram } from './diagram.ts';
import * as topology from './topology.ts';

const readme = join(import.meta.dirname, '../../../README.md');

writeFileSync(readme, withDiagram(readFileSync(readme, 'utf8'), mermaid(topology)));
