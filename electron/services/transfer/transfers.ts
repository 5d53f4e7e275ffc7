import { dayOf } from '../../../shared/days.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import { shownEndingOf } from '../../../shared/license.ts';
import { createSerialQueue } from '../../../shared/serial-queue.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { formatTransferCode } from '../../../shared/transfer-code.ts';
import {
  transferredName,
  type SavedTransfer,
  type TransferLicense,
  type TransferView,
} from '../../../shared/transfer.ts';
import type { KeyReference } from '../../polar/license-keys.ts';
import type { Clock, Dialogs } from '../../ports.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { saveText } from '../files/save-text.ts';
import type { Seller } from '../seat/seller.ts';
import { createTransferCode, openKeys, sealKeys } from './sealed-keys.ts';
import {
  maxTransferSize,
  readTransferFile,
  transferExtension,
  transferFileText,
  transferHeader,
  type TransferFile,
} from './transfer-file.ts';

/** Saves licenses in a transfer file, and opens such a file on the new computer. A key never leaves main. */
export type Transfers = ReturnType<typeof createTransfers>;

/** The transfer file that is open. */
interface OpenTransfer {
  readonly file: TransferFile;
  /** Null until the code has opened them, and for a file without keys. */
  keys: readonly string[] | null;
}

/** A license of the open file, or its key as the person typed it. */
type KeyChoice = { readonly transfer: number } | KeyReference;

function licenseOf({ server, organizationId, label, key }: DeviceRecord): TransferLicense {
  return {
    server,
    organizationId,
    deviceName: transferredName(label),
    keyEnding: transferredName(shownEndingOf(key)),
  };
}

/** Creates transfer files, of which one can be open. */
export function createTransfers(deps: {
  readonly dialogs: Pick<Dialogs, 'save' | 'open'>;
  readonly clock: Clock;
  readonly seller: Seller;
  readonly text: () => MainText;
}) {
  const { dialogs, clock, seller, text } = deps;
  let current: OpenTransfer | null = null;
  // Each derivation takes memory, so that they run one at a time.
  const enqueue = createSerialQueue();

  /** Returns a license of the open file with its key. Fails if the code has not opened it. */
  function transferredKey(index: number): Result<KeyReference> {
    const license = current?.file.header.licenses[index];
    const key = current?.keys?.[index];
    if (license === undefined || key === undefined) return failed('transfer-closed');
    const { server, organizationId } = license;
    return done({ server, organizationId, key });
  }

  return {
    /**
     * Saves licenses in a file that the person chooses; null if they choose none. `hasKeys`: with their keys, which the returned code alone
     * opens.
     */
    async save(
      records: readonly DeviceRecord[],
      hasKeys: boolean,
    ): Promise<Result<SavedTransfer | null>> {
      const licenses = records.map(licenseOf);
      const keys = records.map(({ key }) => key);
      const code = hasKeys ? createTransferCode() : null;
      const file =
        code === null
          ? { header: transferHeader(licenses, null), sealed: null }
          : await enqueue(async () => await sealKeys(licenses, keys, code));
      const name = `${text().native.transfer.fileName(dayOf(clock.now()))}.${transferExtension}`;
      const saved = await saveText(dialogs, { name, text: transferFileText(file) });
      if (!saved.ok) return saved;
      return done(saved.value ? { code: code === null ? null : formatTransferCode(code) } : null);
    },

    /** Opens the transfer file that the person chooses, in place of another one; null if they choose none. */
    async open(): Promise<Result<TransferView | null>> {
      const { title, files, allFiles } = text().native.transfer;
      let bytes: Uint8Array | null;
      try {
        bytes = await dialogs.open({
          title,
          types: [
            // Mail programs and chat tools rename files whose kind they do not know.
            { name: files, extensions: [transferExtension, 'json', 'txt'] },
            { name: allFiles, extensions: ['*'] },
          ],
          maxSize: maxTransferSize,
        });
      } catch {
        return failed('transfer-unreadable');
      }
      if (bytes === null) return done(null);
      const read = readTransferFile(bytes);
      if (!read.ok) return read;
      const { licenses, seal } = read.value.header;
      for (const { organizationId } of licenses) {
        const refusal = seller.refusalOf(organizationId);
        if (refusal !== null) return failed(refusal);
      }
      current = { file: read.value, keys: null };
      return done({ isSealed: seal !== null, licenses });
    },

    /** Opens the keys of the open file. Fails with `transfer-code` for any other code. */
    async unlock(code: string): Promise<Result<undefined>> {
      const opened = current;
      if (opened === null) return failed('transfer-closed');
      opened.keys ??= await enqueue(async () => await openKeys(opened.file, code));
      return opened.keys === null ? failed('transfer-code') : done(undefined);
    },

    /** The keys that the code has opened. */
    openedKeys: (): readonly string[] => current?.keys ?? [],

    /** Forgets the open file and its keys. */
    close(): void {
      current = null;
    },

    /** Returns the key that a call is about. */
    keyOf(choice: KeyChoice): Result<KeyReference> {
      if ('transfer' in choice) return transferredKey(choice.transfer);
      const { server, organizationId, key } = choice;
      return done({ server, organizationId, key });
    },

    /**
     * Returns the preview of a license of the open file. The seat with the name of the computer that it comes from is not this computer's
     * own, although both computers may have one name.
     */
    withoutSource(preview: KeyPreview, choice: KeyChoice): KeyPreview {
      const licenses = current?.file.header.licenses ?? [];
      const source = 'transfer' in choice ? licenses[choice.transfer] : undefined;
      if (source === undefined || preview.taken === null) return preview;
      const seats = preview.taken.seats.map((seat) =>
        transferredName(seat.label) === source.deviceName
          ? { ...seat, hasThisComputersName: false }
          : seat,
      );
      return { ...preview, taken: { ...preview.taken, seats } };
    },
  };
}
