import { useAdminText } from './use-admin-text.ts';
import { useCanChange } from './use-can-change.ts';

/** Says why nothing can be changed. Draws nothing if the token allows changes. */
export function ReadOnlyNote() {
  const messages = useAdminText().licenses.readOnly;
  if (useCanChange()) return null;
  return (
    <p className="note read-only" role="note">
      <strong>{messages.title}</strong> {messages.body}
    </p>
  );
}
