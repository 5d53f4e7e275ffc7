import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { LicenseKey } from '../../../shared/license.ts';
import { transferCodeAlphabet, transferCodeLength } from '../../../shared/transfer-code.ts';
import type { TransferLicense } from '../../../shared/transfer.ts';
import {
  transferHeader,
  type ScryptCost,
  type TransferFile,
  type TransferHeader,
} from './transfer-file.ts';

type Seal = NonNullable<TransferHeader['seal']>;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** 128 MiB and less than half a second (docs/decisions/0064). */
const usualCost: ScryptCost = 2 ** 17;
const cipher = 'aes-256-gcm';
/** The keys are filled up to a multiple of this, in bytes, so that the file does not show how long they are. */
const paddedTo = 512;

const Keys = v.array(LicenseKey);

/** Returns a new code, each of whose characters is random. */
export function createTransferCode(): string {
  return Array.from(randomBytes(transferCodeLength), (byte) =>
    transferCodeAlphabet.charAt(byte % transferCodeAlphabet.length),
  ).join('');
}

async function cipherKey(code: string, seal: Seal): Promise<Buffer> {
  const { cost, blockSize, parallelization } = seal;
  return await derive(code, Buffer.from(seal.salt, 'base64'), 32, {
    N: cost,
    r: blockSize,
    p: parallelization,
    // What the algorithm needs, and a little for its own data.
    maxmem: 128 * cost * blockSize + 2 ** 20,
  });
}

/** Returns the keys as text, filled up with spaces. */
function paddedText(keys: readonly string[]): string {
  const text = JSON.stringify(keys);
  const { length } = Buffer.from(text);
  return text + ' '.repeat(Math.ceil(length / paddedTo) * paddedTo - length);
}

/** Returns a transfer file with the keys of its licenses, in the same order, which only the code opens. */
export async function sealKeys(
  licenses: readonly TransferLicense[],
  keys: readonly string[],
  code: string,
  cost: ScryptCost = usualCost,
): Promise<TransferFile> {
  const seal: Seal = {
    kdf: 'scrypt',
    cost,
    blockSize: 8,
    parallelization: 1,
    salt: randomBytes(16).toString('base64'),
    cipher,
    nonce: randomBytes(12).toString('base64'),
  };
  const header = transferHeader(licenses, seal);
  const sealing = createCipheriv(
    cipher,
    await cipherKey(code, seal),
    Buffer.from(seal.nonce, 'base64'),
  ).setAAD(Buffer.from(JSON.stringify(header)));
  const sealed = Buffer.concat([sealing.update(paddedText(keys)), sealing.final()]);
  return {
    header,
    sealed: { keys: sealed.toString('base64'), tag: sealing.getAuthTag().toString('base64') },
  };
}

/** Returns the keys of a file's licenses, in the same order; null if the code does not open them, and for a file without keys. */
export async function openKeys(
  { header, sealed }: TransferFile,
  code: string,
): Promise<readonly string[] | null> {
  const { seal, licenses } = header;
  if (seal === null || sealed === null) return null;
  const opening = createDecipheriv(
    cipher,
    await cipherKey(code, seal),
    Buffer.from(seal.nonce, 'base64'),
    { authTagLength: 16 },
  )
    .setAAD(Buffer.from(JSON.stringify(header)))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'));
  try {
    const text = Buffer.concat([opening.update(sealed.keys, 'base64'), opening.final()]);
    const keys = v.safeParse(Keys, JSON.parse(text.toString('utf8')));
    return keys.success && keys.output.length === licenses.length ? keys.output : null;
  } catch {
    return null;
  }
}
