import { InvalidInput } from '../errors.ts';
import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { compareJudges, type Judge } from './judge.ts';
import { servedView, type WordView } from './word-view.ts';

/**
 * The view that a reader chooses: judges by id or name, with commas between them, each for all (`lexicon-2`) or in front of
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
  const named = judges.filter(({ id }) => id === name || id.replace(/\.[a-z2-7]{6}$/u, '') === name);
  const judge = named.find(({ id }) => id === name) ?? named.toSorted(compareJudges)[0];
  if (judge === undefined) throw new InvalidInput('judge', `there is no judge ${JSON.stringify(name)}`);
  return judge;
}
