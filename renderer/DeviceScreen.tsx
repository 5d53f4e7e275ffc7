import { useState } from 'react';
import type { AppState, SeatState } from '../shared/app-state.ts';
import type { Failure } from '../shared/failure.ts';
import type { TransferView } from '../shared/transfer.ts';
import type { SeatId } from '../shared/seat-id.ts';
import { bridge } from './bridge.ts';
import { allLicenses, type DeviceView, getListedSeats, getOpenSeat } from './device-view.ts';
import type { EnteredKey } from './entered-key.ts';
import type { ScreenOpeners } from './features/device/device-actions.ts';
import { DevicePage } from './features/device/DevicePage.tsx';
import { FoundNote } from './features/device/FoundNote.tsx';
import { JointMoveBanner, MoveBanner } from './features/device/move/MoveBanner.tsx';
import { getJointMove } from './features/device/move/move-stage.ts';
import { SeatContext } from './features/device/seat-context.ts';
import { SeatList } from './features/device/SeatList.tsx';
import { StartPage } from './features/start/StartPage.tsx';
import { UnfinishedPage } from './features/start/UnfinishedPage.tsx';
import { SupportBanner } from './features/support/SupportBanner.tsx';
import type { Screen } from './screen.ts';
import { useFocusFallbackWithout } from './ui/use-focus-fallback.ts';

interface DeviceScreenProps {
  readonly state: AppState;
  readonly view: DeviceView;
  /** Whether a menu requested the release of the seat whose page is open. */
  readonly isReleaseRequested: boolean;
  readonly onReleaseHandled: () => void;
  readonly onOpenScreen: (screen: Screen) => void;
  readonly onOpenView: (view: DeviceView) => void;
  readonly onLost: (key: EnteredKey | null) => void;
  readonly onTransfer: (transfer: TransferView) => void;
}

/**
 * This device's licenses: the start screen for none, the page of one, the list of several. The form stays while its own activation runs,
 * so that it can show why the activation failed and keep what was entered.
 */
export function DeviceScreen(props: DeviceScreenProps) {
  const { state, view, onOpenScreen, onOpenView } = props;
  const { seats, supportLink: link } = state;
  const listed = getListedSeats(seats);
  const open = getOpenSeat(seats, view);
  const openMove = (id: SeatId) => {
    onOpenView({ type: 'seat', id, found: null });
    onOpenScreen('move');
  };
  const joint = getJointMove(seats);
  const moving = seats.filter(
    (seat) =>
      seat.move !== null &&
      !joint.includes(seat) &&
      (open === null || open.id === seat.id || open.device.type === 'none'),
  );
  const banners = [...moving.map(({ id }) => id), joint.length > 0];
  useFocusFallbackWithout(`${link?.isConfirmed === true} ${banners.join(' ')}`);
  return (
    <>
      {link?.isConfirmed === true && (
        <div className="trouble">
          <SupportBanner link={link} isHeld={listed.some(({ device }) => device.type === 'held')} />
        </div>
      )}
      {joint.length > 0 && (
        <div className="trouble">
          <JointMoveBanner moving={joint} onResume={() => onOpenScreen('move-all')} />
        </div>
      )}
      {moving.map(({ id }) => (
        <SeatContext key={id} value={id}>
          <div className="trouble">
            <MoveBanner onResume={() => openMove(id)} />
          </div>
        </SeatContext>
      ))}
      <DeviceContent {...props} onMove={openMove} />
    </>
  );
}

interface DeviceContentProps extends DeviceScreenProps {
  readonly onMove: (id: SeatId) => void;
}

function DeviceContent(props: DeviceContentProps) {
  const {
    state,
    view,
    isReleaseRequested,
    onReleaseHandled,
    onOpenScreen,
    onOpenView,
    onLost,
    onTransfer,
    onMove,
  } = props;
  const { seats } = state;
  const listed = getListedSeats(seats);
  const open = getOpenSeat(seats, view);
  const device = open?.device ?? { type: 'none' };
  const isEmpty = listed.length === 0;
  const [hasStartedWithoutSeat, setHasStartedWithoutSeat] = useState(false);
  if (isEmpty && !hasStartedWithoutSeat) setHasStartedWithoutSeat(true);
  const isActivatingHere =
    device.type === 'activating' && !device.isUnfinished && hasStartedWithoutSeat;
  const openHelp = () => onOpenScreen('help');
  const beginMove = (seat: SeatId) => {
    void bridge.move.setStep({ seat, step: 'key' });
    onMove(seat);
  };
  const { openForm, openExisting, screens } = createOpeners(seats, onOpenView, onOpenScreen);
  const openFound = (failure: Failure) => {
    const { seat } = failure;
    if (seat === undefined || !isFoundLicense(failure)) return false;
    onOpenView({ type: 'seat', id: seat, found: failure });
    return true;
  };

  if (view.type === 'adding' || isEmpty || isActivatingHere) {
    const { known, form } = view.type === 'adding' ? view : { known: null, form: null };
    return (
      <StartPage
        // The form that adds a license begins empty each time.
        key={String(known !== null)}
        onConnect={() => onOpenScreen('connect')}
        onLost={onLost}
        onHelp={openHelp}
        onTransfer={onTransfer}
        onFound={openFound}
        {...(known !== null && {
          adding: {
            form,
            hasReceipts: listed.some((seat) => seat.device.type === 'released'),
            onTaken: () => onOpenView({ type: 'added', known }),
            onBack: () => onOpenView(allLicenses),
          },
        })}
      />
    );
  }
  if (open === null || device.type === 'none') {
    return (
      <SeatList
        seats={seats}
        left={view.type === 'all' ? view.left : null}
        onOpen={(id) => onOpenView({ type: 'seat', id, found: null })}
        onMove={beginMove}
        onMoveAll={() => onOpenScreen('move-all')}
        onLost={() => onLost(null)}
        onAdd={openForm}
        onUseExisting={openExisting}
        onHelp={openHelp}
        screens={screens}
      />
    );
  }
  const { id } = open;
  const openSeat = () => onOpenView({ type: 'seat', id, found: null });
  if (view.type === 'unfinished' && device.type === 'activating')
    return (
      <SeatContext value={id}>
        <UnfinishedPage seat={id} label={device.label} onEnded={openSeat} onBack={openSeat} />
      </SeatContext>
    );
  const found = view.type === 'seat' && view.id === id ? view.found : null;
  return (
    <SeatContext value={id}>
      {found !== null && (
        <div className="trouble">
          <FoundNote failure={found} />
        </div>
      )}
      <DevicePage
        key={id}
        device={device}
        isReleaseRequested={isReleaseRequested}
        onReleaseHandled={onReleaseHandled}
        onMove={() => beginMove(id)}
        onLost={() => onLost(null)}
        onHelp={openHelp}
        onActivity={() => onOpenScreen('activity')}
        onAdd={openForm}
        onUseExisting={openExisting}
        screens={screens}
        isMoving={open.move !== null}
        onBack={listed.length > 1 ? () => onOpenView({ type: 'all', left: id }) : null}
      />
    </SeatContext>
  );
}

/** Returns what opens the forms and the other screens. */
function createOpeners(
  seats: readonly SeatState[],
  onOpenView: (view: DeviceView) => void,
  onOpenScreen: (screen: Screen) => void,
) {
  const ids = seats.map(({ id }) => id);
  const openFormOf = (form: 'activate' | 'import') =>
    onOpenView({ type: 'adding', known: ids, form });
  const openForm = () => openFormOf('activate');
  const openHelp = () => onOpenScreen('help');
  const screens: ScreenOpeners = {
    enterNewKey: openForm,
    getHelp: openHelp,
    askSeller: openHelp,
    useActivation: (id) => onOpenView({ type: 'unfinished', id }),
    connectAgain: () => onOpenScreen('connect'),
    checkUpdates: () => {
      void bridge.updates.check();
      onOpenScreen('settings');
    },
  };
  return { openForm, openExisting: () => openFormOf('import'), screens };
}

/** Whether a failure says that this computer has the license, or may have taken a seat of it. */
function isFoundLicense({ code }: Failure): boolean {
  return code === 'already-activated' || code === 'activation-unfinished';
}
