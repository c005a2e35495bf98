/** What went wrong, for people. Throws what is no error of the API. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error) || !['Refused', 'Silent'].includes(error.name)) throw error;
  const text = error.message.charAt(0).toUpperCase() + error.message.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
