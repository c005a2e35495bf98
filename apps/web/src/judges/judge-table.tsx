import { useSignal } from '@preact/signals';
import type { JudgeInput } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { figure } from '../figures.ts';
import { token } from '../sign-in/token.ts';
import { readJudgesAgain, type Judge } from './judge-state.ts';
import { shortName } from './names.ts';

/** Every judge in the order in which they are believed; operators change that. */
export function JudgeTable({ judges }: { readonly judges: readonly Judge[] }) {
  const problem = useSignal('');
  const change: Change = (id, what) => {
    problem.value = '';
    sendChange(id, what).catch((error: unknown) => (problem.value = messageOf(error)));
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
              <Row key={judge.id} judge={judge} all={judges} change={change} />
            ))}
          </tbody>
        </table>
      </div>
      {problem.value !== '' && <p role="alert">{problem.value}</p>}
    </>
  );
}

type Change = (id: string, what: JudgeInput) => void;

interface RowProps {
  readonly judge: Judge;
  readonly all: readonly Judge[];
  readonly change: Change;
}

function Row({ judge, all, change }: RowProps) {
  const { id, kind, words } = judge;
  return (
    <tr>
      <th scope="row">
        {shortName(id, all)}
        <span class="quiet small">{detailsOf(judge)}</span>
      </th>
      <td>{kinds[kind]}</td>
      <td>{judge.rank ?? <span class="quiet">{standingOf(judge)}</span>}</td>
      <td>{figure(words)}</td>
      {token.value !== undefined && (
        <td>
          <Ranking judge={judge} all={all} change={change} />
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

function standingOf({ retiredAt, trial }: Judge): string {
  if (retiredAt !== null) return 'retired';
  return trial ? 'on trial' : 'not served';
}

function detailsOf({ id, rubric, effort, source, licence }: Judge): string {
  return [
    ...(rubric === null ? [] : [id, `rubric ${rubric.slice(0, 8)}`]),
    ...(effort === null ? [] : [`effort ${effort}`]),
    ...[source, licence].filter((text) => text !== null),
  ].join(' · ');
}

/** What operators do with a judge. What an editor says has no rank to change. */
function Ranking({ judge, all, change }: RowProps) {
  const { id, kind, rank, retiredAt } = judge;
  if (kind === 'editor') return null;
  if (kind === 'norms') return <Act name="Hide" of={id} onPress={() => change(id, { public: false })} />;
  if (retiredAt !== null)
    return <Act name="Bring back" of={id} onPress={() => change(id, { retired: false })} />;
  const ranks = all.filter((other) => other.kind === kind).map((other) => other.rank ?? 0);
  const highest = Math.max(0, ...ranks);
  return (
    <span class="ranking">
      {(rank === null || rank < highest) && (
        <Act name="Believe first" of={id} onPress={() => change(id, { rank: highest + 1 })} />
      )}
      <Retire id={id} change={change} />
    </span>
  );
}

/** Asks once more: a week later nothing brings its scores back. */
function Retire({ id, change }: { readonly id: string; readonly change: Change }) {
  const isAsked = useSignal(false);
  if (!isAsked.value) return <Act name="Retire" of={id} onPress={() => (isAsked.value = true)} />;
  return (
    <>
      <span>Nobody sees its scores; in a week they are deleted.</span>
      <Act name="Retire it" of={id} onPress={() => change(id, { retired: true })} />
      <Act name="Keep it" of={id} onPress={() => (isAsked.value = false)} />
    </>
  );
}

function Act({
  name,
  of,
  onPress,
}: {
  readonly name: string;
  readonly of: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" class="link" aria-label={`${name}: ${of}`} onClick={onPress}>
      {name}
    </button>
  );
}

async function sendChange(id: string, body: JudgeInput): Promise<void> {
  bodyOf(await ask().rankJudge({ path: { id }, body }), 204);
  readJudgesAgain();
}
