import { useId } from 'react';
import type { LookupReply } from '../../../../shared/support-lookup.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useAdminText } from '../use-admin-text.ts';

/** A reply to the customer. Main copies the same text. */
export function ReplyPart({ reply }: { readonly reply: LookupReply }) {
  const titleId = useId();
  const text = useAdminText();
  const messages = text.supportLookup.reply;
  const copy = useToastAction(() => bridge.supportLookup.copyReply(reply), messages.copied);
  return (
    <section className="card" aria-labelledby={titleId}>
      <div className="card-head spread">
        <h2 id={titleId}>{messages.title}</h2>
        <Button action={copy}>{messages.copy}</Button>
      </div>
      <FailureNote failure={copy.failure} />
      <p className="lookup-reply">{messages.text(reply)}</p>
    </section>
  );
}
