import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { done, failed, type Result } from '../../../shared/failure.ts';
import { maxTransferLicenses, TransferLicense } from '../../../shared/transfer.ts';
import { decodedText } from '../../storage/decoded-text.ts';

/** The largest transfer file, in bytes. */
export const maxTransferSize = 128 * 1024;

/** The name's end of a transfer file. The same in all builds, since the app of a seller may read the file of another app. */
export const transferExtension = 'license-transfer';

const version = 1;

/** Returns the schema of bytes in base64. */
const bytes = (minLength: number, maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(Math.ceil(maxLength / 3) * 4),
    v.base64(),
    v.check((text) => {
      const { length } = Buffer.from(text, 'base64');
      return length >= minLength && length <= maxLength;
    }),
  );

/**
 * How the key of the cipher is derived from the code. A reader derives it before it can know who wrote the file, so that only costs that a
 * computer can bear are read: 128 × cost × block size bytes, at most 256 MiB.
 */
export const ScryptCost = v.picklist([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]);
export type ScryptCost = v.InferOutput<typeof ScryptCost>;

const sealParameters = {
  kdf: v.literal('scrypt'),
  cost: ScryptCost,
  blockSize: v.literal(8),
  parallelization: v.literal(1),
  salt: bytes(16, 16),
  cipher: v.literal('aes-256-gcm'),
  nonce: bytes(12, 12),
};

/** What a transfer file says before its sealed keys. It is authenticated together with them. */
const Header = v.strictObject({
  type: v.literal('license-transfer'),
  version: v.literal(version),
  licenses: v.pipe(v.array(TransferLicense), v.minLength(1), v.maxLength(maxTransferLicenses)),
  /** Null where the file holds no keys. */
  seal: v.nullable(v.strictObject(sealParameters)),
});
export type TransferHeader = v.InferOutput<typeof Header>;

const Sealed = v.strictObject({ keys: bytes(1, 64 * 1024), tag: bytes(16, 16) });
/** The keys of the licenses, encrypted. */
export type SealedKeys = v.InferOutput<typeof Sealed>;

const Content = v.strictObject({
  header: Header,
  sealed: v.nullable(Sealed),
  checksum: v.string(),
});

/** The content of a transfer file. */
export interface TransferFile {
  readonly header: TransferHeader;
  readonly sealed: SealedKeys | null;
}

/** Content that is known to be a transfer file's, of any version. */
const AnyVersion = v.looseObject({
  header: v.looseObject({ type: v.literal('license-transfer'), version: v.number() }),
});

/** Returns a header with the seal's parameters and the licenses, of the version that this app writes. */
export function transferHeader(
  licenses: readonly TransferLicense[],
  seal: TransferHeader['seal'],
): TransferHeader {
  return { type: 'license-transfer', version, licenses: [...licenses], seal };
}

/** Shows damage on the way. It proves nothing about who wrote the file. */
function checksumOf({ header, sealed }: TransferFile): string {
  return createHash('sha256').update(JSON.stringify({ header, sealed })).digest('hex');
}

/** Returns the text of a transfer file, in one line. */
export function transferFileText({ header, sealed }: TransferFile): string {
  return JSON.stringify({ header, sealed, checksum: checksumOf({ header, sealed }) });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the content of a transfer file. Reads it in the encodings and with the white space that mail programs and editors leave. Fails for
 * anything that `transferFileText` does not write, and with a failure of its own for the file of a newer version.
 */
export function readTransferFile(file: Uint8Array): Result<TransferFile> {
  if (file.length > maxTransferSize) return failed('transfer-unreadable');
  const json = parsedJson(decodedText(file).trim());
  const content = v.safeParse(Content, json);
  if (!content.success) {
    const isNewer = v.is(AnyVersion, json) && json.header.version > version;
    return failed(isNewer ? 'transfer-newer' : 'transfer-unreadable');
  }
  const { header, sealed } = content.output;
  const transfer = { header, sealed };
  // Its own form, checksum included: no field more, none twice, none in another order.
  const isWhole =
    JSON.stringify(json) === transferFileText(transfer) &&
    (transfer.header.seal === null) === (transfer.sealed === null);
  return isWhole ? done(transfer) : failed('transfer-unreadable');
}
