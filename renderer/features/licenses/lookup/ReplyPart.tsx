import { useId, useState } from 'react';
import { identifiedCustomer } from '../../../../shared/customer-name.ts';
import { type Language, languages } from '../../../../shared/language.ts';
import type { LicenseRow } from '../../../../shared/licenses.ts';
import { type LookupReply, maxReplyLength } from '../../../../shared/support-lookup.ts';
import { replyText } from '../../../../shared/text/reply-text.ts';
import { writeReply } from '../../../../shared/write-reply.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { showWhole } from '../../../ui/show-whole.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useAdminText } from '../use-admin-text.ts';
import { TemplateForm } from './TemplateForm.tsx';

interface ReplyPartProps {
  readonly reply: LookupReply;
  readonly license: LicenseRow;
  /** The language of the customer's message; null where it does not show. */
  readonly language: Language | null;
}

/** A reply to the customer in their language, which the person can edit, copy, and open in the mail program. */
export function ReplyPart({ reply, license, language: customers }: ReplyPartProps) {
  const titleId = useId();
  const textId = useId();
  const adminText = useAdminText();
  const messages = adminText.supportLookup.reply;
  const { replyTemplates: templates } = useReadyState().settings;
  const { showToast } = useAnnouncer();
  const [language, setLanguage] = useState<Language>(customers ?? adminText.language);
  const write = (next: Language, template = templates[next]) =>
    writeReply(next, template, { ...reply, customer: license });
  const [text, setText] = useState(() => write(language));
  const [isEditing, setEditing] = useState(false);
  const heading = useFocusFallback(`${reply.device} ${isEditing}`);
  const copy = useToastAction(() => bridge.supportLookup.copyReply(text), messages.copied);
  const { email } = identifiedCustomer(license);
  const mail = useAnnouncedAction(
    () =>
      bridge.supportLookup.mailReply({
        licenseId: license.licenseId,
        subject: replyText[language].subject(reply.caseCode),
        text,
      }),
    (fits) => showToast(fits ? messages.mailed : messages.mailedLong),
  );
  return (
    <section className="card stack stack-tight" aria-labelledby={titleId}>
      <div className="card-head spread">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {messages.title}
        </h2>
        <Select
          label={messages.language}
          isInRow
          options={languages.map((value) => ({
            value,
            name: replyText[value].language,
            lang: value,
          }))}
          value={language}
          onChange={(next) => {
            if (next === null) return;
            setLanguage(next);
            setText(write(next));
          }}
        />
      </div>
      <div className="field">
        <label className="visually-hidden" htmlFor={textId}>
          {messages.text}
        </label>
        <textarea
          id={textId}
          className="input lookup-reply"
          lang={language}
          maxLength={maxReplyLength}
          value={text}
          onFocus={showWhole}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <FailureNote failure={copy.failure ?? mail.failure} />
      <div className="form-actions">
        <Button variant={isEditing ? 'plain' : 'primary'} action={copy}>
          {messages.copy}
        </Button>
        {email !== null && (
          <Button icon="outside" action={mail}>
            {messages.mail}
          </Button>
        )}
      </div>
      {(email !== null || !isEditing) && (
        <div className="lookup-reply-foot split">
          {email !== null && <p className="note">{messages.mailTo(email)}</p>}
          {!isEditing && (
            <Button variant="quiet" onClick={() => setEditing(true)}>
              {messages.template.edit}
            </Button>
          )}
        </div>
      )}
      {isEditing && (
        <TemplateForm
          key={language}
          language={language}
          templates={templates}
          onSaved={(template) => {
            setText(write(language, template));
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      )}
    </section>
  );
}
