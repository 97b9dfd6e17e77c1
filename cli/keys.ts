import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose';
import { parseKeySet } from '../core/publish/key-set.ts';
import type { Signer } from '../core/publish/signature.ts';
import { EXIT, UserError } from './exit-code.ts';

/**
 * A signer with the private key in a PEM file.
 * @throws UserError where it is no such key.
 */
export async function readSigner(cwd: string, file: string): Promise<Signer> {
  const key = privateKey(file, read(cwd, file));
  const { kty, crv, x, y }: JWK = createPublicKey(key).export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) throw notAKey(file);
  const keyId = await calculateJwkThumbprint({ kty, crv, x, y });
  return {
    keyId,
    publicKey: { kty, crv, x, y, alg: 'ES256', use: 'sig', kid: keyId },
    sign: async (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
  };
}

/**
 * The public keys in a JSON Web Key Set file.
 * @throws UserError where it holds none.
 */
export function readTrustedKeys(cwd: string, file: string): JSONWebKeySet {
  try {
    const keys = parseKeySet(JSON.parse(read(cwd, file)));
    if (keys !== undefined && keys.keys.length > 0) return keys;
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  throw new UserError(
    EXIT.environment,
    `${file} is no JSON Web Key Set.`,
    'Give a file like the one that the publisher serves at /.well-known/jwks.json.',
  );
}

function privateKey(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw notAKey(file);
  }
}

function notAKey(file: string): UserError {
  return new UserError(
    EXIT.environment,
    `${file} holds no P-256 private key in PEM.`,
    'Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem',
  );
}

function read(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(EXIT.environment, `${file} cannot be read: ${reason}.`, 'Check the path.');
  }
}
