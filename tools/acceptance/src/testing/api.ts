import type { RunView } from '@word-list/domain/api';
import { waitUntil } from '../../../local/src/processes/wait-until.ts';
import { makeStackClient } from '../../../local/src/product/api-client.ts';
import { openApi } from '../../../local/src/product/open-api.ts';
import { isLiveRun } from '../../../local/src/product/begin-run.ts';

/** The HTTP API of a running stack, as any client sees it: `typed` gives any answer, the others the good one. */
export const makeApi = (origin: string, token: string) => {
  const client = makeStackClient(origin, token);
  const typed = openApi({ origin, token });
  return {
    ...client,
    typed,
    /** Answers the id of the run. */
    async start(sourceId: string): Promise<string> {
      const { status, text, body } = await typed.startRun({ path: { id: sourceId }, body: {} });
      if (status === 202) return body.id;
      throw new Error(`no run was started: ${status} ${text}`);
    },
    /** The run when it is as wanted; by default when it has ended. Throws when that takes longer than three minutes. */
    async until(id: string, wanted = (seen: RunView): boolean => !isLiveRun(seen)): Promise<RunView> {
      let seen = await client.run(id);
      const isThere = async (): Promise<boolean> => {
        seen = await client.run(id);
        return wanted(seen);
      };
      if (await waitUntil(isThere, { timeoutMs: 180_000, everyMs: 50 })) return seen;
      throw new Error(`still waiting for run ${JSON.stringify(seen)}`);
    },
  };
};

export type Api = ReturnType<typeof makeApi>;
