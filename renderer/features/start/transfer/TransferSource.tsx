import type { TransferLicense } from '../../../../shared/transfer.ts';
import { useText } from '../../../use-text.ts';

/** Names a license of a transfer file by the end of its key and the computer that it comes from. */
export function TransferSource({ license }: { readonly license: TransferLicense }) {
  const messages = useText().start.transfer;
  const { keyEnding, deviceName } = license;
  return (
    <div>
      <p className="transfer-key">
        {keyEnding === '' ? messages.keyHidden : messages.key(keyEnding)}
      </p>
      <p className="note">{messages.from(deviceName)}</p>
    </div>
  );
}
