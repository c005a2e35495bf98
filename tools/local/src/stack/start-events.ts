import type { SQSClient } from '@aws-sdk/client-sqs';
import { functions, type FunctionName, type Grant } from '@word-list/topology';
import { emulatorOrigin, openQueueClient } from '../emulators/emulator-client.ts';
import { queueUrl } from '../emulators/resource-names.ts';
import { checkMappingGrants } from '../event-sources/check-mapping-grants.ts';
import { startQueueMapping } from '../event-sources/start-queue-mapping.ts';
import { startSchedule } from '../event-sources/start-schedule.ts';
import { watchDeadLetters } from '../event-sources/watch-dead-letters.ts';
import { functionNames, type Functions } from './start-functions.ts';

export interface EventsOptions {
  /** Path of the socket of SQS. */
  readonly queueSocket: string;
  readonly functions: Functions;
  /** Between two invocations by schedule; without it what the topology says of one machine. */
  readonly scheduleSeconds: number | undefined;
  /** The grants of the topology unless a test takes some away. */
  readonly grantsOf?: (functionName: FunctionName) => readonly Grant[];
  readonly onProblem: (functionName: string, message: string) => void;
}

interface Stoppable {
  stop(): Promise<void>;
}

/** Starts the queue mappings and the schedule of the topology, and watches the dead-letter queues. */
export const startEvents = (options: EventsOptions) => {
  const client = openQueueClient(options.queueSocket);
  const sources = functionNames.flatMap((name) => startTrigger(name, client, options));
  const deadLetters = watchDeadLetters({
    client,
    onDeadLetters: (queue, more) =>
      options.onProblem(queue, `${more} message(s) were given up and lie in its dead-letter queue`),
  });
  return {
    deadLetters,
    /** Ends the polls, and waits for what they brought. */
    async stop(): Promise<void> {
      deadLetters.stop();
      await Promise.all(sources.map((source) => source.stop()));
      client.destroy();
    },
  };
};

/** What invokes a function by itself; nothing for one that answers HTTP requests. */
function startTrigger(name: FunctionName, client: SQSClient, options: EventsOptions): Stoppable[] {
  const { trigger } = functions[name];
  const invoke = (event: unknown) => options.functions.invoke(name, event);
  const grantsOf = options.grantsOf ?? ((of: FunctionName) => functions[of].grants);
  const onProblem = (error: Error): void => options.onProblem(name, error.message);
  switch (trigger.kind) {
    case 'queue':
      return [
        startQueueMapping({
          trigger,
          client,
          queueUrl: queueUrl(emulatorOrigin, trigger.queue),
          invoke,
          checkGrants: () => checkMappingGrants(name, trigger.queue, grantsOf(name)),
          onProblem,
        }),
      ];
    case 'schedule':
      return [
        startSchedule({
          everySeconds: options.scheduleSeconds ?? trigger.local.everySeconds,
          invoke,
          onProblem,
        }),
      ];
    case 'http':
      return [];
  }
}
