import type { MessageSender, ModelBatches, ProviderBatch } from '@word-list/domain';
import type { PortName, WorldPorts } from '../world/world-ports.ts';
import { serviceOf } from '../world/world-ports.ts';
import type { Caller } from './caller.ts';
import { callFaults, type FaultKind } from './fault-kinds.ts';

const submitFaults: readonly FaultKind[] = [
  'submit-refused',
  'submit-lost',
  'submit-made',
  'submit-late',
  'submit-frozen',
  'crash-before',
  'crash-after',
  'delay',
  'duplicate',
];

/** A question leaves nothing behind: what it meets is a no, or nothing. */
const askFaults: readonly FaultKind[] = [
  'submit-refused',
  'submit-lost',
  'crash-before',
  'crash-after',
  'delay',
];

/** All ports of the world as one task sees them. */
export const faultyPorts = (ports: WorldPorts, caller: Caller): WorldPorts => ({
  runs: faultyPort(ports.runs, 'runs', caller),
  ledger: faultyPort(ports.ledger, 'ledger', caller),
  judges: faultyPort(ports.judges, 'judges', caller),
  outcomes: faultyPort(ports.outcomes, 'outcomes', caller),
  corrections: faultyPort(ports.corrections, 'corrections', caller),
  lists: faultyPort(ports.lists, 'lists', caller),
  views: faultyPort(ports.views, 'views', caller),
  viewObjects: faultyPort(ports.viewObjects, 'viewObjects', caller),
  sources: faultyPort(ports.sources, 'sources', caller),
  fetcher: faultyPort(ports.fetcher, 'fetcher', caller),
  chunks: faultyPort(ports.chunks, 'chunks', caller),
  batches: faultyPort(ports.batches, 'batches', caller),
  prompts: faultyPort(ports.prompts, 'prompts', caller),
  model: { ...faultyPort(ports.model, 'model', caller), list: faultyList(ports.model, caller) },
  uploadSourceChunks: faultySender(ports.uploadSourceChunks, 'uploadSourceChunks', caller),
  processSourceChunk: faultySender(ports.processSourceChunk, 'processSourceChunk', caller),
  queryWords: faultySender(ports.queryWords, 'queryWords', caller),
  updateBatch: faultySender(ports.updateBatch, 'updateBatch', caller),
  updateWords: faultySender(ports.updateWords, 'updateWords', caller),
});

/** The port as one task sees it: each call is a point where others may go first and where a fault may strike. */
function faultyPort<Port extends object>(port: Port, name: PortName, caller: Caller): Port {
  return new Proxy(port, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function' || typeof key !== 'string') return method;
      return (...given: unknown[]) =>
        caller.call({
          label: `${name}.${key}`,
          service: serviceOf[name],
          kinds: kindsOf(name, key),
          answerOfTwo: answersFirst(key) ? 'first' : 'second',
          invoke: async (): Promise<unknown> => Reflect.apply(method, target, given) as unknown,
        });
    },
  });
}

/** What an editor said can come late, after its own take-back: nobody could tell it from a new word of the editor. */
const editFaults = callFaults.filter((kind) => kind !== 'timeout');

function kindsOf(port: PortName, method: string): readonly FaultKind[] {
  if (port === 'corrections') return editFaults;
  if (port === 'views' && method === 'point') return [...callFaults, 'view-late'];
  if (port === 'model' && method === 'submit') return submitFaults;
  if (port === 'model' && method === 'ask') return askFaults;
  return callFaults;
}

/** A conditional write whose answer was lost is repeated by the adapter, which knows its own write again. */
function answersFirst(method: string): boolean {
  return method === 'save' || method === 'remove';
}

/** Lists are read page by page: here a page is everything. */
function faultyList(model: ModelBatches, caller: Caller): ModelBatches['list'] {
  return async function* list(since) {
    const page = await caller.call({
      label: 'model.list',
      service: 'model',
      kinds: kindsOf('model', 'list'),
      invoke: async () => {
        const found: ProviderBatch[] = [];
        for await (const batch of model.list(since)) found.push(batch);
        return found;
      },
    });
    yield* page;
  };
}

/** A queue takes what fits a request, and may take only some of it. */
function faultySender<Message>(
  sender: MessageSender<Message>,
  name: PortName,
  caller: Caller,
): MessageSender<Message> {
  return {
    send: async (messages) => {
      if (messages.length === 0) return;
      await caller.call({
        label: `${name}.send`,
        service: 'queues',
        kinds: [...callFaults, 'partial-send'],
        invoke: () => sender.send(messages),
        invokePart: () => sender.send(messages.slice(0, Math.floor(messages.length / 2))),
      });
    },
  };
}
