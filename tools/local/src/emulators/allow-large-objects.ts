import { registerHooks } from 'node:module';

const library = '/fauxqs/dist/app.js';
const limit = 'bodyLimit: 11 * 1_048_576';
/** Several times what a list, or a published view, of ten million words takes. */
const larger = 'bodyLimit: 1024 * 1_048_576';

/**
 * The library takes bodies of up to 11 MiB and lets nobody choose, where S3 takes 5 GB: a published view of a million words
 * is larger. To be called before it is imported. Throws, at its import, where it has no such limit any more.
 */
export function allowLargeObjects(): void {
  registerHooks({
    load(url, context, load) {
      const loaded = load(url, context);
      if (!url.endsWith(library)) return loaded;
      const { source: given = '' } = loaded;
      const source = typeof given === 'string' ? given : new TextDecoder().decode(given);
      if (!source.includes(limit)) throw new Error(`the library has another limit than ${limit}`);
      return { ...loaded, source: source.replace(limit, larger) };
    },
  });
}
