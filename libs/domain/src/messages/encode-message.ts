/**
 * A message as it is sent: JSON of ASCII only (all else as \uXXXX), so that its length is its size in bytes and no
 * queue refuses a character.
 */
export const encodeMessage = (message: unknown): string =>
  JSON.stringify(message).replace(/[\u007f-\uffff]/g, escape);

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
