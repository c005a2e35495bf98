import type { SourceStore } from '../ports/source-store.ts';
import type { Source } from '../sources/source.ts';

/** Sources in memory. */
export const memorySourceStore = (initial: readonly Source[] = []): SourceStore => {
  const rows = new Map(initial.map((source) => [source.id, source]));
  const texts = new Map<string, string>();

  return {
    async get(id) {
      return rows.get(id);
    },
    async list({ limit, after }) {
      const sorted = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return sorted.filter(({ id }) => after === undefined || id > after).slice(0, limit);
    },
    async save(source, expectedVersion) {
      if ((rows.get(source.id)?.version ?? 0) !== expectedVersion) return false;
      rows.set(source.id, source);
      return true;
    },
    async keepText(id, text) {
      texts.set(id, text);
    },
    async text(id) {
      return texts.get(id);
    },
    async remove(id, expectedVersion) {
      if (rows.get(id)?.version !== expectedVersion) return false;
      texts.delete(id);
      return rows.delete(id);
    },
  };
};
