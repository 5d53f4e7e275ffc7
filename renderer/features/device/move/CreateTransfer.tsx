import { useState } from 'react';
import type { SeatState } from '../../../../shared/app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import '../../../ui/checkbox.css';
import { useSeatId } from '../seat-context.ts';

/** Saves the license, or all of this computer's, in a transfer file for the new computer. `onCode`: called with the code of a file with keys. */
export function CreateTransfer({ onCode }: { readonly onCode: (code: string) => void }) {
  const messages = useText().move.file;
  const { showToast } = useAnnouncer();
  const heading = useFocusFallback('key');
  const id = useSeatId();
  const movable = useReadyState().seats.filter(isMovable);
  const [hasKeys, setHasKeys] = useState(false);
  const [isAll, setAll] = useState(false);
  const [isSavedWithoutKey, setSavedWithoutKey] = useState(false);

  const create = useAnnouncedAction(
    () => bridge.transfer.save({ seats: isAll ? movable.map((seat) => seat.id) : [id], hasKeys }),
    (saved) => {
      if (saved === null) return;
      showToast(messages.saved);
      setSavedWithoutKey(saved.code === null);
      if (saved.code !== null) onCode(saved.code);
    },
  );

  return (
    <section className="card stack stack-tight" aria-labelledby="move-file">
      <div className="titled">
        <h2 id="move-file" ref={heading} tabIndex={-1} data-focus-fallback>
          {messages.title}
        </h2>
        <p className="quiet">{messages.lead}</p>
      </div>
      <Choice
        label={messages.withKey}
        hint={messages.withKeyHint}
        checked={hasKeys}
        onChange={setHasKeys}
      />
      {movable.length > 1 && (
        <Choice
          label={messages.all(movable.length)}
          hint={messages.allHint}
          checked={isAll}
          onChange={setAll}
        />
      )}
      {isSavedWithoutKey && <p>{messages.savedWithoutKey}</p>}
      <FailureNote failure={create.failure} seat="yours" />
      <div className="form-actions">
        <Button variant="primary" icon="file" action={create}>
          {create.busy ? messages.busy : messages.submit}
        </Button>
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  return (
    <label className="move-choice">
      <input
        type="checkbox"
        className="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        <span className="note">{hint}</span>
      </span>
    </label>
  );
}

/** Whether a seat is this computer's own, with nothing under way. */
function isMovable({ device }: SeatState): boolean {
  return (
    device.type === 'held' && device.release.type === 'idle' && device.seat.otherComputer !== true
  );
}
