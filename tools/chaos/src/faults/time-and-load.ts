import { by, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import {
  allAtOnce,
  interleavings,
  ledger,
  outcomes,
  pipeline,
  races,
  real,
  sourcesApi,
} from './shared-injections.ts';

const dictionaries = file('tools/acceptance/src/long/dictionaries.test.ts');

export const timeAndLoad: readonly ServiceFaults[] = [
  {
    service: 'Time and load',
    faults: [
      by('clocks that are off and jump', sim('clock-jump')),
      by('two checks at once', sim('schedule-overlap')),
      by('a lease ends while its holder works', sim('submit-frozen', 'slow')),
      by('two runs of one source', sourcesApi('has one live run of a source and names it')),
      by(
        'runs that share words',
        races('end every run with counts that a recount confirms, seed %i'),
        real(
          'stands throttled calls of every service, and a model that cannot be reached, is busy, fails, or answers in halves',
        ),
        allAtOnce,
      ),
      by('a run is cancelled, and started again', sim('cancel', 'restart')),
      by('the rubric changes in the middle', sim('rubric-change')),
      by(
        'an attribute is added in the middle',
        sim('rubric-change'),
        outcomes('leaves attributes unscored that the rubric did not have, and ignores those that are gone'),
      ),
      by(
        'every word is asked again although it has a score',
        interleavings('a score of a run that began later stays, whoever writes last'),
        outcomes('replaces the score of a run that began earlier'),
      ),
      by(
        'a source is deleted in the middle',
        sourcesApi('removes a source, but not while a run of it is live'),
      ),
      by(
        'old and new code together',
        sim('next-release'),
        pipeline('submits what another release has prepared, worded as in this one'),
      ),
      by(
        'concurrency',
        races('end every run with counts that a recount confirms, seed %i'),
        ledger('never reserves more than the budget, however many ask at once'),
      ),
      by(
        'a million words (866,705: the largest dictionary at hand)',
        dictionaries("Debian's %s is counted as by the independent count"),
      ),
    ],
  },
];
