import { attributes } from '@word-list/domain';
import { makeSet, type MadeSet, type SetRequest } from '@word-list/domain/word-sets';
import { countOf, formatCount } from '../../../local/src/product/count-text.ts';
import { ApiRefused } from '../../../local/src/product/errors.ts';
import type { Given, Surroundings } from '../command.ts';
import { readSetRequest } from '../options/read-set-request.ts';
import { parseOptions, scoredSetShape } from '../options/read-values.ts';
import { describeSet } from '../texts/describe-set.ts';
import { workOn } from '../work-on.ts';
import { askWords, type AskedWord, type AskedWords } from './ask-words.ts';
import { connect, type Api, type Where } from './connect.ts';
import { planWords, type WordsPlan } from './plan-words.ts';

const scales = attributes.map(({ name }) => name);

interface Making {
  /** As they were given. */
  readonly options: Given['options'];
  readonly where: Where;
  /** What has to be told of each word, beside what its making needs. */
  readonly fields: readonly string[];
  /** Parts, where the words are split. */
  readonly parts?: Pick<SetRequest, 'split' | 'hold'>;
}

/** A set of words that an API knows. */
export interface MadeWords {
  readonly origin: string;
  readonly asked: AskedWords;
  readonly request: SetRequest;
  readonly made: MadeSet<AskedWord>;
}

/** Makes a set: what the API can is asked from it, the rest is done here. Says what came of each step. */
export async function makeWords(making: Making, around: Surroundings): Promise<MadeWords> {
  const make = makeByPlan(connect(making.where, around), making);
  try {
    return await make(planWords(making.options), around);
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.type !== '/problems/too-much-work') throw error;
    // An API that serves others too gives each request little time; here there is no hurry.
    return await make(planWords(making.options, { stepsHere: true }), around);
  }
}

function makeByPlan(api: Api, { fields, parts = {} }: Making) {
  return async (plan: WordsPlan, around: Surroundings): Promise<MadeWords> => {
    const set = await readSetRequest(parseOptions(scoredSetShape, plan.here), around);
    const request = { ...set, ...parts };
    const asked = await askWords(api, { asked: plan.asked, fields: needed(request, fields) }, around);
    const seed = asked.seed === undefined ? '' : `, --seed ${asked.seed}`;
    around.console.say(
      `${api.origin}: ${countOf(asked.words.length, 'word')} at revision ${formatCount(asked.revision)}${seed}`,
    );
    const made = await workOn(makeSet(asked.words, request), around);
    for (const line of describeSet(made)) around.console.say(line);
    return { origin: api.origin, asked, request, made };
  };
}

/** Each once; what a step that is done here looks at comes in. */
function needed({ rules, sort = 'given' }: SetRequest, fields: readonly string[]): string[] {
  const all = rules.safePairs === true ? ['types', ...scales] : [];
  const sorted = scales.filter((name) => sort === name || sort === `-${name}`);
  return [...new Set([...fields, ...all, ...sorted])].filter((name) => name !== 'text');
}
