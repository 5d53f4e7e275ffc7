import { type ReactNode, useState } from 'react';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import type { Action } from '../../../ui/use-action.ts';
import { useAdminText } from '../use-admin-text.ts';
import { isTypedCount } from './bulk-source.ts';

interface StartDialogProps {
  readonly open: boolean;
  readonly seats: number;
  readonly start: Action<[]>;
  readonly onClose: () => void;
  /** What else the person enters. */
  readonly children: ReactNode;
}

/** Asks the person to type the number of seats before ten or more are released. Main asks for confirmation after that. */
export function StartDialog({ open, seats, start, children, onClose }: StartDialogProps) {
  const text = useAdminText();
  const messages = text.bulkRelease.confirm;
  const { announceAssertively } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const [isValidated, setValidated] = useState(false);
  const isCountCorrect = isTypedCount(typed, seats);
  const run = () => {
    setValidated(true);
    if (isCountCorrect) {
      start.run();
      return;
    }
    announceAssertively(messages.wrong);
    document.querySelector<HTMLInputElement>('[role="alertdialog"] [name="count"]')?.focus();
  };
  return (
    <ConfirmDialog
      open={open}
      title={messages.title(seats)}
      body={messages.body}
      confirm={messages.confirm(seats)}
      cancel={messages.cancel}
      action={{ ...start, run }}
      onClose={onClose}
    >
      {children}
      <Field
        name="count"
        label={messages.type(seats)}
        hint={messages.typeHint}
        value={typed}
        problem={isValidated && !isCountCorrect ? messages.wrong : null}
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}
