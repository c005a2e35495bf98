import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchPrices, knownModels, type KnownModel } from '@word-list/domain';
import { expect, it } from 'vitest';
import { repositoryRoot } from './repository-root.ts';

const path = join(repositoryRoot, 'docs', 'models.md');
const block = /<!-- models:begin -->\n[\s\S]*<!-- models:end -->/u;

const pricesIn = (name: string): string[] => {
  const price = batchPrices()[name];
  if (!price) throw new Error(`${name} has no price`);
  return [price.input, price.cachedInput, price.output].map(
    (dollars) => `$${String(Number(dollars.toFixed(4)))}`,
  );
};

const rowOf = ({ name, leastEffort, context, enqueuedTokens, end, pricesOf }: KnownModel): string[] => {
  return [
    `\`${name}\``,
    ...pricesIn(name),
    pricesOf,
    leastEffort ?? '',
    context.toLocaleString('en-US'),
    enqueuedTokens[1]?.toLocaleString('en-US') ?? '',
    end ? `${end.day}: \`${end.takeInstead}\`` : '',
  ];
};

const table = (): string => {
  const head = ['model', 'in', 'cached', 'out', 'read on', 'effort', 'context', 'queue', 'ends, instead'];
  const rows = [head, ...knownModels.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
};

it('docs/models.md has the table of the known models (written anew with UPDATE_DOCS=1)', () => {
  const text = readFileSync(path, 'utf8');
  const expected = text.replace(block, () => `<!-- models:begin -->\n\n${table()}\n\n<!-- models:end -->`);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, expected);

  expect(readFileSync(path, 'utf8')).toBe(expected);
});
