import { by, cannot, command, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import { allAtOnce, killed, pipeline, sourcesApi } from './shared-injections.ts';

const eachCrash = file('tools/chaos/src/long/each-crash.test.ts');
const smallWorld = file('tools/simulate/src/exhaustive/crash-small-world.test.ts');
const restart = file('tools/local/src/restart/restart.e2e.test.ts');
const instance = file('tools/local/src/runtime/function-instance.test.ts');
const anyCrash = eachCrash(
  'completes a run exactly although a function dies at any of its calls, before it or after its effect',
);
const singleCrash = smallWorld('ends the same whatever single call its functions die at');

export const functionDeaths: readonly ServiceFaults[] = [
  {
    service: 'Deaths of functions',
    faults: [
      by(
        'before and after every port call of every function',
        sim('crash-before', 'crash-after'),
        singleCrash,
      ),
      by(
        'every pair of them, in a small world',
        command('npm run simulate -- --exhaustive', 'tools/simulate/src/exhaustive/crash-small-world.ts'),
      ),
      by('at every kind of call to the real services', anyCrash, killed),
      by(
        'around creating a run: the row is there, its message is not',
        sourcesApi('keeps the run when its message is lost'),
      ),
      cannot(
        'around the rows and marks of an outbox',
        'there is none: rows are the truth, and check-batches sends again what is open',
      ),
      by(
        'the create reached the provider, its maker is dead',
        sim('submit-made'),
        killed,
        pipeline('adopts the batch whose creation lost its answer'),
      ),
      by('at any moment', sim('kill'), allAtOnce),
      by('at the deadline of an invocation', instance('kills a function that takes too long')),
      by('a function dies at every invocation, for hours', sim('function-down')),
      by(
        'the whole machine: kill -9 of everything, or of the stack alone',
        restart(
          'continues within 15 s after kill -9 at ten moments, and ends as an undisturbed run does, with nothing asked twice',
        ),
        command('npm run soak', 'tools/chaos/src/soak/run-soak.ts'),
      ),
    ],
  },
];
