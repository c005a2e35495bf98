import { afterEach, expect, it, vi } from 'vitest';
import { makeLog } from './make-log.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const captured = (): string[] => {
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk));
      return true;
    });
  }
  return lines;
};

it('writes one JSON line with the level, the service, the message and the redacted fields', () => {
  const lines = captured();
  const log = makeLog({ service: 'query-words' });

  log.warn('batch refused', { batchId: 'b-1', url: 'https://u:p@example.org/?k=1', message: 'mine' });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 'WARN',
    service: 'query-words',
    message: 'batch refused',
    fields: { batchId: 'b-1', url: 'https://***@example.org/?***', message: 'mine' },
  });
});
