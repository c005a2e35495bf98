import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import type { Clock, Ids } from '../../ports/basics.ts';
import type { ChunkStore } from '../../ports/chunk-store.ts';
import type { ListStore } from '../../ports/list-store.ts';
import type { RunStore } from '../../ports/run-store.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { isLive } from '../../runs/run.ts';
import { keptUrl } from '../../sources/kept-lists.ts';
import type { Source } from '../../sources/source.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { sourceTag, type SourceInput } from './source-views.ts';

/** What the use cases of sources need. */
export interface SourcePorts {
  readonly sources: SourceStore;
  readonly runs: Pick<RunStore, 'list'>;
  readonly lists: ListStore;
  readonly objects: Pick<ChunkStore, 'remove'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The one origin that may be read although it is not public https; only one machine has it. */
  readonly localOrigin?: string | undefined;
}

const publicUrl = ({ protocol, port, username, password }: URL): string | undefined => {
  if (protocol !== 'https:') return 'must begin with https://';
  if (port !== '') return 'must not name a port: lists are read from port 443';
  return username === '' && password === '' ? undefined : 'must hold no user name or password';
};

const checkUrl = (text: string, localOrigin: string | undefined): void => {
  const url = new URL(text);
  const fault = url.origin === localOrigin ? undefined : publicUrl(url);
  if (fault !== undefined) throw new InvalidInput('url', fault);
};

/** What is stored of a source that was given: its text, if it has one, lies beside it. */
const keepList = async (
  { sources, localOrigin }: Pick<SourcePorts, 'sources' | 'localOrigin'>,
  id: string,
  { name, format, url = '', text }: SourceInput,
): Promise<Pick<Source, 'name' | 'url' | 'format'>> => {
  if (text === undefined) {
    checkUrl(url, localOrigin);
    return { name, format, url };
  }
  await sources.keepText(id, text);
  return { name, format, url: keptUrl(id) };
};

/** Registers a source. Throws InvalidInput for a URL that is never read. */
export const addSource =
  ({ sources, clock, ids, localOrigin }: SourcePorts) =>
  async (input: SourceInput): Promise<Source> => {
    const id = ids.next();
    const fields = await keepList({ sources, localOrigin }, id, input);
    const now = clock.now().toISOString();
    const source = { ...fields, id, version: 1, createdAt: now, updatedAt: now };
    if (!(await sources.save(source, 0))) throw new Error(`the new id ${source.id} is taken`);
    return source;
  };

/** The source of this id. Throws NotFound. */
export const showSource =
  ({ sources }: Pick<SourcePorts, 'sources'>) =>
  async (id: string): Promise<Source> => {
    const source = await sources.get(id);
    if (source === undefined) throw new NotFound('source', id);
    return source;
  };

const staleTag = (): RequestRefused =>
  new RequestRefused('precondition-failed', 'the source has changed since; read it again', {
    fields: { parameter: 'If-Match' },
  });

const matches = (source: Source, ifMatch: string): boolean =>
  ifMatch.trim() === '*' || ifMatch.split(',').some((tag) => tag.trim() === sourceTag(source));

const matchedSource = async (ports: SourcePorts, id: string, ifMatch: string): Promise<Source> => {
  const source = await showSource(ports)(id);
  if (!matches(source, ifMatch)) throw staleTag();
  return source;
};

/**
 * Changes a source that still has one of the entity tags of `ifMatch`. Throws NotFound, RequestRefused
 * `precondition-required` (no tag given) and `precondition-failed` (changed by somebody else since).
 */
export const replaceSource =
  (ports: SourcePorts) =>
  async (id: string, input: SourceInput, ifMatch: string | undefined): Promise<Source> => {
    if (ifMatch === undefined) {
      throw new RequestRefused('precondition-required', 'name the version you change, by its ETag', {
        fields: { parameter: 'If-Match' },
      });
    }
    const before = await matchedSource(ports, id, ifMatch);
    const fields = await keepList(ports, id, input);
    const after = {
      ...before,
      ...fields,
      version: before.version + 1,
      updatedAt: ports.clock.now().toISOString(),
    };
    if (!(await ports.sources.save(after, before.version))) throw staleTag();
    return after;
  };

/**
 * Removes a source and its list; runs that ended keep their copy of it. Throws NotFound, Conflict `source-has-live-run` (field
 * `runId`) and RequestRefused `precondition-failed`.
 */
export const removeSource =
  (ports: SourcePorts) =>
  async (id: string, ifMatch: string | undefined): Promise<void> => {
    const [newest] = await ports.runs.list({ sourceId: id, limit: 1 });
    const isGone = newest !== undefined && (await ports.sources.get(id)) === undefined;
    // An earlier try may have come no further than to remove the source.
    if (isGone) await removeList(ports, id);
    const source = await matchedSource(ports, id, ifMatch ?? '*');
    if (newest !== undefined && isLive(newest)) {
      throw new Conflict('source-has-live-run', 'cancel the run first', { runId: newest.id });
    }
    await removeList(ports, id);
    if (!(await ports.sources.remove(id, source.version))) throw staleTag();
    // From here on no run can begin to read it; one that began since the look at runs may have published its list.
    await removeList(ports, id);
  };

async function removeList(ports: Pick<SourcePorts, 'lists' | 'objects'>, source: string): Promise<void> {
  for (const key of await ports.lists.remove(source)) await ports.objects.remove(key);
}
