import { createInterface } from 'node:readline/promises';
import { checkModelEnd } from '@word-list/domain';
import { pricesOf, modelNameOf } from '../stack/model-choice.ts';
import type { StackClient, SourceView } from './api-client.ts';
import { UsageError } from './errors.ts';
import type { Options } from './options.ts';
import { countOf, formatCount } from './count-text.ts';

/**
 * Before a paid model is asked: shows words, tokens and price, and asks, unless a yes or a budget was given.
 * Throws UsageError when the answer is no.
 */
export const makeAgreement =
  (api: StackClient, options: Options, print: (text: string) => void) =>
  async (source: SourceView, now = new Date()): Promise<void> => {
    if (options.model.kind !== 'openai') return;
    refuseEmptyPromise(options);
    const ending = checkModelEnd(options.model.model, now);
    if (ending !== undefined) print(`! ${ending}`);
    print((await describe(api, source, options)).join('\n'));
    if (options.yes || options.budgetUsd !== undefined) return;
    if (!process.stdin.isTTY) {
      throw new UsageError('a paid model needs a yes: give --yes or --budget when nobody can be asked');
    }
    if (!(await askPerson()))
      throw new UsageError('nothing was asked, and nothing was spent; the same command asks you again');
  };

/** Without a price nothing is ever counted against a budget: it would hold back nothing. */
function refuseEmptyPromise(options: Options): void {
  if (options.budgetUsd === undefined || isPriced(options)) return;
  const priced = Object.keys(pricesOf(options.model)).join(', ');
  throw new UsageError(
    `no price is known for ${modelNameOf(options.model)}, so no budget can hold: take one of ${priced}, or go without --budget`,
  );
}

function isPriced({ model }: Options): boolean {
  return pricesOf(model)[modelNameOf(model)] !== undefined;
}

async function describe(api: StackClient, source: SourceView, options: Options): Promise<string[]> {
  const model = modelNameOf(options.model);
  const estimate = await api.estimate(source.id, { mode: options.mode, model });
  return [
    `${source.name} has ${countOf(estimate.toAsk, 'word')} to ask ${model} about${estimate.complete ? '' : ' in its beginning alone'}:`,
    `  about ${formatCount(estimate.inputTokens)} tokens in and ${formatCount(estimate.outputTokens)} out`,
    isPriced(options)
      ? `  about ${dollars(estimate.estimatedMicroUsd)}, at most ${dollars(estimate.worstCaseMicroUsd)} if every word is asked once`
      : '  price unknown: this model is not in the price list',
    options.budgetUsd === undefined
      ? '  no budget set'
      : `  and never more than the budget of $${options.budgetUsd}`,
  ];
}

function dollars(microUsd: number): string {
  return `$${(microUsd / 1_000_000).toFixed(4)}`;
}

async function askPerson(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/iu.test((await terminal.question('Go ahead? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}
