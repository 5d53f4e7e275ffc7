import { useState } from 'react';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAct } from '../../../ui/use-act.ts';
import { useAdminText } from '../use-admin-text.ts';
import { isTyped, typedFrom } from './bulk-source.ts';

interface StartDialogProps {
  readonly open: boolean;
  readonly seats: number;
  readonly licenses: number;
  readonly onClose: () => void;
}

/** Asks before many seats are released; ten or more only when their number is typed. */
export function StartDialog({ open, seats, licenses, onClose }: StartDialogProps) {
  const text = useAdminText();
  const words = text.bulkRelease.confirm;
  const { alarm } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const [isJudged, setJudged] = useState(false);
  const start = useAct(
    () => bridge.bulk.start(seats),
    onClose,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const isRight = seats < typedFrom || isTyped(typed, seats);
  const run = () => {
    setJudged(true);
    if (isRight) {
      start.run();
      return;
    }
    alarm(words.wrong);
    document.querySelector<HTMLInputElement>('[role="alertdialog"] [name="count"]')?.focus();
  };
  return (
    <ConfirmDialog
      open={open}
      title={words.title(seats)}
      body={words.body(licenses)}
      confirm={words.confirm(seats)}
      keep={words.keep}
      act={{ ...start, run }}
      onClose={onClose}
    >
      {seats >= typedFrom && (
        <Field
          name="count"
          label={words.type(seats)}
          hint={words.typeHint}
          value={typed}
          problem={isJudged && !isRight ? words.wrong : null}
          onChange={setTyped}
          onLeave={() => undefined}
        />
      )}
    </ConfirmDialog>
  );
}
