import type { LookupAnswer } from '../../../../shared/support-lookup.ts';
import { useAdminText } from '../use-admin-text.ts';

/** The lines of the pasted message that hold clues, with the clues marked. */
export function MarkedMessage({ lines }: { readonly lines: LookupAnswer['marked'] }) {
  const messages = useAdminText().supportLookup;
  if (lines.length === 0) return null;
  return (
    <div>
      <p className="note">{messages.marked}</p>
      <div className="lookup-marked">
        {lines.map((parts, line) => (
          // The lines of one answer never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={line} dir="auto">
            {parts.map(({ text, type }, part) =>
              type === null ? (
                text
              ) : (
                // oxlint-disable-next-line react/no-array-index-key
                <mark key={part}>
                  <bdi>{text}</bdi>
                </mark>
              ),
            )}
          </p>
        ))}
      </div>
    </div>
  );
}
