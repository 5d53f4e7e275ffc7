import { Activity, lazy, Suspense, useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { TransferView } from '../../../shared/transfer.ts';
import { endingOf } from '../../../shared/license.ts';
import type { EnteredKey } from '../../entered-key.ts';
import { useProductName } from '../../use-product.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EntryPoint } from '../../ui/EntryPoint.tsx';
import { Page } from '../../ui/Page.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';
import { Tips } from '../../ui/Tips.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { bridge } from '../../bridge.ts';
import { type CheckedKey, SeatForm } from './SeatForm.tsx';
import './start.css';

const KeyReview = lazy(() =>
  import('./KeyReview.tsx').then((module) => ({ default: module.KeyReview })),
);

interface StartPageProps {
  readonly onConnect: () => void;
  /** Null if no key was entered. */
  readonly onLost: (key: EnteredKey | null) => void;
  readonly onHelp: () => void;
  /** Called with the transfer file that the person opened. */
  readonly onTransfer: (transfer: TransferView) => void;
  /** Set where this computer has a license already, and another one is added. */
  readonly adding?: Adding;
  /** Called with the failure for a key whose license this computer has. Returns whether its page is shown instead. */
  readonly onFound: (failure: Failure) => boolean;
}

/** How a license is added to others. */
interface Adding {
  /** The form that opens. */
  readonly form: 'activate' | 'import';
  /** Whether a receipt is shown, which the activation puts away. */
  readonly hasReceipts: boolean;
  readonly onTaken: () => void;
  readonly onBack: () => void;
}

/**
 * The start screen of a computer without a seat: the entry points, and the forms that they open. Only a form where a license is added to
 * others.
 */
export function StartPage(props: StartPageProps) {
  const { onConnect, onLost, onHelp, onTransfer, adding, onFound } = props;
  const isAdding = adding !== undefined;
  const { connection, vendor } = useReadyState();
  const text = useText();
  const product = useProductName();
  const [form, setForm] = useState<'activate' | 'import' | null>(adding?.form ?? null);
  const switchForm = () => setForm(form === 'activate' ? 'import' : 'activate');
  const [checkedKey, setCheckedKey] = useState<CheckedKey | null>(null);
  const { entryPoints } = text.start;
  const openTransfer = useAnnouncedAction(
    () => bridge.transfer.open(),
    (transfer) => {
      if (transfer !== null) onTransfer(transfer);
    },
  );

  if (form !== null)
    return (
      <Page
        title={isAdding && form !== 'import' ? text.device.licenses.add : text.start[form].title}
        hasOwnHeading={checkedKey !== null}
        onBack={
          checkedKey === null
            ? (adding?.onBack ?? (() => setForm(null)))
            : () => setCheckedKey(null)
        }
      >
        {/* Keeps what the person typed while the key is reviewed. */}
        <Activity mode={checkedKey === null ? 'visible' : 'hidden'}>
          <SeatForm
            key={form}
            kind={form}
            onChecked={setCheckedKey}
            note={adding?.hasReceipts === true ? text.device.licenses.receiptsMove : null}
            onTaken={adding?.onTaken}
            onFound={onFound}
            onOther={switchForm}
          />
        </Activity>
        {isAdding && checkedKey === null && (
          <>
            <p className="side-entry-points">
              <Button variant="quiet" icon="file" action={openTransfer}>
                {entryPoints.transfer.title}
              </Button>
            </p>
            <FailureNote failure={openTransfer.failure} seat="none-taken" />
          </>
        )}
        {checkedKey !== null && (
          <Suspense fallback={null}>
            <KeyReview
              checkedKey={checkedKey}
              onTaken={adding?.onTaken}
              onFound={onFound}
              onHelp={onHelp}
              onLost={() => {
                const { server, displayKey } = checkedKey.preview;
                onLost({ server, ending: endingOf(displayKey) });
              }}
            />
          </Suspense>
        )}
      </Page>
    );

  const isConnected = connection.type !== 'public';
  const hasEntryPoint = (entryPoint: (typeof vendor.entryPoints)[number]) =>
    vendor.entryPoints.includes(entryPoint);
  // Of more than two cards the page would not fit the window.
  const hasSecondCard = !isConnected && hasEntryPoint('organization');
  return (
    <Page
      title={isConnected ? text.start.notActivated.title : text.start.welcome(product)}
      // The failure and its advice come first in a window of the default height.
      aside={openTransfer.failure === null ? <Tips {...text.start.about} /> : null}
    >
      <p className="start-lead quiet">
        {isConnected ? text.start.notActivated.lead : text.start.lead}
      </p>
      <div className="entry-points">
        {hasEntryPoint('license-key') && (
          <EntryPoint icon="key" {...entryPoints.key} onOpen={() => setForm('activate')} />
        )}
        {hasEntryPoint('license-key') && !hasSecondCard && (
          <EntryPoint icon="file" {...entryPoints.transfer} onOpen={openTransfer.run} />
        )}
        {hasSecondCard && (
          <EntryPoint icon="organization" {...entryPoints.organization} onOpen={onConnect} />
        )}
      </div>
      <p className="side-entry-points">
        {hasEntryPoint('license-key') && hasSecondCard && (
          <Button variant="quiet" icon="file" action={openTransfer}>
            {entryPoints.transfer.title}
          </Button>
        )}
        {hasEntryPoint('license-key') && (
          <Button variant="quiet" icon="device" onClick={() => setForm('import')}>
            {entryPoints.existing}
          </Button>
        )}
        <Button variant="quiet" icon="removed" onClick={() => onLost(null)}>
          {text.support.entryPoints.lost.title}
        </Button>
        <Button variant="quiet" icon="question" onClick={onHelp}>
          {text.support.entryPoints.help}
        </Button>
      </p>
      <FailureNote failure={openTransfer.failure} seat="none-taken" />
      {hasEntryPoint('license-key') && <PortalLink topic="key" />}
    </Page>
  );
}
