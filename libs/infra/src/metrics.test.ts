import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type MetricEntry, metrics } from './metrics.ts';

const workspace = join(import.meta.dirname, '../../..');

const codeIn = (folder: string): string =>
  readdirSync(join(workspace, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(workspace, folder, file), 'utf8'))
    .join('\n');

const domain = codeIn('libs/domain/src');
const entries: readonly (readonly [string, MetricEntry])[] = Object.entries(metrics);

describe('metrics', () => {
  it.each(entries)('%s are made of a line that the functions log', (_, { functions, message, field }) => {
    const code = [domain, ...functions.map((name) => codeIn(`apps/${name}/src`))].join('\n');
    const line = code.split(`'${message}'`)[1]?.split(';')[0] ?? '';

    expect(code).toContain(`'${message}'`);
    // The fields of a usage are spread into the line.
    if (field !== undefined) expect(line).toMatch(new RegExp(`\\b${field}\\b|usageOf`, 'u'));
  });

  it('find their numbers where the log puts them', () => {
    expect(codeIn('libs/adapters/src/lambda')).toContain('fields: redact(fields) }');
  });
});
