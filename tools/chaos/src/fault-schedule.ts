/* eslint-disable max-lines -- One table of data: cut in pieces it could not be read. */
import type { FaultKind } from '../../simulate/src/faults/fault-kinds.ts';

/** A test that injects a fault. */
export interface InjectingTest {
  /** Path from the root of the workspace. */
  readonly test: string;
  /** As it stands in the file, places for values included. */
  readonly title: string;
}

/** A kind of fault of tools/simulate: injected by seeds, and looked for by name in its summary. */
export interface SimulatedFault {
  readonly simulated: FaultKind;
}

/** A command for which there is no test, because it takes too long. */
export interface InjectingCommand {
  readonly command: string;
  /** Where it is done; path from the root of the workspace. */
  readonly module: string;
}

export type Injection = InjectingTest | SimulatedFault | InjectingCommand;

/** One fault that a service or a person can bring about, and what injects it, or why nothing can. */
export type ScheduledFault =
  | { readonly fault: string; readonly by: readonly Injection[] }
  | { readonly fault: string; readonly cannot: string };

export interface ServiceFaults {
  readonly service: string;
  readonly faults: readonly ScheduledFault[];
}

const file =
  (test: string) =>
  (title: string): InjectingTest => ({ test, title });
const sim = (...kinds: readonly FaultKind[]): SimulatedFault[] => kinds.map((simulated) => ({ simulated }));
const by = (fault: string, ...all: readonly (Injection | readonly SimulatedFault[])[]): ScheduledFault => ({
  fault,
  by: all.flat(),
});
const command = (text: string, module: string): InjectingCommand => ({ command: text, module });
const cannot = (fault: string, why: string): ScheduledFault => ({ fault, cannot: why });

const real = file('tools/chaos/src/service-faults.test.ts');
const lostState = file('tools/chaos/src/lost-state.test.ts');
const rolledBack = file('tools/chaos/src/long/rolled-back-tables.test.ts');
const eachCrash = file('tools/chaos/src/long/each-crash.test.ts');
const atOnce = file('tools/chaos/src/long/everything-at-once.test.ts');
const smallWorld = file('tools/simulate/src/exhaustive/crash-small-world.test.ts');
const restart = file('tools/local/src/restart/restart.e2e.test.ts');
const rights = file('tools/local/src/aws-front/least-privilege.e2e.test.ts');
const mapping = file('tools/local/src/event-sources/start-queue-mapping.test.ts');
const instance = file('tools/local/src/runtime/function-instance.test.ts');
const emulators = file('tools/local/src/emulators/start-emulators.test.ts');
const tokens = file('tools/local/src/http-front/start-http-front.test.ts');
const gatewayFaults = file('tools/batch-gateway/src/pipeline-faults.test.ts');
const sqsHandler = file('libs/adapters/src/lambda/sqs-handler.test.ts');
const sqsSender = file('libs/adapters/src/sqs/sqs-sender.test.ts');
const tables = file('libs/adapters/src/dynamodb/table.test.ts');
const stores = file('libs/adapters/src/dynamodb/dynamo-stores.emulator.test.ts');
const openai = file('libs/adapters/src/openai/openai-model-batches.test.ts');
const fetcher = file('libs/adapters/src/fetcher/https-source-fetcher.test.ts');
const limited = file('libs/adapters/src/fetcher/read-limited.test.ts');
const network = file('tools/acceptance/src/network-dirt.test.ts');
const dirty = file('tools/acceptance/src/dirty-lists.test.ts');
const dictionaries = file('tools/acceptance/src/long/dictionaries.test.ts');
const database = file('libs/db/src/client/open-database.test.ts');
const retrying = file('libs/db/src/client/retrying.test.ts');
const interleavings = file('libs/db/src/interleavings.test.ts');
const races = file('libs/db/src/races.test.ts');
const migrations = file('libs/db/src/migrate-database.test.ts');
const prompts = file('libs/domain/src/batches/decide-prompt.test.ts');
const rows = file('libs/domain/src/scoring/row-format.test.ts');
const chunks = file('libs/domain/src/runs/store-list.test.ts');
const pipeline = file('libs/domain/src/use-cases/pipeline.test.ts');
const ledger = file('libs/domain/src/testing/contracts/claim-ledger.contract.ts');
const outcomes = file('libs/domain/src/testing/contracts/outcome-writer.contract.ts');
const adoption = file('libs/domain/src/batches/find-at-provider.test.ts');
const batchRows = file('libs/domain/src/testing/contracts/batch-store.contract.ts');
const sender = file('libs/domain/src/testing/contracts/message-sender.contract.ts');
const encoding = file('libs/domain/src/messages/encode-message.test.ts');
const chunkFunction = file('apps/process-source-chunk/src/handler.test.ts');
const checkFunction = file('apps/check-batches/src/handler.test.ts');
const sourcesApi = file('apps/api-sources/src/handler.test.ts');
const sourcesFuzz = file('apps/api-sources/src/fuzz.test.ts');
const wordsApi = file('apps/api-words/src/handler.test.ts');
const wordsFuzz = file('apps/api-words/src/fuzz.test.ts');
const sameAnswers = file('apps/api-words/src/same-answers.test.ts');
const cursors = file('libs/domain/src/api/http/cursor.test.ts');

const repeated = real(
  'counts every message once although each is sent twice and comes again when all is over',
);
const poisoned = real(
  'leaves messages that nobody understands to the dead-letter queues, and loses nothing else',
);
const killed = real('goes on after functions are killed before a call and right after it');
const throttled = real(
  'stands throttled calls of every service, and a model that cannot be reached, is busy, fails, or answers in halves',
);
const partlySent = real('stands tables and queues that do a part of a request, or none of it for long');
const dropped = real('stands connections to AWS that break before a call and after its effect');
const refused = real(
  'stands transactions that PostgreSQL turns down, once and longer than one place tries again',
);
const cutOff = real(
  'stands connections to PostgreSQL that break: idle ones, busy ones, before a COMMIT and after it',
);
const closed = real('stands a PostgreSQL that takes no more connections, or no writes, for a while');
const noModel = throttled;
const faultyAnswers = real('scores every word although batches, files and answers of the model are faulty');
const anyCrash = eachCrash(
  'completes a run exactly although a function dies at any of its calls, before it or after its effect',
);
const allAtOnce = atOnce(
  'ends four runs that share words exactly, with every fault at random at once (seed %i)',
);
const singleCrash = smallWorld('ends the same whatever single call its functions die at');
const everLasting = gatewayFaults('%s that never ends comes to a recorded reason or to scores');
const passing = gatewayFaults('%s that passes loses no word');
const scoresAnyway = prompts('takes scores from %s');
const oneAgain = prompts('asks the one word again after %s');
const allAgain = prompts('asks all words again after %s');
const definiteNo = openai('that is answered %i %j is a definite no');
const doubtful = openai('that is answered %s is doubtful and asked once');
const saysNo = network('with %s fails the run at once, with the reason');
const countedLine = dirty('%s is counted line by line, and what it holds is scored');

/** What can go wrong, service by service. `docs/faults.md` is made from this. */
export const faultSchedule: readonly ServiceFaults[] = [
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
  {
    service: 'Key-value store',
    faults: [
      by('throttling', throttled),
      by(
        'items of a batch come back unprocessed',
        real('stands tables and queues that do a part of a request, or none of it for long'),
        tables('writes 25 a request and again what was left over'),
        tables('reads 100 keys a request, consistently, and again what was held back'),
      ),
      by(
        'they stay unprocessed',
        tables('says how many items could not be written'),
        tables('says how many items could not be read'),
      ),
      by(
        'a condition fails, also by our own write whose answer was lost',
        stores('takes its own put, repeated after a lost answer, for done'),
        stores('does not take an equal row of somebody else for its own'),
        batchRows('lets one of many savers of one version win'),
        dropped,
      ),
      by('an index lags behind', sim('stale-index')),
      cannot(
        'a transaction is cancelled, for each reason',
        'no rule rests on one: every write is a single item under a condition',
      ),
      cannot('a transaction token is used again too late', 'there are no transactions'),
      cannot('an item above 400 KB', 'the largest, a prompt, holds 50 words of at most 64 code points'),
      by('connections break before and after a call', sim('fail-before', 'fail-after', 'timeout'), dropped),
      by(
        'tables are rolled back to an earlier copy',
        lostState('goes on without its queues, and with tables of an earlier time, and asks no word twice'),
        rolledBack('ends two runs exactly with tables of when %s, put back when %s'),
      ),
    ],
  },
  {
    service: 'Words database',
    faults: [
      by(
        '40001, once, several times, and more often than one place tries',
        sim('conflict'),
        refused,
        retrying('gives up after so many tries, with the last error'),
      ),
      by(
        '40003, or the connection is lost after COMMIT',
        sim('lost-commit'),
        refused,
        cutOff,
        database('runs again when the answer to COMMIT is lost: the work has to stand that'),
      ),
      by(
        'a connection breaks before COMMIT, idle or busy; the server ends it',
        cutOff,
        database('outlives its connections being ended, idle ones and busy ones'),
      ),
      by(
        'a deadlock',
        refused,
        retrying('tries again after conflicts and lost connections, at doubling pauses'),
      ),
      by(
        'transactions that interleave statement by statement',
        interleavings('two deliveries of one outcome count it once'),
        races('end every run with counts that a recount confirms, seed %i'),
      ),
      by(
        'a unique violation',
        migrations('refuses scores out of range and a second live run, by the schema itself'),
        retrying('throws anything else at once'),
      ),
      by('no connection is free', closed),
      by('the server is read-only for a while, as in a failover', closed),
      by(
        'the server is not there yet',
        database('waits for a server that is not there yet, and gives up in the end'),
      ),
      by('a statement takes too long', database('ends a statement that takes too long, and goes on')),
      by(
        'a migration is run again, or by several at once',
        migrations('makes the schema once, however often and however many at a time run it'),
      ),
      cannot(
        'a migration is half applied',
        'all of a release are one transaction, and the records of what was applied are in it',
      ),
      cannot(
        'one statement names a key twice',
        'no word is twice in a list, in a part or in a verdict; the statements get nothing else',
      ),
      by(
        'NULL in the column of a new attribute',
        outcomes('leaves attributes unscored that the rubric did not have, and ignores those that are gone'),
      ),
      by('it is gone for longer than every retry', sim('outage')),
    ],
  },
  {
    service: 'Source',
    faults: [
      by('404, 410, 401 and other refusals', saysNo, sim('source-refused')),
      by(
        '500, 503 or 429, then 200',
        network('with %s at first is read when it is well again'),
        network('with %s is tried again, then given up with the last reason'),
        sim('source-fails'),
      ),
      by(
        'redirects: a chain, a loop, to nowhere, to another protocol',
        saysNo,
        fetcher('is followed three times and no more'),
        fetcher('to itself ends'),
      ),
      by(
        'redirects to private addresses, also by name',
        fetcher('to %s is refused'),
        fetcher('to a name with a private address is refused'),
      ),
      by(
        'a name that resolves to something else the next time',
        fetcher('of a name that changes its mind is used as it was checked'),
        fetcher('resolves the name of each hop again'),
      ),
      by(
        'private addresses in every spelling, IPv6 and mapped ones',
        fetcher('%s is refused before anything is asked'),
        file('libs/adapters/src/fetcher/public-address.test.ts')('does not take %s (%s) for public'),
      ),
      by(
        'a list that is too large, or has no end',
        saysNo,
        limited('takes exactly as many bytes as allowed and refuses one more'),
        dirty('one that is too large fails the run'),
      ),
      by(
        'slow: byte by byte, stalled, dripping for ever',
        network('reads what arrives byte by byte'),
        fetcher('whose body stops coming may pass'),
        fetcher('that drips for ever ends at the total time'),
      ),
      by(
        'it ends before its announced length',
        sim('source-cut'),
        fetcher('that breaks off before its length may pass'),
      ),
      by(
        'a gzip bomb, half a gzip file',
        saysNo,
        limited('is refused before it has grown'),
        limited('refuses gzip that ends early'),
      ),
      by(
        'HTML, binary, UTF-16 or UTF-32 in place of text',
        dirty('%s fails the run, with the reason, before anything is asked'),
        saysNo,
      ),
      by(
        'BOM, Latin-1, invalid UTF-8, CRLF, lone CR, no last line end, nothing, rejects only, a line of 1 MB, NUL and controls',
        countedLine,
      ),
      by(
        'repeats in other case or normal form, over chunk borders',
        chunks('counts repeats in other case or normal form, also over chunk borders'),
        dirty('finds repeats across the border of chunks'),
      ),
      by(
        'it changes between two attempts',
        sim('source-changed'),
        network('keeps the list of the first attempt that was whole'),
      ),
      by(
        'exactly as many lines as fill a chunk, one less, one more',
        chunks('cuts %d words into chunks of %j'),
        dirty('%d is whole'),
      ),
    ],
  },
  {
    service: 'Chunk store',
    faults: [
      by(
        'an object is missing, cut, or of another content',
        sim('chunk-broken'),
        chunkFunction('retries only the record whose chunk is missing, changed, or not understood'),
      ),
      by('access is denied', rights('cuts no chunk without each right of process-source-chunk')),
      by('503 SlowDown', throttled),
      by('a read is slow, or its connection breaks', sim('delay'), dropped, allAtOnce),
      by('a chunk is announced twice', repeated),
      by(
        'a chunk that fails every time: its words fail with the reason, the others go on',
        sim('chunk-broken'),
        ledger('enters a part that could not be read as failed'),
      ),
    ],
  },
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
      by('token_limit_exceeded', sim('batch-failed'), faultyAnswers, everLasting),
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
      by('old and new code together', sim('next-release')),
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
  {
    service: 'API',
    faults: [
      by(
        'numbers that are negative, huge or none; least above most; unknown parameters',
        wordsFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
        sourcesFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
      ),
      by(
        'any letters, quotes, SQL and scripts in texts',
        wordsFuzz('answers ${requests} made-up requests as the document says, and never with a 5xx'),
        sameAnswers(
          'gives ${requests} made-up requests the same answers from SQL, from its memory and from words in memory',
        ),
      ),
      by(
        'a cursor that was changed, or is of another list',
        cursors('refuses every change of a cursor'),
        wordsApi('refuse a cursor of another list and one that was changed'),
      ),
      by(
        'tokens: none, expired, of another key, unsigned, without the scope',
        tokens('answers 401 without a token, and to nonsense'),
        tokens('answers 401 to an expired token'),
        tokens('answers 401 to a token of another key, unsigned, changed or with another secret'),
        tokens('answers 403 when the scope is missing'),
      ),
      cannot(
        'tokens for another audience or of another issuer',
        'the one-machine stack issues every token itself; in AWS API Gateway checks both',
      ),
      by(
        'an Idempotency-Key that comes again, with the same body or another',
        sourcesApi('starts one run for one Idempotency-Key and announces it again'),
      ),
      by(
        'the database is away',
        wordsApi('is healthy when the database answers, and says 503 without a reason when it does not'),
      ),
      cannot(
        'too many requests',
        'API Gateway throttles before a function is called; the one-machine stack has one user',
      ),
      by(
        'an answer of one query is given to another',
        wordsApi('has another tag for another format, and none for a seed that was drawn'),
        sameAnswers(
          'gives ${requests} made-up requests the same answers from SQL, from its memory and from words in memory',
        ),
      ),
    ],
  },
];
