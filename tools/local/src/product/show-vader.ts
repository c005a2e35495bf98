import { readVaderRaters } from '../../../batch-gateway/src/lexicon/build/read-word-lists.ts';
import { vaderNorms } from '../../../batch-gateway/src/norms/vader-norms.ts';
import type { Session } from './session.ts';

const id = 'norms.vader';

/**
 * Imports what VADER's raters said, to stand beside the lexicon, unless an earlier start has. Nobody waits for it: what
 * goes wrong is told and ends nothing.
 */
export async function showVader({ api, terminal }: Pick<Session, 'api' | 'terminal'>): Promise<void> {
  try {
    if (await api.hasJudge(id)) return;
    const query = { source: 'VADER, C.J. Hutto', licence: 'MIT', scale: 'sentiment:-4..4', public: true };
    await api.putNorms({ path: { id }, query, text: vaderNorms(readVaderRaters()), textType: 'text/csv' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    terminal.problem(`the ratings of VADER could not be imported: ${why}`);
  }
}
