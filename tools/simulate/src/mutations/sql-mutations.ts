import type { SqlMistake } from '../sql/sql-mistakes.ts';
import type { Mutation } from './mutation.ts';

const mutation = (name: string, title: string, ...mistakes: SqlMistake[]): Mutation => ({
  name,
  title,
  variant: { mistakes },
});

/** Mistakes that can be made in the statements of a transaction. */
export const sqlMutations: readonly Mutation[] = [
  mutation('defect-8', 'counters are read, changed and written back', 'lost-counts'),
  mutation('defect-9', 'a run ends while parts of its list are unread', 'ends-early'),
  mutation('defect-10', 'an old message moves words that are in another batch by now', 'ignores-rounds'),
  mutation('defect-32', 'words are counted as they stand in messages', 'counts-messages'),
  mutation('defect-33', 'a transaction that was aborted is not repeated', 'never-repeats'),
  mutation('defect-42', 'two runs have the same word asked at the same time', 'steals-claims'),
  mutation('rule-2', 'a part is classified each time that its message comes', 'classifies-again'),
  mutation('rule-2-look', 'known words are looked up before claiming, not after', 'looks-once'),
  mutation('rule-3', 'a word that waits for another run counts as done', 'waits-are-known'),
  mutation(
    'rule-7',
    'scores are stored and counted whether or not their claim is there',
    'counts-messages',
    'stores-without-claim',
  ),
  mutation('rule-9-waits', 'a run ends while words of it wait', 'ends-with-waits'),
  mutation('promise-7', 'money is reserved whether or not there is any', 'ignores-budget'),
];
