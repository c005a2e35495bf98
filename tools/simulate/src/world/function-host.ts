import { functions, type QueueTrigger } from '@word-list/topology';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Task } from '../engine/task.ts';
import type { QueueFunction, SqsFunction } from './function-bodies.ts';
import type { QueuedMessage, SimQueue } from './sim-queue.ts';

/** What an invocation came back with. */
export interface Returned {
  readonly messages: readonly QueuedMessage[];
  readonly failed: number;
}

export interface HostContext {
  readonly scheduler: Scheduler;
  readonly startTask: (actor: QueueFunction) => Task;
  readonly bodyOf: (actor: QueueFunction, task: Task) => SqsFunction;
  /** Told of each invocation that returned. */
  readonly onReturn: (task: Task, returned: Returned) => void;
}

/** Calls one function for the messages of its queue, as an event source mapping with partial batch responses does. */
export class FunctionHost {
  private readonly actor: QueueFunction;
  private readonly queue: SimQueue;
  private readonly context: HostContext;
  private readonly trigger: QueueTrigger;
  private readonly timeoutMs: number;
  private running = 0;

  constructor(actor: QueueFunction, queue: SimQueue, context: HostContext) {
    this.actor = actor;
    this.queue = queue;
    this.context = context;
    this.trigger = queueTrigger(actor);
    this.timeoutMs = functions[actor].timeoutSeconds * 1000;
  }

  /** When a message can be delivered, undefined while there is none or no room for one more invocation. */
  nextAt(): number | undefined {
    return this.running < this.trigger.maximumConcurrency ? this.queue.nextAt() : undefined;
  }

  /** Receives what is visible, up to a batch, and invokes the function with it. */
  deliver(): void {
    const hiddenMs = 6 * this.timeoutMs + this.trigger.windowSeconds * 1000;
    const messages = this.queue.receive(this.trigger.batchSize, hiddenMs);
    if (messages.length === 0) return;
    const { scheduler } = this.context;
    const task = this.context.startTask(this.actor);
    if (scheduler.isObserved)
      for (const { id, body, receives } of messages) {
        scheduler.observe(task.name, `gets ${id} for the ${String(receives)}. time: ${body.slice(0, 160)}`);
      }
    this.invoke(task, messages);
  }

  private invoke(task: Task, messages: readonly QueuedMessage[]): void {
    const { scheduler, bodyOf } = this.context;
    this.running += 1;
    const forgetDeadline = scheduler.at(scheduler.now + this.timeoutMs, () => scheduler.kill(task));
    const forgetDeath = task.whenDead(() => {
      this.running -= 1;
      forgetDeadline();
      scheduler.observe(task.name, 'died');
    });
    const event: SQSEvent = { Records: messages.map((message) => recordOf(message, this.queue.name)) };
    bodyOf(
      this.actor,
      task,
    )(event).then(
      (response) => {
        forgetDeath();
        forgetDeadline();
        this.finish(task, messages, response);
      },
      () => scheduler.kill(task), // nothing is deleted: everything is delivered again
    );
  }

  private finish(task: Task, messages: readonly QueuedMessage[], response: SQSBatchResponse): void {
    this.running -= 1;
    const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of messages) if (!failed.has(message.id)) this.queue.delete(message);
    this.context.onReturn(task, { messages, failed: failed.size });
  }
}

function queueTrigger(actor: QueueFunction): QueueTrigger {
  const { trigger } = functions[actor];
  if (trigger.kind !== 'queue') throw new TypeError(`${actor} is not called by a queue`);
  return trigger;
}

function recordOf(message: QueuedMessage, name: string): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}/${String(message.receives)}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: '0',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-west-2:000000000000:${name}`,
    awsRegion: 'eu-west-2',
  };
}
