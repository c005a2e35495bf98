import { InvalidInput } from '../../errors.ts';
import type { Conditions } from '../../word-sets/index.ts';
import type { FilterParameters } from './filter-parameters.ts';

/** A list that was sent along: its words in their one form, each once, in their order. */
export interface SentList {
  /** `~` and the first eight digits of its SHA-256. */
  readonly name: string;
  /** Of its words, one a line. */
  readonly sha256: string;
  readonly words: readonly string[];
}

/** Which lists a reader asks for. */
export interface AskedLists {
  /** The words to choose from, instead of all that are stored. */
  readonly from: readonly string[] | undefined;
  readonly conditions: Pick<Conditions, 'inAll' | 'notList' | 'has'>;
  /** Those that are asked for, each once. */
  readonly lists: readonly SentList[];
}

/**
 * The lists that parameters name, out of those that were sent along. Throws InvalidInput for one that was not, and for
 * any other name: only what is sent has one.
 */
export function readLists(given: FilterParameters, sent: readonly SentList[]): AskedLists {
  const asked = new Map<string, SentList>();
  const find = (parameter: 'list' | 'inAll' | 'notList' | 'has') =>
    given[parameter]?.map((name) => {
      const list = sent.find((other) => other.name === name);
      if (list === undefined) throw noSuchList(parameter, name);
      asked.set(name, list);
      return list.words;
    });
  const wordsOf = (lists: readonly (readonly string[])[]) => new Set(lists.flat());
  const [list, inAll, notList, has] = [find('list'), find('inAll'), find('notList'), find('has')];
  return {
    from: list && [...wordsOf(list)],
    conditions: {
      ...(inAll && { inAll: inAll.map((words) => new Set(words)) }),
      ...(notList && { notList: wordsOf(notList) }),
      ...(has && { has: wordsOf(has) }),
    },
    lists: [...asked.values()],
  };
}

function noSuchList(parameter: string, name: string): InvalidInput {
  return name.startsWith('~')
    ? new InvalidInput(parameter, `the pasted list ${name} is not kept here: send its words`)
    : new InvalidInput(parameter, `there is no list ${JSON.stringify(name)}`);
}
