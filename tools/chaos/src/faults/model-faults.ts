import { by, cannot, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import { countedLine, pipeline, real, throttled } from './shared-injections.ts';

const gatewayFaults = file('tools/batch-gateway/src/pipeline-faults.test.ts');
const openai = file('libs/adapters/src/openai/openai-model-batches.test.ts');
const prompts = file('libs/domain/src/batches/decide-prompt.test.ts');
const rows = file('libs/domain/src/scoring/row-format.test.ts');
const missing = file('libs/domain/src/checks/poll-batch.test.ts');
const adoption = file('libs/domain/src/batches/find-at-provider.test.ts');
const noModel = throttled;
const faultyAnswers = real('scores every word although batches, files and answers of the model are faulty');
const everLasting = gatewayFaults('%s that never ends comes to a recorded reason or to scores');
const passing = gatewayFaults('%s that passes loses no word');
const scoresAnyway = prompts('takes scores from %s');
const oneAgain = prompts('asks the one word again after %s');
const allAgain = prompts('asks all words again after %s');
const definiteNo = openai('that is answered %i %j is a definite no');
const doubtful = openai('that is answered %s is doubtful and asked once');

export const modelFaults: readonly ServiceFaults[] = [
  {
    service: 'Model, submitting',
    faults: [
      by('429, with and without Retry-After', definiteNo, noModel),
      by('5xx', doubtful, noModel, openai('that meets %s has created nothing')),
      by(
        'the answer to a create is lost: adopted, not created again',
        sim('submit-made', 'list-lags'),
        noModel,
        faultyAnswers,
        pipeline('adopts the batch whose creation lost its answer'),
      ),
      by('a create that failed in doubt is made later', sim('submit-late', 'submit-lost')),
      by(
        'the file is stored, the create fails',
        noModel,
        openai('that ends at the deadline is not followed by a create'),
      ),
      by('token_limit_exceeded', sim('batch-failed', 'queue-full'), faultyAnswers, everLasting),
      by('the model is removed, the key revoked, the quota used up', definiteNo, sim('submit-refused')),
      by('a creator stands still until its lease is over', sim('submit-frozen')),
      by('the provider cannot be reached', sim('outage'), noModel),
    ],
  },
  {
    service: 'Model, batches',
    faults: [
      by('failed with errors', sim('batch-failed'), faultyAnswers, everLasting),
      by(
        'expired with a part of its output',
        sim('batch-expired'),
        faultyAnswers,
        pipeline('keeps what an expired batch brought and asks the rest again'),
      ),
      by(
        'cancelled by us, or by others',
        sim('batch-cancelled', 'cancel'),
        pipeline('cancels what is at the provider and keeps what was delivered'),
        everLasting,
      ),
      by('a status that nobody knows', sim('batch-unknown')),
      by('it hangs in finalizing, or takes days', sim('batch-stuck', 'slow-provider'), everLasting),
      by('completed without an output file, or with an empty id of an error file', everLasting, passing),
      by(
        'deleted: 404, or a good status with an error document',
        sim('batch-gone'),
        openai('takes a good status with an error document for an unknown batch'),
        everLasting,
      ),
      by(
        '404 for a while, for a batch that is there or a file that was named',
        sim('batch-unseen', 'file-late'),
        missing('is waited for while the list shows it, and asked nothing twice'),
        pipeline('looks again for a result file that is not there yet, and asks again when it stays away'),
      ),
      by('it cannot be looked up, again and again; the others go on', sim('batch-poisoned')),
      by('a batch of another deployment, run or submission', adoption('adopts no batch of %s')),
      by(
        'a result file is gone, or its download breaks off',
        sim('file-gone', 'file-cut'),
        noModel,
        openai('of a file throws when %s'),
      ),
      by('the list of batches lags, or has many pages', sim('list-lags'), faultyAnswers, passing),
    ],
  },
  {
    service: 'Model, lines and answers',
    faults: [
      by(
        'lines that are missing, extra, double, foreign or without custom_id',
        sim('lines-lost', 'line-strange'),
        passing,
        everLasting,
      ),
      by(
        'lines that are no JSON',
        sim('line-strange'),
        faultyAnswers,
        prompts('takes no line that is not JSON or names no prompt for an answer'),
      ),
      by('a line without an error that holds a 4xx or 5xx', sim('line-failed'), allAgain, passing),
      by('a reasoning item first, several parts, several messages', scoresAnyway, faultyAnswers),
      by('a refusal, prose, an empty answer', sim('answer-bad'), allAgain, faultyAnswers),
      by('an answer that was cut', sim('answer-bad'), oneAgain, faultyAnswers),
      by('code fences, a header row, another order', scoresAnyway, passing),
      by('another spelling or case', oneAgain, scoresAnyway),
      by(
        'floats, text, numbers out of range, too few or too many',
        sim('rows-bad'),
        rows('%j has the fault %s'),
        oneAgain,
      ),
      cannot('swapped columns within their ranges', 'nothing in an answer tells them from an opinion'),
      by('types that are unknown or missing', rows('%j has the fault %s')),
      by('rows that contradict each other', oneAgain),
      by(
        'words that carry instructions, NUL or controls: only letters are words',
        file('libs/domain/src/words/parse-line.test.ts')('%j is rejected as %s'),
        countedLine,
      ),
    ],
  },
];
