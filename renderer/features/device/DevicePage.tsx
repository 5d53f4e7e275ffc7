import { useEffect, useEffectEvent, useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { statedName } from '../../../shared/license-name.ts';
import type { Server } from '../../../shared/license.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tips } from '../../ui/Tips.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { ScreenOpeners } from './device-actions.ts';
import { getDeviceFailure, isSaidByHeadline } from './device-failure.ts';
import { DeviceDialogs } from './DeviceDialogs.tsx';
import { canMove } from './can-move.ts';
import { withKnownExpiry } from './known-expiry.ts';
import { OtherOptions } from './OtherOptions.tsx';
import { ReceiptCard } from '../../ui/ReceiptCard.tsx';
import { getSeatAvailability } from './seat-availability.ts';
import { useSeatId } from './seat-context.ts';
import { RenameButton } from './RenameButton.tsx';
import { RecentActivity } from './RecentActivity.tsx';
import { FileDetails, SeatDetails, SeatFacts } from './SeatFacts.tsx';
import { StateCard } from './StateCard.tsx';
import { useLicenseTitle, useSeat } from './use-seat.ts';
import { useDeviceActions } from './use-device-actions.ts';
import { usePageActions } from './use-offered-actions.ts';
import './device.css';

interface DevicePageProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  /** Whether a menu requested the release. */
  readonly isReleaseRequested: boolean;
  readonly onReleaseHandled: () => void;
  readonly onMove: () => void;
  readonly onLost: () => void;
  readonly onHelp: () => void;
  /** Opens the whole activity log. */
  readonly onActivity: () => void;
  /** Opens the form that adds a license. */
  readonly onAdd: () => void;
  /** Opens the form for an existing activation. */
  readonly onUseExisting: () => void;
  readonly screens: ScreenOpeners;
  /** Whether a move of this seat is under way, which the banner above the page continues. */
  readonly isMoving: boolean;
  /** Leads back to all licenses; null if there is no other. */
  readonly onBack: (() => void) | null;
}

/** The state of this computer's seat, and the actions on it. */
export function DevicePage(props: DevicePageProps) {
  const { device, isReleaseRequested, onReleaseHandled, onMove, onAdd, onBack } = props;
  const { onHelp, isMoving } = props;
  const text = useText();
  const id = useSeatId();
  const license = useLicenseTitle();
  // The only license gives way to the start screen by itself.
  const enterKey = onBack === null ? undefined : onAdd;
  const { run, busy, failure, dialog, setDialog } = useDeviceActions(device, {
    onEnterKey: enterKey,
    onUseExisting: props.onUseExisting,
    onOpen: (action) => props.screens[action](id),
  });
  const canList = useReadyState().connection.type === 'organization';
  const actions = usePageActions(device);
  const offersHelp = actions.includes('getHelp') || actions.includes('askSeller');
  const handleReleaseRequest = useEffectEvent(() => {
    if (actions.includes('release')) setDialog('release');
    onReleaseHandled();
  });
  useEffect(() => {
    if (isReleaseRequested) handleReleaseRequest();
  }, [isReleaseRequested]);
  const receiptLicense = statedName(useSeat()?.name ?? null, license !== null);
  const [isRenaming, setRenaming] = useState(false);
  const isWide = useIsWide();
  const now = useNow(60_000);
  const seatInfo =
    device.type === 'held' || device.type === 'copied' ? withKnownExpiry(device) : null;
  const isChecking = device.type === 'held' && device.seatStatus.type === 'checking';
  return (
    <Page
      title={license ?? text.device.title}
      layout="columns"
      server={getServer(device)}
      onBack={onBack}
      backLabel={text.device.licenses.back}
      titleAction={
        license !== null &&
        seatInfo !== null && (
          <RenameButton isRenaming={isRenaming} onRename={() => setRenaming(true)} />
        )
      }
      actions={
        actions.includes('check') ? (
          <Button busy={isChecking || busy === 'check'} onClick={() => run('check')}>
            {text.device.actions.check}
          </Button>
        ) : undefined
      }
    >
      <StateCard
        device={device}
        actions={actions.filter((action) => action !== 'check')}
        busy={busy}
        onAction={run}
        hasForm={isRenaming}
        primaryAction={
          !isMoving && canMove(device, now) ? (
            <Button variant={isRenaming ? 'plain' : 'primary'} onClick={onMove}>
              {text.move.entryPoint.title}
            </Button>
          ) : undefined
        }
        facts={
          seatInfo !== null && (
            <SeatFacts
              seat={seatInfo}
              isRenaming={isRenaming}
              onRenamed={() => setRenaming(false)}
            />
          )
        }
        details={
          seatInfo === null ? (
            isSaidByHeadline(device) && <FileDetails failure={getDeviceFailure(device)} />
          ) : (
            <SeatDetails seat={seatInfo} />
          )
        }
      >
        {device.type === 'held' && device.seat.otherComputer === true && (
          <p>{text.device.copied.releasing(device.seat.label)}</p>
        )}
        {failure !== null && failure.code !== getDeviceFailure(device)?.code && (
          <FailureNote failure={failure} seat={getSeatAvailability(device)} />
        )}
        {device.type === 'activating' &&
          device.isUnfinished &&
          device.saveFailure === null &&
          device.otherComputer !== true &&
          !canList && <p>{text.device.unfinished.cannotCheck}</p>}
      </StateCard>
      {seatInfo !== null && isWide && <RecentActivity onAll={props.onActivity} />}
      {device.type === 'released' && (
        <ReceiptCard
          receipt={device.receipt}
          license={receiptLicense}
          copy={() => bridge.device.copyReceipt(id)}
          save={() => bridge.device.saveReceipt(id)}
        />
      )}
      <NextSteps device={device} />
      <OtherOptions
        device={device}
        onLost={props.onLost}
        onHelp={offersHelp ? null : onHelp}
        hasPortal={!actions.includes('openPortal')}
        onAdd={onBack === null ? onAdd : null}
      />
      <DeviceDialogs
        device={device}
        dialog={dialog}
        onClose={() => setDialog(null)}
        onSetAside={enterKey}
      />
    </Page>
  );
}

/** What to do next: after a release, and for a seat that was released elsewhere. */
function NextSteps({ device }: Pick<DevicePageProps, 'device'>) {
  const text = useText();
  if (device.type === 'released') return <Tips {...getTipsAfterRelease(text, device)} />;
  const isRemoved =
    device.type === 'held' &&
    device.release.type === 'idle' &&
    device.seatStatus.type === 'removed';
  // Beside the note of a failed check they would not fit.
  if (!isRemoved || getDeviceFailure(device) !== null) return null;
  return <Tips {...text.device.elsewhere} />;
}

/** Returns what to do next. While the app has the key, this computer needs no key again. */
function getTipsAfterRelease(
  { device: { afterRelease } }: WindowText,
  { canActivateAgain }: Extract<DeviceState, { type: 'released' }>,
) {
  const { title, tips, activateAgain } = afterRelease;
  const [there, here, ...others] = tips;
  if (canActivateAgain !== true || there === undefined || here === undefined)
    return { title, tips };
  return { title, tips: [there, { ...here, body: activateAgain }, ...others] };
}

function getServer(device: DeviceState): Server | undefined {
  if (device.type === 'held' || device.type === 'copied') return device.seat.server;
  return device.type === 'released' ? device.receipt.server : undefined;
}
