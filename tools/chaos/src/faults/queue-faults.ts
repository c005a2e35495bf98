import { by, cannot, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import {
  allAtOnce,
  dropped,
  killed,
  lostState,
  races,
  real,
  repeated,
  throttled,
} from './shared-injections.ts';

const mapping = file('tools/local/src/event-sources/start-queue-mapping.test.ts');
const emulators = file('tools/local/src/emulators/start-emulators.test.ts');
const sqsHandler = file('libs/adapters/src/lambda/sqs-handler.test.ts');
const sqsSender = file('libs/adapters/src/sqs/sqs-sender.test.ts');
const sender = file('libs/domain/src/testing/contracts/message-sender.contract.ts');
const encoding = file('libs/domain/src/messages/encode-message.test.ts');
const checkFunction = file('apps/check-batches/src/handler.test.ts');
const poisoned = real(
  'leaves messages that nobody understands to the dead-letter queues, and loses nothing else',
);
const partlySent = real('stands tables and queues that do a part of a request, or none of it for long');

export const queueFaults: readonly ServiceFaults[] = [
  {
    service: 'Queue, delivery',
    faults: [
      by('a message is delivered twice, at once', sim('message-twice'), repeated),
      by('a call of a function takes effect twice', sim('duplicate'), repeated),
      by('it comes back after it was deleted, also hours later', sim('message-late-again'), repeated),
      by(
        'messages come in any order: the simulated queues know no other',
        file('tools/simulate/src/seeds.test.ts')('break no promise, from seed %i on'),
      ),
      by('it is delivered again while its first delivery still runs', sim('overlap'), repeated),
      by(
        'it is received and never deleted',
        killed,
        emulators('makes a message that was being worked on visible again and takes the receive back'),
      ),
      by(
        'it is lost, or expires in its queue',
        sim('message-lost', 'queue-deleted'),
        checkFunction('sends again what was lost, at doubling intervals, and gives up after eight times'),
      ),
      by(
        'some messages of a batch are bad',
        sqsHandler('reports only the record that failed, and logs it once without its words'),
        poisoned,
      ),
      by(
        'one batch holds messages of several runs',
        allAtOnce,
        races('end every run with counts that a recount confirms, seed %i'),
      ),
      by(
        'an unknown version or type, no JSON, no body',
        sqsHandler('fails a record that holds %s, loudly'),
        sqsHandler('fails a record without a body'),
        sim('poison'),
        poisoned,
      ),
      cannot(
        'a body above the limit arrives',
        'the queue itself takes none; that none is sent is in the next section',
      ),
      by(
        'the reply names no message, an unknown one, or is not readable',
        mapping('reads the failures of a batch as Lambda does'),
      ),
      by(
        'it fails at every receive',
        mapping('leaves a message that fails every time to the dead-letter queue, and it is noticed'),
        poisoned,
      ),
      by(
        'a queue file is deleted between two starts',
        lostState('goes on without its queues, and with tables of an earlier time, and asks no word twice'),
        sim('queue-deleted'),
      ),
    ],
  },
  {
    service: 'Queue, sending',
    faults: [
      by(
        'some entries fail by a fault of the service',
        sim('partial-send'),
        partlySent,
        sqsSender('tries again only the entries that failed by no fault of ours'),
      ),
      by(
        'some entries fail by a fault of the sender',
        sqsSender('throws the counts at once when the fault is the sender’s'),
      ),
      by('an answer forgets an entry', sqsSender('does not trust an answer that forgets an entry')),
      by('throttling', throttled),
      by('the answer is lost after the messages were taken', sim('fail-after', 'timeout'), dropped),
      by('the service is gone for longer than every retry', sim('outage'), partlySent),
      by(
        'more than ten entries, or too many bytes, for one request',
        sqsSender(
          'cuts any bodies into requests within both limits, in order, with as few as a greedy cut needs',
        ),
      ),
      by('a message above the limit', sender('sends nothing at all when one message is too large')),
      by('characters that a queue does not take', encoding('gives ASCII that reads back as the same value')),
    ],
  },
];
