import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';

/**
 * The key that Chromium uses on every Linux computer without a keychain.
 * https://source.chromium.org/chromium/chromium/src/+/main:components/os_crypt/sync/os_crypt_linux.cc
 */
const fixedKey = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const fixedVector = Buffer.alloc(16, ' ');

/** Returns the bytes that Chromium makes of a text with its fixed key. */
export function sealWithFixedKey(text: string): Buffer {
  const cipher = createCipheriv('aes-128-cbc', fixedKey, fixedVector);
  return Buffer.concat([Buffer.from('v10'), cipher.update(text, 'utf8'), cipher.final()]);
}

/** Opens what {@link sealWithFixedKey} sealed, without any secret. */
export function openWithFixedKey(bytes: Buffer): string {
  const decipher = createDecipheriv('aes-128-cbc', fixedKey, fixedVector);
  return decipher.update(bytes.subarray(3)).toString('utf8') + decipher.final('utf8');
}

/** Returns bytes in the form of a keychain's: its version, a random vector, the sealed text and its tag. */
export function sealAs(version: 'v11' | 'v12', text: string): Buffer {
  const vector = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32, 7), vector);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(version), vector, sealed, cipher.getAuthTag()]);
}
