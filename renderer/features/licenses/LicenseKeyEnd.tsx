import { endingOf } from '../../../shared/license.ts';
import { maskedKey } from '../../../shared/masked-key.ts';
import { useAdminText } from './use-admin-text.ts';

/** The end of a license's key, with words for a screen reader. */
export function LicenseKeyEnd({ displayKey }: { readonly displayKey: string }) {
  const { keyEnding } = useAdminText().licenses.grid;
  const ending = endingOf(displayKey);
  return (
    <span>
      <span className="visually-hidden">{keyEnding(ending)}</span>
      <code aria-hidden="true">{maskedKey(ending)}</code>
    </span>
  );
}
