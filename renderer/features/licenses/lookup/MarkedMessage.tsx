import type { LookupAnswer } from '../../../../shared/support-lookup.ts';
import { useAdminText } from '../use-admin-text.ts';
import { withKeyMask } from '../../../../shared/masked-key.ts';

/** The lines of the pasted message that hold clues, with the clues marked. */
export function MarkedMessage({ lines }: { readonly lines: LookupAnswer['marked'] }) {
  const messages = useAdminText().supportLookup;
  if (lines.length === 0) return null;
  return (
    <div>
      <p className="note">{messages.marked}</p>
      <div className="lookup-marked">
        {lines.map((parts, line) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity, and their order is fixed
          <p key={line} dir="auto">
            {parts.map(({ text, type }, part) =>
              type === null ? (
                text
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- parts have no other identity, and their order is fixed
                <mark key={part}>
                  <bdi>{withKeyMask(text)}</bdi>
                </mark>
              ),
            )}
          </p>
        ))}
      </div>
    </div>
  );
}
