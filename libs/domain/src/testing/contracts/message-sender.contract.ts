import { describe, expect, it } from 'vitest';
import type { MessageSender } from '../../ports/basics.ts';
import { limits } from '../../limits.ts';
import { encodeMessage } from '../../messages/encode-message.ts';

export interface SentMessage {
  readonly number: number;
  readonly text: string;
}

export interface MessageSenderWorld {
  readonly sender: MessageSender<SentMessage>;
  /** Takes all that the queue holds. */
  received(): Promise<readonly unknown[]>;
}

const overhead = encodeMessage({ number: 1, text: '' }).length;
/** What every message sender does. Each call of `makeWorld` gives an empty queue. */
export const messageSenderContract = (name: string, makeWorld: () => Promise<MessageSenderWorld>): void => {
  describe(`message sender: ${name}`, () => {
    it('sends nothing for no messages', async () => {
      const { sender, received } = await makeWorld();

      await sender.send([]);

      expect(await received()).toEqual([]);
    });

    it('delivers every message once, more than one request holds', async () => {
      const { sender, received } = await makeWorld();
      const messages = Array.from({ length: 37 }, (_, number) => ({ number, text: `word ${number}` }));

      await sender.send(messages);

      expect(byNumber(await received())).toEqual(messages);
    });

    it('delivers letters of any plane unharmed', async () => {
      const { sender, received } = await makeWorld();
      const messages = [{ number: 1, text: 'café 𝒜 😀 \u007f \u2028' }];

      await sender.send(messages);

      expect(await received()).toEqual(messages);
    });

    it('delivers messages that fill several requests by their size alone', async () => {
      const { sender, received } = await makeWorld();
      const text = 'x'.repeat(limits.messageBytes - overhead - 10);
      const messages = Array.from({ length: 12 }, (_, number) => ({ number, text }));

      await sender.send(messages);

      expect(byNumber(await received())).toEqual(messages);
    });

    it('takes a message of the largest size', async () => {
      const { sender, received } = await makeWorld();
      const messages = [{ number: 1, text: 'x'.repeat(limits.messageBytes - overhead) }];

      await sender.send(messages);

      expect(await received()).toEqual(messages);
    });

    it('sends nothing at all when one message is too large', async () => {
      const { sender, received } = await makeWorld();
      const large = { number: 2, text: 'é'.repeat(Math.ceil(limits.messageBytes / 6)) };

      const sent = sender.send([{ number: 1, text: 'small' }, large]);

      await expect(sent).rejects.toThrow(/too large/);
      expect(await received()).toEqual([]);
    });
  });
};

function byNumber(messages: readonly unknown[]): unknown[] {
  return [...(messages as readonly SentMessage[])].sort((a, b) => a.number - b.number);
}
