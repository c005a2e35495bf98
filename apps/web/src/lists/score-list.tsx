import { useSignal } from '@preact/signals';
import type { RunEstimate, Source } from '@word-list/domain/api/client';
import { go } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { figure } from '../figures.ts';
import { estimate as estimateList, finishDraft } from './draft.ts';
import { readListsAgain } from './operator-state.ts';
import { ListEstimate } from './preview.tsx';
import { TrialResult } from './trial-result.tsx';
import { tryFirst, type Trial } from './try-first.ts';

interface ScoreListProps {
  readonly source: Source;
  /** What scoring it costs, where that is known and shown already. */
  readonly known?: RunEstimate;
}

/** What scoring a list would read, ask and cost; then, on another press, doing it: for fifty words, or for all. */
export function ScoreList({ source, known }: ScoreListProps) {
  const estimate = useSignal<RunEstimate | undefined>(known);
  const state = useSignal('');
  const attempt = (what: string, work: () => Promise<void>): void => {
    state.value = what;
    work().then(
      () => (state.value = ''),
      (error: unknown) => (state.value = messageOf(error)),
    );
  };
  const look = async (): Promise<void> => {
    estimate.value = await estimateList(source.id);
  };
  const { value: now } = estimate;
  return (
    <div class="score">
      {state.value !== '' && <p role="status">{state.value}</p>}
      {now === undefined && (
        <button type="button" class="quiet-button" onClick={() => attempt('Reading the list …', look)}>
          What would it cost?
        </button>
      )}
      {now !== undefined && known === undefined && <ListEstimate estimate={now} />}
      {now !== undefined && <Starts source={source} estimate={now} attempt={attempt} />}
    </div>
  );
}

interface StartsProps {
  readonly source: Source;
  readonly estimate: RunEstimate;
  readonly attempt: (what: string, work: () => Promise<void>) => void;
}

function Starts({ source, estimate: { toAsk, first }, attempt }: StartsProps) {
  const trial = useSignal<Trial | undefined>(undefined);
  const tryThese = async (): Promise<void> => {
    trial.value = await tryFirst(source.name, first);
  };
  return (
    <>
      {trial.value !== undefined && <TrialResult trial={trial.value} toAsk={toAsk} />}
      <p class="actions">
        <button
          type="button"
          class="main-button"
          onClick={() => attempt('Starting …', () => start(source.id))}
        >
          Score {figure(toAsk)} words
        </button>
        {toAsk > first.length && (
          <button
            type="button"
            class="quiet-button"
            onClick={() => attempt(`Scoring ${first.length} words …`, tryThese)}
          >
            Try {first.length} first
          </button>
        )}
      </p>
    </>
  );
}

async function start(id: string): Promise<void> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const run = bodyOf(await ask().startRun({ path: { id }, headers, body: {} }), 202);
  finishDraft();
  readListsAgain();
  go(`/lists?run=${run.id}`);
}
