import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import wordListPath from 'word-list';
import { expect } from 'vitest';
import * as z from 'zod';
import { countList } from '../../count-list.mjs';
import { startProduct, type StartedProduct } from './start-product.ts';
import { opinionOf, startUnreliableModel, type UnreliableModel } from './unreliable-model.ts';

const summaryFile = z.object({
  run: z.object({ id: z.string(), status: z.string(), counts: z.looseObject({ accepted: z.int() }) }),
  requests: z.looseObject({ model: z.int() }),
});

export interface Ordeal {
  readonly words: number;
  /** After so many answered prompts everything is killed, and started again. */
  readonly killsAfter: readonly number[];
  readonly seed: number;
}

/** A run through a model that fails at random, by the command alone; whatever happens, its result must be exact. */
export const scoreUnreliably = async ({
  words: count,
  killsAfter,
  seed,
}: Ordeal): Promise<UnreliableModel> => {
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
  const [list, summary, out] = ['list.txt', 'summary.json', 'out.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const words = takeWords(count);
  writeFileSync(list, `${words.join('\n')}\n${words.slice(0, 10).join('\n').toUpperCase()}\n\n12\n`);
  const model = await startUnreliableModel(seed);
  const args = ['--source', list, '--data-dir', join(folder, 'state'), '--once', '--summary', summary];
  const start = () => startProduct([...args, '--out', out, '--llm', model.baseUrl, '--model', 'stand-in']);
  let product = start();
  try {
    for (const prompts of killsAfter) {
      await untilAnswered(model, prompts, product);
      await product.killTree();
      product = start();
    }
    const code = await product.exited;

    expect(`${String(code)} ${product.output()}`).toMatch(/^0 /u);
    if (killsAfter.length > 0) expect(product.output()).toContain('Going on with the unfinished run');
    const { run } = summaryFile.parse(JSON.parse(readFileSync(summary, 'utf8')));
    const counted = countList(readFileSync(list));
    expect(counted).toMatchObject({ lines: count + 12, accepted: count, duplicates: 10 });
    expect(run).toMatchObject({
      status: 'complete',
      counts: { ...counted, known: 0, scored: count, failed: 0, cancelled: 0 },
    });
    const [, ...rows] = readFileSync(out, 'utf8').trim().split(/\r?\n/u);
    expect(rows).toEqual(rowsOf(words));
    expect([...model.answeredTimes.keys()].toSorted()).toEqual(words.toSorted());
    expect(Math.max(...model.answeredTimes.values())).toBeLessThanOrEqual(3);
    return model;
  } finally {
    await product.killTree();
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

function takeWords(count: number): string[] {
  const all = readFileSync(wordListPath, 'utf8').trim().split('\n');
  return Array.from({ length: count }, (_, place) => all[Math.floor((place * all.length) / count)] ?? '');
}

/** Waits until the model has answered so many prompts; throws with the output when the command ends before. */
async function untilAnswered(
  model: UnreliableModel,
  prompts: number,
  product: StartedProduct,
): Promise<void> {
  let code: number | null | undefined;
  void product.exited.then((exit) => (code = exit));
  while (model.prompts() < prompts) {
    if (code !== undefined) throw new Error(`the command ended too early:\n${product.output()}`);
    await sleep(10);
  }
}

/** The rows that `--out` must write: what the model said of each word, in the order of the list. */
function rowsOf(words: readonly string[]): string[] {
  return words.map((word) => {
    const { scores, type } = opinionOf(word);
    return [word, type, ...scores].join(',');
  });
}
