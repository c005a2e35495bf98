import type { RunView } from '@word-list/domain/api';

/** Words of a run that nothing more will be asked about. */
export const settledWords = ({ counts }: Pick<RunView, 'counts'>): number =>
  counts.known + counts.scored + counts.failed + counts.cancelled;
