const signedMessage = '-----BEGIN PGP SIGNED MESSAGE-----';

/**
 * Takes the lines of a list that may be signed with PGP, in order: gives what was signed, and undefined for the lines
 * of the envelope (RFC 9580, section 7). Lists without an envelope pass unchanged.
 */
export const openEnvelope = (): ((line: string) => string | undefined) => {
  let state: 'outside' | 'headers' | 'signed' | 'signature' = 'outside';

  const opened = (line: string): string | undefined => {
    if (line.startsWith('-----BEGIN PGP ')) {
      state = line.trimEnd() === signedMessage ? 'headers' : 'signature';
      return undefined;
    }
    // A signed line that begins with a dash is written with another dash and a blank in front.
    return state === 'signed' && line.startsWith('- ') ? line.slice(2) : line;
  };

  const skip = (line: string): void => {
    if (state === 'headers' && line.trim() === '') state = 'signed';
    if (state === 'signature' && line.startsWith('-----END PGP ')) state = 'outside';
  };

  return (line) => {
    if (state === 'headers' || state === 'signature') {
      skip(line);
      return undefined;
    }
    return line.startsWith('-') ? opened(line) : line;
  };
};
