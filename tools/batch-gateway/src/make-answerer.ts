import type { Answerer } from './answers/answerer.ts';
import { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
import type { Report } from './batches/runner-context.ts';
import { loadLexicon } from './lexicon/load-lexicon.ts';
import type { GatewayArguments } from './read-arguments.ts';
import { makeUpstreamAnswerer } from './upstream/upstream-answerer.ts';

export interface AnswererSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly report: Report;
}

/** Who answers, by the command line: the lexicon, or a server. */
export const makeAnswerer = async (
  { upstream }: Pick<GatewayArguments, 'upstream'>,
  { environment, ...surroundings }: AnswererSurroundings,
): Promise<Answerer> => {
  if (upstream === undefined)
    return makeLexiconAnswerer({ lexicon: await loadLexicon(), clock: surroundings.clock });
  const { keyVariable, ...options } = upstream;
  return makeUpstreamAnswerer({ ...options, ...surroundings, apiKey: keyOf(keyVariable, environment) });
};

function keyOf(
  variable: string | undefined,
  environment: AnswererSurroundings['environment'],
): string | undefined {
  return variable === undefined || environment[variable] === '' ? undefined : environment[variable];
}
