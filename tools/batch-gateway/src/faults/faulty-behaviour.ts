import type { Batch } from '../batches/batch.ts';
import type { BatchBehaviour } from '../batches/batch-behaviour.ts';
import type { BatchFault, Fault } from './fault.ts';
import type { FaultPlan } from './fault-plan.ts';

const usualLagMs = 2_000;

const customId = /"custom_id":"[^"]*"/;

type LineChange = (lines: readonly string[]) => string[];

/** In the order in which they are applied; several can strike one batch. */
const lineChanges: readonly (readonly [BatchFault, LineChange])[] = [
  ['missing-custom-id', (lines) => lines.slice(1)],
  [
    'no-custom-id',
    (lines) => lines.map((line, index) => (index === 0 ? line.replace(customId, '"note":""') : line)),
  ],
  [
    'foreign-custom-id',
    (lines) => [
      ...lines,
      ...lines.slice(0, 1).map((line) => line.replace(customId, '"custom_id":"foreign"')),
    ],
  ],
  [
    'broken-line',
    (lines) => lines.map((line, index) => (index === 0 ? line.slice(0, line.length / 2) : line)),
  ],
  ['shuffled', shuffle],
];

/** Makes batches go wrong as the plan says. */
export const makeFaultyBehaviour = (plan: FaultPlan): BatchBehaviour => {
  const strike = (name: BatchFault, batch: Batch): Fault | undefined =>
    plan.strike(name, { batchNumber: batch.number });
  const strikes = (name: BatchFault) => (batch: Batch) => strike(name, batch) !== undefined;
  const half = (batch: Batch): number => Math.floor(batch.request_counts.total / 2);

  return {
    refusal(batch) {
      const fault = strike('failed', batch);
      if (fault === undefined) return undefined;
      const code = fault.argument ?? 'invalid_json_line';
      return [
        { code, line: code === 'token_limit_exceeded' ? null : 1, message: `Injected ${code}.`, param: null },
      ];
    },
    earlyEnd(batch) {
      if (strike('expired', batch) !== undefined) return { afterLines: half(batch), ending: 'expired' };
      return strike('cancelled', batch) === undefined
        ? undefined
        : { afterLines: half(batch), ending: 'cancelled' };
    },
    staysFinalizing: strikes('stuck-finalizing'),
    outputLines(batch, lines) {
      const struck = lineChanges.filter(([name]) => strike(name, batch) !== undefined);
      return struck.reduce((changed, [, change]) => change(changed), lines);
    },
    hasEmptyErrorFileId: strikes('empty-error-file-id'),
    isVanished: strikes('vanished'),
    losesCreateReply: strikes('lost-create-reply'),
    listLag(batch) {
      const fault = strike('list-lag', batch);
      return fault === undefined ? 0 : Number(fault.argument ?? usualLagMs);
    },
    pageSize: () => (plan.strike('list-paged', { batchNumber: 1 }) === undefined ? 100 : 1),
  };
};

/** Deals the lines out in turns, so that no line of three or more stays where it was beside the same neighbour. */
function shuffle(lines: readonly string[]): string[] {
  return [
    ...lines.filter((_line, index) => index % 2 === 1).reverse(),
    ...lines.filter((_line, index) => index % 2 === 0).reverse(),
  ];
}
