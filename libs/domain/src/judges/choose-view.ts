import { InvalidInput } from '../errors.ts';
import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { compareJudges, isShown, type Judge } from './judge.ts';
import { servedView, type WordView } from './word-view.ts';

/**
 * The view that a reader chooses of the judges that are public: judges by id or name, with commas between them, each for all (`lexicon-2`) or in front of
 * it the scale that it is for (`sentiment:norms.vader`). What nobody is chosen for is as it is served. Throws InvalidInput.
 */
export function chooseView(judges: readonly Judge[], chosen: string): WordView {
  const choices = new Map<Chosen, Judge>();
  for (const { field, name } of chosen.split(',').map(readPart)) {
    if (choices.has(field))
      throw new InvalidInput('judge', `names two judges for ${field}: give one of them`);
    choices.set(field, findJudge(judges, name));
  }
  const all = choices.get('all');
  choices.delete('all');
  return {
    ...(all === undefined ? servedView(judges) : { judges: [all] }),
    scales: Object.fromEntries(choices),
  };
}

type Chosen = AttributeName | 'all';

function readPart(part: string): { field: Chosen; name: string } {
  const scale = attributes.find(({ name }) => part.startsWith(`${name}:`))?.name;
  return scale === undefined
    ? { field: 'all', name: part }
    : { field: scale, name: part.slice(scale.length + 1) };
}

/** By id, or by the name in front of its hash: of several the one that is believed most. */
function findJudge(judges: readonly Judge[], name: string): Judge {
  const named = judges.filter((judge) => judge.id === name || nameOf(judge) === name);
  const shown = named.filter(isShown);
  const judge = shown.find(({ id }) => id === name) ?? shown.toSorted(compareJudges)[0];
  if (judge !== undefined) return judge;
  const what = JSON.stringify(name);
  const detail = named.length > 0 ? `${what} has retired: it is shown no more` : `there is no judge ${what}`;
  throw new InvalidInput('judge', detail);
}

/** The ids of editors and norms end with no hash. */
function nameOf({ id, model }: Judge): string {
  return model === null ? id : id.replace(/\.[a-z2-7]{6}$/u, '');
}
