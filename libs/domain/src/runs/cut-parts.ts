import { limits } from '../limits.ts';
import { encodeMessage } from '../messages/encode-message.ts';

/** Room that the fields beside the words take in a message about a part. */
const envelopeBytes = 512;

/**
 * Cuts words into parts of at most one batch, each small enough for one message. Returns the parts' sizes in order.
 * `mostWords` asks for smaller ones: the words of a part settle together, when its batch ends.
 */
export const cutParts = (
  words: readonly string[],
  mostWords: number = limits.wordsPerPrompt * limits.promptsPerBatch,
): number[] => {
  const maxWords = Math.min(mostWords, limits.wordsPerPrompt * limits.promptsPerBatch);
  const sizes: number[] = [];
  let size = 0;
  let bytes = 0;
  for (const word of words) {
    const wordBytes = encodeMessage(word).length + 1;
    if (size === maxWords || bytes + wordBytes > limits.messageBytes - envelopeBytes) {
      sizes.push(size);
      size = 0;
      bytes = 0;
    }
    size += 1;
    bytes += wordBytes;
  }
  return size === 0 ? sizes : [...sizes, size];
};
