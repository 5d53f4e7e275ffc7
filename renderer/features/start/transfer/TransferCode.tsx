import { useEffect, useRef, useState } from 'react';
import { done } from '../../../../shared/failure.ts';
import type { KeyPreview } from '../../../../shared/key-preview.ts';
import { readTransferCode } from '../../../../shared/transfer-code.ts';
import type { TransferView } from '../../../../shared/transfer.ts';
import { bridge } from '../../../bridge.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { TransferSource } from './TransferSource.tsx';
import './transfer.css';

interface TransferCodeProps {
  readonly transfer: TransferView;
  /** Called when the code has opened the keys, with what the key of the only license grants; null for several. */
  readonly onOpened: (preview: KeyPreview | null) => void;
  readonly onCancel: () => void;
}

/** Asks for the code of a transfer file. Main opens the keys as soon as the code is complete. */
export function TransferCode({ transfer, onOpened, onCancel }: TransferCodeProps) {
  const text = useText();
  const messages = text.start.transfer;
  const { suggestedLabel } = useReadyState();
  const { announce } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isWrong = isChecked && readTransferCode(typed) === null;
  /** The code that was tried last; null for none. */
  const [tried, setTried] = useState<string | null>(null);

  const open = useAnnouncedAction(
    async (code: string) => {
      setTried(code);
      const opened = await bridge.transfer.unlock({ code });
      if (!opened.ok || transfer.licenses.length > 1) return opened.ok ? done(null) : opened;
      return await bridge.device.preview({ transfer: 0, label: suggestedLabel });
    },
    (preview) => {
      announce(messages.code.opened);
      onOpened(preview);
    },
  );

  const isRefused =
    open.failure?.code === 'transfer-code' && tried !== null && readTransferCode(typed) === tried;

  const focusField = () => form.current?.querySelector('input')?.focus();
  // The person opened the file to type its code next.
  useEffect(focusField, []);
  const change = (value: string) => {
    setTyped(value);
    const code = readTransferCode(value);
    if (code !== null && code !== readTransferCode(typed)) open.run(code);
  };
  const submit = () => {
    setChecked(true);
    const code = readTransferCode(typed);
    if (code === null) focusField();
    else open.run(code);
  };

  return (
    <form
      ref={form}
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="quiet">{messages.code.lead(transfer.licenses.length)}</p>
      <ul className="transfer-list" aria-label={messages.list.label}>
        {transfer.licenses.map((license, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- The licenses of a file have no other identity, and their order is fixed.
          <li key={index}>
            <TransferSource license={license} />
          </li>
        ))}
      </ul>
      <Field
        name="code"
        label={messages.code.label}
        hint={messages.code.hint}
        value={typed}
        problem={
          isWrong
            ? messages.code.wrong
            : isRefused
              ? `${text.failures.words['transfer-code'].title}.`
              : null
        }
        onChange={change}
        onLeave={() => {
          if (typed !== '') setChecked(true);
        }}
        code
      />
      <FailureNote failure={open.failure} seat="none-taken" isUntitled={isRefused} />
      <div className="form-actions">
        <Button variant="primary" submit busy={open.busy}>
          {open.busy ? messages.code.busy : messages.code.submit}
        </Button>
        <Button onClick={onCancel}>{messages.cancel}</Button>
      </div>
    </form>
  );
}
