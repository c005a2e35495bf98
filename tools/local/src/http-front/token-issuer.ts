import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import * as z from 'zod';

export interface VerifiedToken {
  readonly claims: JWTPayload;
  readonly scopes: readonly string[];
}

export interface TokenIssuer {
  /** A token that holds these scopes. */
  issue(scopes: readonly string[], lifetime: string): Promise<string>;
  /** Throws for anything but a token of this issuer, for this audience, within its time. */
  verify(token: string): Promise<VerifiedToken>;
  /** The public keys, as a JSON Web Key Set. */
  readonly keySet: { readonly keys: readonly object[] };
}

export const issuer = 'https://issuer.word-list.invalid/local';
export const audience = 'word-list';
const algorithm = 'RS256';

const storedKeys = z.object({
  privateKey: z.record(z.string(), z.unknown()),
  publicKey: z.record(z.string(), z.unknown()),
});

/** Opens the issuer whose keys are in the file `keyPath`, made with mode 0600 when missing. */
export const openTokenIssuer = async (keyPath: string): Promise<TokenIssuer> => {
  if (!existsSync(keyPath)) await makeKeys(keyPath);
  const stored = storedKeys.parse(JSON.parse(readFileSync(keyPath, 'utf8')));
  const privateKey = await importJWK(stored.privateKey, algorithm);
  const publicKey = await importJWK(stored.publicKey, algorithm);
  return {
    keySet: { keys: [{ ...stored.publicKey, alg: algorithm, use: 'sig', kid: 'local' }] },
    issue: (scopes, lifetime) =>
      new SignJWT({ scope: scopes.join(' '), token_use: 'access', client_id: 'local' })
        .setProtectedHeader({ alg: algorithm, kid: 'local' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('local-operator')
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(privateKey),
    async verify(token) {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer,
        audience,
        algorithms: [algorithm],
        requiredClaims: ['exp'],
      });
      return { claims: payload, scopes: readScopes(payload) };
    },
  };
};

async function makeKeys(path: string): Promise<void> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const keys = { privateKey: await exportJWK(pair.privateKey), publicKey: await exportJWK(pair.publicKey) };
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
}

function readScopes({ scope, scp }: JWTPayload): string[] {
  const texts = [scope, scp].flat().filter((value) => typeof value === 'string');
  return texts.flatMap((text) => text.split(' ')).filter((text) => text !== '');
}
