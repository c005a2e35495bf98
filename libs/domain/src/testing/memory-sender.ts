import type { MessageSender } from '../ports/basics.ts';
import { encodeMessage } from '../messages/encode-message.ts';
import { limits } from '../limits.ts';

export interface MemorySender<Message> extends MessageSender<Message> {
  /** Everything that the queue has accepted and nobody has taken, oldest first. */
  readonly sent: readonly Message[];
  /** Empties the queue and returns what was in it. */
  take(): Message[];
  /** Lets the next call of `send` accept only the first `accepted` messages and then throw. */
  failNext(accepted?: number): void;
}

/** A queue in memory. Messages go through JSON, as they do on the wire. */
export const memorySender = <Message>(): MemorySender<Message> => {
  const sent: Message[] = [];
  let acceptOnly: number | undefined;

  return {
    sent,
    take: () => sent.splice(0),
    failNext: (accepted = 0) => {
      acceptOnly = accepted;
    },
    async send(messages) {
      const encoded = messages.map((message) => encodeMessage(message));
      const largest = Math.max(0, ...encoded.map((text) => text.length));
      if (largest > limits.messageBytes) throw new RangeError(`a message of ${largest} bytes is too large`);
      const accepted = acceptOnly ?? encoded.length;
      acceptOnly = undefined;
      sent.push(...encoded.slice(0, accepted).map((text) => JSON.parse(text) as unknown as Message));
      if (accepted < encoded.length)
        throw new Error(`${encoded.length - accepted} messages were not accepted`);
    },
  };
};
