const tagPattern = /(?:W\/)?"[^"]*"/g;
/** True when the If-None-Match header names this tag, or any; weak comparison, as RFC 9110 asks for. */
export const matchesTag = (header: string | null | undefined, tag: string): boolean => {
  if (header === null || header === undefined) return false;
  if (header.trim() === '*') return true;
  return (header.match(tagPattern) ?? []).some((given) => opaque(given) === opaque(tag));
};

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
