import * as z from 'zod';
import type { Manifest } from '../../runs/manifest.ts';
import { rejectReasons, type RejectReason } from '../../words/reject-reasons.ts';

const byReason = <Value>(of: (reason: RejectReason) => Value): Record<RejectReason, Value> =>
  Object.fromEntries(rejectReasons.map((reason) => [reason, of(reason)])) as Record<RejectReason, Value>;

/** Lines that hold no word, by reason; every reason is there. */
export const rejectedCounts = z
  .strictObject(byReason(() => z.int().min(0)))
  .meta({ description: 'Lines that hold no word, by reason.' });

/** The counts of a manifest, 0 for reasons that it lacks. */
export const everyReason = (found: Manifest['rejected'] | undefined): Record<RejectReason, number> =>
  byReason((reason) => found?.[reason] ?? 0);
