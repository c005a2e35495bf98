import type { Batch, BatchStore, MessageSender, ModelBatches, Prompt } from '@word-list/domain';
import type { FunctionPorts } from '../world/function-bodies.ts';
import { FileCut } from '../world/file-cut.ts';
import type { Mutation } from './mutation.ts';
import { portsOf, swallowing } from './swallow.ts';

/** Mistakes that can be made between a function and what it calls. */
export const portMutations: readonly Mutation[] = [
  {
    name: 'model-gone',
    title: 'a run goes on although its model is gone',
    variant: {
      ports: portsOf('check-batches', ({ runs }) => ({
        runs: { ...runs, stop: () => Promise.resolve(false) },
      })),
    },
    needs: ['model-gone'],
  },
  {
    name: 'defect-1',
    title: 'words that came back wrong are asked again without counting attempts',
    variant: {
      ports: portsOf('query-words', ({ ledger }) => ({
        ledger: {
          ...ledger,
          askAgain: (again) =>
            ledger.askAgain({ ...again, words: again.words.map(([text, reason]) => [text, reason, false]) }),
        },
      })),
    },
  },
  {
    name: 'defect-3',
    title: 'messages that a queue did not take are forgotten',
    variant: { ports: deafSenders },
  },
  {
    name: 'defect-6',
    title: 'a database error while words are looked up counts as nothing to do',
    variant: {
      ports: portsOf('query-words', ({ ledger }) => ({
        ledger: { ...ledger, classify: (part) => swallowing(ledger.classify(part), undefined) },
      })),
    },
  },
  {
    name: 'defect-7',
    title: 'prompts that could not be written count as written',
    variant: {
      ports: portsOf('query-words', ({ prompts }) => ({
        prompts: { ...prompts, put: (rows) => swallowing(prompts.put(rows), undefined) },
      })),
    },
  },
  {
    name: 'defect-11',
    title: 'each delivery makes batches of its own',
    variant: { ports: portsOf('query-words', (ports) => ({ batches: freshRows(ports) })) },
  },
  {
    name: 'defect-11b',
    title: 'what was sent is written down after it was sent',
    variant: {
      ports: portsOf('query-words', ({ batches, model }) => ({
        batches: withoutLease(batches),
        model: forgetful(model),
      })),
    },
  },
  {
    name: 'defect-12',
    title: 'the id of a created batch can be lost, and the batch is never found again',
    variant: { ports: (ports) => ({ ...ports, model: forgetful(ports.model) }) },
  },
  {
    name: 'defect-13',
    title: 'batches that expired or were cancelled are waited for for ever',
    variant: {
      ports: portsOf('check-batches', ({ model, batches, clock }) => ({
        model: {
          ...model,
          find: async (id) => {
            const found = await model.find(id);
            const isUnknown = found?.status === 'expired' || found?.status === 'cancelled';
            return found && isUnknown ? { ...found, status: 'in_progress' } : found;
          },
        },
        batches: {
          ...batches,
          getMany: async (ids) =>
            (await batches.getMany(ids)).map((row) => ({ ...row, submittedAt: clock.now().toISOString() })),
        },
      })),
    },
  },
  {
    name: 'defect-14',
    title: 'a batch without an output file cannot be read',
    variant: {
      ports: portsOf('update-batch', ({ batches, model }) => ({
        batches: withProviderStatus(batches, ({ outputFileId }) => ({
          outputFileId: outputFileId ?? 'null',
        })),
        model: {
          ...model,
          readFile: async (id) => (id === 'null' ? refuse('', true) : model.readFile(id)),
        },
      })),
    },
  },
  {
    name: 'defect-15',
    title: 'one line of an error makes a whole file unreadable',
    variant: {
      ports: portsOf('update-batch', ({ model }) => ({
        model: files(model, (text) => refuse(text, /"response":null|"status_code":[45]/u.test(text))),
      })),
    },
  },
  {
    name: 'defect-16',
    title: 'the first item of an answer is taken for the answer, reasoning or not',
    variant: {
      ports: portsOf('update-batch', ({ model }) => ({
        model: files(model, (text) => refuse(text, text.includes('"type":"reasoning"'))),
      })),
    },
  },
  {
    name: 'defect-30',
    title: 'answers are matched over the whole batch, not to their prompt',
    variant: { ports: portsOf('update-batch', ({ model }) => ({ model: files(model, mixed) })) },
    needs: ['rows-bad'],
  },
  {
    name: 'rule-4',
    title: 'who creates a batch needs no lease',
    variant: { ports: portsOf('query-words', ({ batches }) => ({ batches: overwriting(batches) })) },
  },
  {
    name: 'rule-5',
    title: 'a batch that failed as a whole counts as an attempt of its words',
    variant: {
      ports: portsOf('update-batch', ({ batches }) => ({
        batches: withProviderStatus(batches, ({ providerStatus }) => ({
          providerStatus: providerStatus === 'failed' ? 'completed' : providerStatus,
        })),
      })),
    },
  },
  {
    name: 'rule-6',
    title: 'verdicts are made anew each time, from whatever could be read',
    needs: ['file-cut'],
    variant: {
      spares: ['I10'],
      ports: portsOf('update-batch', ({ prompts, model }) => ({
        prompts: {
          ...prompts,
          list: async (batchId, preparation) => (await prompts.list(batchId, preparation)).map(undecided),
          decide: async (rows, verdicts) =>
            rows.map((row) => ({ ...row, verdict: verdicts.get(row.id) ?? row.verdict })),
        },
        model: {
          ...model,
          readFile: async (id) => {
            try {
              return await model.readFile(id);
            } catch (error) {
              if (error instanceof FileCut) return error.read;
              throw error;
            }
          },
        },
      })),
    },
  },
  {
    name: 'rule-8',
    title: 'what is open and stands still is not sent again',
    variant: {
      ports: portsOf('check-batches', ({ ledger }) => ({ ledger: { ...ledger, dueThings: async () => [] } })),
    },
  },
  {
    name: 'rule-9',
    title: 'ticks do not ask whether a run is done',
    variant: {
      ports: portsOf('check-batches', ({ runs }) => ({
        runs: { ...runs, endIfDone: async () => undefined },
      })),
    },
  },
  {
    name: 'promise-13',
    needs: ['cancel'],
    title: 'nobody looks whether the run was cancelled before a batch is created',
    variant: {
      ports: portsOf('query-words', ({ runs }) => ({
        runs: {
          ...runs,
          get: async (id) => {
            const run = await runs.get(id);
            return run?.status === 'cancelling' ? { ...run, status: 'scoring' } : run;
          },
        },
      })),
    },
  },
];

function deafSenders(ports: FunctionPorts): FunctionPorts {
  return {
    ...ports,
    uploadSourceChunks: deaf(ports.uploadSourceChunks),
    processSourceChunk: deaf(ports.processSourceChunk),
    queryWords: deaf(ports.queryWords),
    updateBatch: deaf(ports.updateBatch),
    updateWords: deaf(ports.updateWords),
  };
}

function deaf<Message>(sender: MessageSender<Message>): MessageSender<Message> {
  return {
    send: (messages) => swallowing(sender.send(messages), undefined),
  };
}

function freshRows({ batches, ids }: FunctionPorts): BatchStore {
  return {
    ...batches,
    createIfAbsent: (row) => batches.createIfAbsent({ ...row, id: ids.next() }),
  };
}

function withoutLease(batches: BatchStore): BatchStore {
  const forced = overwriting(batches);
  return { ...batches, save: async (row) => (row.status === 'creating' ? true : forced.save(row)) };
}

/** Writes whatever the row's version. */
function overwriting(batches: BatchStore): BatchStore {
  return {
    ...batches,
    save: async (row) => {
      const stored = await batches.get(row.id);
      await batches.save({ ...row, version: (stored?.version ?? 0) + 1 });
      return true;
    },
  };
}

/** Nothing is ever found at the provider again. */
function forgetful(model: ModelBatches): ModelBatches {
  return {
    ...model,
    list: async function* nothing() {
      yield* [];
    },
  };
}

function withProviderStatus(batches: BatchStore, change: (row: Batch) => Partial<Batch>): BatchStore {
  return {
    ...batches,
    get: async (id) => {
      const row = await batches.get(id);
      return row && { ...row, ...change(row) };
    },
  };
}

function refuse(text: string, isBad: boolean): string {
  if (isBad) throw new TypeError('cannot read the answers');
  return text;
}

function files(model: ModelBatches, change: (text: string) => string): ModelBatches {
  return {
    ...model,
    readFile: async (id) => {
      const text = await model.readFile(id);
      return text === undefined ? undefined : change(text);
    },
  };
}

/** Gives every prompt the rows of all prompts. */
function mixed(text: string): string {
  const rows = [...text.matchAll(/\\"([^"\\]+:[^"\\]*)\\"/gu)].map(([row]) => row);
  return text.replaceAll(/\[\\"[^\]]*\]/gu, `[${rows.join(',')}]`);
}

function undecided(prompt: Prompt): Prompt {
  return { ...prompt, verdict: null };
}
