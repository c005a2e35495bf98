import { createHash } from 'node:crypto';

/**
 * The URL under which the bucket server keeps an object. It makes file names of keys: a key that leads out of its
 * folder, is too long for a file name or meets the name of another file is stored under its hash. Keys that consist
 * of plain names, as all of ours do, stay as they are. Not for listing keys.
 */
export function storedObjectUrl(url: string): string {
  const [path = '', query] = url.split(/\?(.*)/su);
  const [, bucket = '', ...rest] = path.split('/');
  const stored = rest.length === 0 ? bucket : `${bucket}/${storedKey(rest.join('/'))}`;
  const safe = bucket === '' || isPlain(bucket) ? stored : 'no-such-bucket';
  return `/${safe}${query === undefined ? '' : `?${query}`}`;
}

const plainName = /^[a-z0-9][a-z0-9._-]{0,199}$/u;

/** Upper case is not plain: some file systems do not tell `A` from `a`. */
function isPlain(name: string): boolean {
  return plainName.test(name) && !name.endsWith('.data') && !name.endsWith('.meta.json');
}

function storedKey(encoded: string): string {
  const key = decode(encoded);
  if (key === '' || key.split('/').every(isPlain)) return key;
  return `_/${createHash('sha256').update(key).digest('hex')}`;
}

/** What is no percent-encoding is a name like any other. */
function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
