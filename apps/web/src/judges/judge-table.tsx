import { useSignal } from '@preact/signals';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { figure } from '../figures.ts';
import { token } from '../sign-in/token.ts';
import { readJudgesAgain, type Judge } from './judge-state.ts';
import { shortName } from './names.ts';

/** Every judge in the order in which they are believed; operators change that. */
export function JudgeTable({ judges }: { readonly judges: readonly Judge[] }) {
  const problem = useSignal('');
  const setRank: SetRank = (id, rank) => {
    problem.value = '';
    sendRank(id, rank).catch((error: unknown) => (problem.value = messageOf(error)));
  };
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Judges">
        <table class="table judge-table">
          <thead>
            <tr>
              <th scope="col">Judge</th>
              <th scope="col">Kind</th>
              <th scope="col">Rank</th>
              <th scope="col">Words</th>
              {token.value !== undefined && (
                <th scope="col">
                  <span class="hidden">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <Row key={judge.id} judge={judge} all={judges} setRank={setRank} />
            ))}
          </tbody>
        </table>
      </div>
      {problem.value !== '' && <p role="alert">{problem.value}</p>}
    </>
  );
}

type SetRank = (id: string, rank: number | null) => void;

interface RowProps {
  readonly judge: Judge;
  readonly all: readonly Judge[];
  readonly setRank: SetRank;
}

function Row({ judge, all, setRank }: RowProps) {
  const { id, kind, rank, words } = judge;
  return (
    <tr>
      <th scope="row">
        {shortName(id, all)}
        <span class="quiet small">{detailsOf(judge)}</span>
      </th>
      <td>{kinds[kind]}</td>
      <td>{rank ?? <span class="quiet">not served</span>}</td>
      <td>{figure(words)}</td>
      {token.value !== undefined && (
        <td>
          <Ranking judge={judge} all={all} setRank={setRank} />
        </td>
      )}
    </tr>
  );
}

const kinds: Readonly<Record<Judge['kind'], string>> = {
  editor: 'editor',
  model: 'model',
  lexicon: 'lexicon',
  norms: 'people',
};

function detailsOf({ id, rubric, effort }: Judge): string {
  return [
    ...(rubric === null ? [] : [id, `rubric ${rubric.slice(0, 8)}`]),
    ...(effort === null ? [] : [`effort ${effort}`]),
  ].join(' · ');
}

/** Believed first of its kind, or not served. What an editor or people in a study say has no rank to change. */
function Ranking({ judge: { id, kind, rank }, all, setRank }: RowProps) {
  if (kind !== 'model' && kind !== 'lexicon') return null;
  const ranks = all.filter((other) => other.kind === kind).map((other) => other.rank ?? 0);
  const highest = Math.max(0, ...ranks);
  return (
    <span class="ranking">
      {(rank === null || rank < highest) && (
        <button
          type="button"
          class="link"
          aria-label={`Believe ${id} first`}
          onClick={() => setRank(id, highest + 1)}
        >
          Believe first
        </button>
      )}
      {rank !== null && (
        <button type="button" class="link" aria-label={`Retire ${id}`} onClick={() => setRank(id, null)}>
          Retire
        </button>
      )}
    </span>
  );
}

async function sendRank(id: string, rank: number | null): Promise<void> {
  bodyOf(await ask().rankJudge({ path: { id }, body: { rank } }), 204);
  readJudgesAgain();
}
