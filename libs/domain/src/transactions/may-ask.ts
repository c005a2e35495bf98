import { isLive, type Run } from '../runs/run.ts';

/** Live and not being cancelled: only then may anything new be asked. */
export const mayAsk = (run: Pick<Run, 'status'>): boolean => isLive(run) && run.status !== 'cancelling';
