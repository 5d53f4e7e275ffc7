import { useState } from 'react';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import type { Act } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import { isTyped } from './bulk-source.ts';

interface StartDialogProps {
  readonly open: boolean;
  readonly seats: number;
  readonly licenses: number;
  /** Starts the release. */
  readonly start: Act<[]>;
  readonly onClose: () => void;
}

/** Asks for the number of seats before ten or more are released, so that it was read. Main's own question comes after it. */
export function StartDialog({ open, seats, licenses, start, onClose }: StartDialogProps) {
  const text = useAdminText();
  const words = text.bulkRelease.confirm;
  const { alarm } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const [isJudged, setJudged] = useState(false);
  const isRight = isTyped(typed, seats);
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
      <Field
        name="count"
        label={words.type(seats)}
        hint={words.typeHint}
        value={typed}
        problem={isJudged && !isRight ? words.wrong : null}
        onChange={setTyped}
        onLeave={() => undefined}
      />
    </ConfirmDialog>
  );
}
