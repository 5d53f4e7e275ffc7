import { useId } from 'react';
import type { DeskReply } from '../../../../shared/support-lookup.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';

/** What to tell the customer, to copy. Main copies the same words. */
export function ReplyPart({ reply }: { readonly reply: DeskReply }) {
  const titleId = useId();
  const text = useAdminText();
  const words = text.supportDesk.reply;
  const { alarm, show } = useAnnouncer();
  const copy = useAct(
    () => bridge.supportDesk.copyReply(reply),
    () => show(words.copied),
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <section className="card" aria-labelledby={titleId}>
      <div className="card-head">
        <h2 id={titleId}>{words.title}</h2>
        <Button busy={copy.busy} onClick={copy.run}>
          {words.copy}
        </Button>
      </div>
      {copy.failure !== null && <FailureNote failure={copy.failure} />}
      <p className="desk-reply">{words.text(reply)}</p>
    </section>
  );
}
