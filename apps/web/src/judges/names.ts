import type { Judge } from './judge-state.ts';

/** A judge's name without the hash of its rubric and effort, where that tells it from all others. */
export function shortName(id: string, all: readonly Judge[]): string {
  const names = all.filter((judge) => nameOf(judge) === nameOfId(id, all));
  return names.length > 1 ? id : nameOfId(id, all);
}

function nameOfId(id: string, all: readonly Judge[]): string {
  const judge = all.find((other) => other.id === id);
  return judge === undefined ? id : nameOf(judge);
}

/** What has a model has a hash behind its name. */
function nameOf({ id, model }: Judge): string {
  return model === null ? id : id.replace(/\.\w+$/u, '');
}
