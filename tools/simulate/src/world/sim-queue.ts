import { encodeMessage, limits, type MessageSender } from '@word-list/domain';
import type { QueueName } from '@word-list/topology';
import type { FaultKind } from '../faults/fault-kinds.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Random } from '../engine/random.ts';

/** A message as the queue keeps it. */
export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  visibleAt: number;
  receives: number;
}

export interface QueueContext {
  readonly name: QueueName;
  readonly now: () => number;
  readonly plan: FaultPlan;
  readonly random: Random;
}

const maxReceives = 5;
const hour = 3600_000;

const sendFaults: readonly FaultKind[] = ['message-twice', 'message-lost', 'poison'];
const receiveFaults: readonly FaultKind[] = ['overlap'];
const deleteFaults: readonly FaultKind[] = ['message-late-again'];

/** A queue as SQS promises it: at least once, in any order, hidden for a while after each receive, then dead letters. */
export class SimQueue {
  readonly name: QueueName;
  readonly deadLetters: QueuedMessage[] = [];
  /** Bodies that nobody can read: they have to end as dead letters. */
  readonly poison: string[] = [];
  private readonly context: QueueContext;
  private messages: QueuedMessage[] = [];
  private count = 0;

  constructor(context: QueueContext) {
    this.name = context.name;
    this.context = context;
  }

  /** The port of its senders, which add `more` to the version. Messages go through JSON, as they do on the wire. */
  sender<Message extends { readonly version: number }>(more: number): MessageSender<Message> {
    return {
      send: async (messages) => {
        const bodies = messages.map((message) =>
          encodeMessage({ ...message, version: message.version + more }),
        );
        const largest = Math.max(0, ...bodies.map(({ length }) => length));
        if (largest > limits.messageBytes) throw new RangeError(`a message of ${String(largest)} bytes`);
        for (const body of bodies) this.accept(body);
      },
    };
  }

  get size(): number {
    return this.messages.length;
  }

  /** When a message can be received, undefined without messages. */
  nextAt(): number | undefined {
    if (this.messages.length === 0) return undefined;
    return Math.min(...this.messages.map(({ visibleAt }) => visibleAt));
  }

  /** Up to so many visible messages, in any order; they are hidden for so long. Spent ones become dead letters. */
  receive(most: number, hiddenMs: number): QueuedMessage[] {
    const now = this.context.now();
    const received: QueuedMessage[] = [];
    const visible = this.messages.filter(({ visibleAt }) => visibleAt <= now);
    while (received.length < most && visible.length > 0) {
      const [message] = visible.splice(this.context.random.below(visible.length), 1);
      if (!message) break;
      if (message.receives >= maxReceives) {
        this.remove(message);
        this.deadLetters.push(message);
        continue;
      }
      message.receives += 1;
      message.visibleAt = now + hiddenMs;
      if (this.strike(message, receiveFaults)) message.visibleAt = now;
      received.push(message);
    }
    return received;
  }

  delete(message: QueuedMessage): void {
    if (!this.remove(message)) return;
    if (this.strike(message, deleteFaults)) {
      const hours = this.context.random.between(0, 5) * hour;
      this.messages.push({ ...message, visibleAt: this.context.now() + hours });
    }
  }

  /** Everything in the queue is gone. */
  purge(): void {
    this.messages = [];
    this.poison.length = 0;
  }

  private accept(body: string): void {
    this.count += 1;
    const message = {
      id: `${this.name}-${String(this.count)}`,
      body,
      visibleAt: this.context.now(),
      receives: 0,
    };
    const fault = this.strike(message, sendFaults);
    if (fault === 'message-lost') return;
    this.messages.push(message);
    if (fault === 'message-twice') this.messages.push({ ...message });
    if (fault === 'poison') this.acceptPoison(message.id);
  }

  private acceptPoison(after: string): void {
    const { random } = this.context;
    const body = random.pick([
      '',
      'not json',
      '{"type":"run-queued","version":9}',
      '[]',
      '{"type":"unheard-of"}',
    ]);
    this.poison.push(`${after}-poison`);
    this.messages.push({ id: `${after}-poison`, body, visibleAt: this.context.now(), receives: 0 });
  }

  private remove(message: QueuedMessage): boolean {
    const index = this.messages.indexOf(message);
    if (index >= 0) this.messages.splice(index, 1);
    return index >= 0;
  }

  private strike(message: QueuedMessage, kinds: readonly FaultKind[]): FaultKind | undefined {
    const place = `${message.id}/${String(message.receives)} ${kinds === deleteFaults ? 'delete' : 'move'}`;
    return this.context.plan.strike(place, kinds);
  }
}
