import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Action } from './use-action.ts';
import { Button } from './Button.tsx';
import { FailureNote, type SeatAvailability } from './FailureNote.tsx';
import { restoreFocus } from './use-focus-fallback.ts';
import { useInertWindow } from './use-inert-window.ts';
import './confirm-dialog.css';

/** What a dialog asks, and what its buttons do. */
export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  /** Extra content below the body, such as figures or a field. */
  readonly children?: ReactNode;
  readonly confirm: string;
  /** `plain` or `primary` if the action is not destructive. */
  readonly confirmVariant?: 'danger-solid' | 'plain' | 'primary';
  readonly cancel: string;
  readonly action: Action<[]>;
  readonly seat?: SeatAvailability | undefined;
  readonly onClose: () => void;
}

/** Draws `ConfirmDialog`. */
export function DialogFrame(props: DialogProps) {
  const cancelButton = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element | null>(null);
  const { action, onClose, open: isOpen } = props;
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  useInertWindow(isOpen);
  const restoreOpenerFocus = () => {
    if (opener.current?.isConnected === true) return true;
    // A change of state removed the opener while the dialog was open. The timeout lets a heading that replaces it render first.
    window.setTimeout(restoreFocus);
    return false;
  };
  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Viewport className="dialog-viewport">
          <AlertDialog.Popup
            className="dialog titled"
            initialFocus={cancelButton}
            finalFocus={restoreOpenerFocus}
          >
            <AlertDialog.Title>{props.title}</AlertDialog.Title>
            <AlertDialog.Description className="quiet">{props.body}</AlertDialog.Description>
            {props.children}
            {action.failure !== null && <FailureNote failure={action.failure} seat={props.seat} />}
            <div className="dialog-actions row">
              <Button ref={cancelButton} onClick={onClose}>
                {props.cancel}
              </Button>
              <Button
                variant={props.confirmVariant ?? 'danger-solid'}
                busy={action.busy}
                onClick={action.run}
              >
                {props.confirm}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
