import { type FormEvent, useId, useRef, useState } from 'react';
import type { Language } from '../../../../shared/language.ts';
import {
  maxTemplateLength,
  type ReplyTemplates,
  templateProblem,
} from '../../../../shared/reply-template.ts';
import { replyText } from '../../../../shared/text/reply-text.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { describedBy, FieldNotes } from '../../../ui/FieldNotes.tsx';
import { showWhole } from '../../../ui/show-whole.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import '../../../ui/field.css';

interface TemplateFormProps {
  readonly language: Language;
  readonly templates: ReplyTemplates;
  readonly onSaved: (template: string | undefined) => void;
  readonly onCancel: () => void;
}

/** The form for the seller's own template of replies in one language. */
export function TemplateForm({ language, templates, onSaved, onCancel }: TemplateFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const messages = useAdminText().supportLookup.reply.template;
  const { announceAssertively, showToast } = useAnnouncer();
  const [template, setTemplate] = useState(templates[language] ?? replyText[language].template);
  const [isChecked, setChecked] = useState(false);
  const problem = isChecked ? describeProblem(template, messages) : null;
  const save = useAnnouncedAction(
    async (next: string | undefined) => {
      const { [language]: _, ...others } = templates;
      const replyTemplates = next === undefined ? others : { ...others, [language]: next };
      const saved = await bridge.settings.change({ replyTemplates });
      return saved.ok ? { ...saved, value: next } : saved;
    },
    (next) => {
      showToast(messages.saved);
      onSaved(next);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = describeProblem(template, messages);
    setChecked(true);
    if (found === null) {
      save.run(template);
      return;
    }
    announceAssertively(found);
    field.current?.focus();
  };
  return (
    <form className="stack stack-tight lookup-template" noValidate onSubmit={submit}>
      <h3>{messages.title(replyText[language].language)}</h3>
      <div className="field">
        <label className="visually-hidden" htmlFor={id}>
          {messages.label}
        </label>
        <textarea
          ref={field}
          id={id}
          className="input lookup-reply"
          lang={language}
          maxLength={maxTemplateLength}
          aria-invalid={problem !== null}
          aria-describedby={describedBy({ id, problem })}
          value={template}
          onFocus={showWhole}
          onChange={(event) => setTemplate(event.target.value)}
        />
        <FieldNotes id={id} problem={problem} hint={messages.hint} />
      </div>
      <FailureNote failure={save.failure} />
      <div className="form-actions">
        <Button variant="primary" submit busy={save.busy}>
          {messages.save}
        </Button>
        {templates[language] !== undefined && (
          <Button busy={save.busy} onClick={() => save.run(undefined)}>
            {messages.reset}
          </Button>
        )}
        <Button onClick={onCancel}>{messages.cancel}</Button>
      </div>
    </form>
  );
}

function describeProblem(
  template: string,
  messages: ReturnType<typeof useAdminText>['supportLookup']['reply']['template'],
): string | null {
  const problem = templateProblem(template);
  if (problem === null) return null;
  return problem.type === 'no-outcome' ? messages.noOutcome : messages.unknownField(problem.found);
}
