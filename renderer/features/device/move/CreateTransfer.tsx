import { type ReactNode, useState } from 'react';
import type { SeatId } from '../../../../shared/seat-id.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { Choice } from './Choice.tsx';

interface CreateTransferProps {
  /** The licenses to save. */
  readonly seats: readonly SeatId[];
  readonly messages: {
    readonly title: string;
    readonly withKey: string;
    readonly withKeyHint: string;
    readonly savedWithoutKey: string;
  };
  /** Called when a file is saved, with the code of a file with keys. */
  readonly onSaved: (code: string | null) => void;
  /** More about what the file holds. */
  readonly children?: ReactNode;
}

/** Saves licenses of this computer in a transfer file for the new computer. */
export function CreateTransfer({ seats, messages, onSaved, children }: CreateTransferProps) {
  const text = useText().move.file;
  const { showToast } = useAnnouncer();
  const heading = useFocusFallback('key');
  const [hasKeys, setHasKeys] = useState(false);
  const [isSavedWithoutKey, setSavedWithoutKey] = useState(false);

  const create = useAnnouncedAction(
    () => bridge.transfer.save({ seats: [...seats], hasKeys }),
    (saved) => {
      if (saved === null) return;
      showToast(text.saved);
      setSavedWithoutKey(saved.code === null);
      onSaved(saved.code);
    },
  );

  return (
    <section className="card stack stack-tight" aria-labelledby="move-file">
      <div className="titled">
        <h2 id="move-file" ref={heading} tabIndex={-1} data-focus-fallback>
          {messages.title}
        </h2>
        <p className="quiet">{text.lead}</p>
      </div>
      <Choice
        label={messages.withKey}
        hint={messages.withKeyHint}
        checked={hasKeys}
        onChange={setHasKeys}
      />
      {children}
      {isSavedWithoutKey && <p>{messages.savedWithoutKey}</p>}
      <FailureNote failure={create.failure} seat="yours" />
      <div className="form-actions">
        <Button variant="primary" icon="file" action={create}>
          {create.busy ? text.busy : text.submit}
        </Button>
      </div>
    </section>
  );
}
