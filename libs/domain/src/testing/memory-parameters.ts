import type { Parameters } from '../ports/parameters.ts';
import { NotFound } from '../errors.ts';

/** Parameters in memory. */
export const memoryParameters = (values: Readonly<Record<string, string>>): Parameters => ({
  async get(name) {
    const value = values[name];
    if (value === undefined) throw new NotFound('parameter', name);
    return value;
  },
});
