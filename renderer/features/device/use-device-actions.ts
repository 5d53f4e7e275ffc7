import { useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { done, type Result } from '../../../shared/failure.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { type DeviceAction, isScreenAction, type ScreenAction } from './device-actions.ts';
import { useSeatId } from './seat-context.ts';

type DialogAction = Extract<DeviceAction, 'release' | 'setAside'>;
type DirectAction = Exclude<DeviceAction, DialogAction | ScreenAction>;

const calls: Readonly<Record<DirectAction, (seat: SeatId) => Promise<Result<unknown>>>> = {
  check: (seat) => bridge.device.check(seat),
  undoRelease: (seat) => bridge.device.cancelRelease(seat),
  cancelRelease: (seat) => bridge.device.cancelRelease(seat),
  stopTrying: (seat) => bridge.device.cancelRelease(seat),
  sendNow: () => bridge.device.retryNow(),
  checkAgain: () => bridge.device.retryNow(),
  // A check first finishes an activation whose outcome is unknown or not saved.
  findSeat: (seat) => bridge.device.check(seat),
  saveSeat: (seat) => bridge.device.check(seat),
  // The person already confirmed this release. It starts with the undo window again.
  tryAgain: (seat) => bridge.device.release(seat),
  enterKeyAgain: (seat) => bridge.device.dismiss(seat),
  useExisting: (seat) => bridge.device.dismiss(seat),
  activateHere: (seat) => bridge.device.resolveCopiedRecord({ seat, action: 'activate' }),
  sameComputer: (seat) => bridge.device.resolveCopiedRecord({ seat, action: 'same-computer' }),
  releaseOther: (seat) => bridge.device.resolveCopiedRecord({ seat, action: 'release' }),
  setCopiedRecordAside: (seat) => bridge.device.resolveCopiedRecord({ seat, action: 'set-aside' }),
  useAnotherKey: (seat) => bridge.device.resolveCopiedRecord({ seat, action: 'set-aside' }),
  continueWithout: (seat) => bridge.device.dismiss(seat),
  openPortal: () => bridge.app.openLink('portal'),
  done: (seat) => bridge.device.dismiss(seat),
  activateAgain: (seat) => bridge.device.activateAgain(seat),
};

/** Actions after which a key is entered. */
const keyActions: ReadonlySet<DirectAction> = new Set([
  'enterKeyAgain',
  'setCopiedRecordAside',
  'useAnotherKey',
]);

interface DeviceActionOptions {
  /** Called when a seat was dismissed for a key to be entered. */
  readonly onEnterKey?: (() => void) | undefined;
  /** Called when a seat was dismissed for the right id of its activation to be entered. */
  readonly onUseExisting?: () => void;
  /** Opens the screen of an action. Left out where such actions are not offered. */
  readonly onOpen?: (action: ScreenAction) => void;
}

/**
 * Runs the person's actions. The two destructive ones open a dialog. A failure shows until the device's state changes, because it does not
 * describe the new state.
 */
export function useDeviceActions(
  device: DeviceState,
  { onEnterKey, onUseExisting, onOpen }: DeviceActionOptions = {},
) {
  const seat = useSeatId();
  const stage = getStage(device);
  const isOtherComputer = device.type === 'held' && device.seat.otherComputer === true;
  const text = useText();
  const { showToast } = useAnnouncer();
  const [dialog, setDialog] = useState<DialogAction | null>(null);
  const [last, setLast] = useState<{
    readonly action: DirectAction;
    readonly stage: string;
  } | null>(null);
  const { run, busy, failure } = useAnnouncedAction(
    async (action: DirectAction) => {
      const answer = await calls[action](seat);
      return answer.ok ? done({ action, value: answer.value }) : answer;
    },
    ({ action, value }) => {
      if (action === 'undoRelease' || action === 'cancelRelease')
        showToast(
          isOtherComputer ? text.device.copied.releaseCanceled : text.device.releaseCanceled,
        );
      if (keyActions.has(action)) onEnterKey?.();
      if (action === 'useExisting') onUseExisting?.();
      if (action === 'findSeat' && value === true) showToast(text.device.unfinished.notYet);
    },
  );
  return {
    dialog,
    setDialog,
    busy: busy ? (last?.action ?? null) : null,
    failure: last?.stage === stage ? failure : null,
    run: (action: DeviceAction) => {
      if (action === 'release' || action === 'setAside') {
        setDialog(action);
        return;
      }
      if (isScreenAction(action)) {
        onOpen?.(action);
        return;
      }
      setLast({ action, stage });
      run(action);
    },
  };
}

/** Returns a name for the state, including the state of a release. */
function getStage(device: DeviceState): string {
  return device.type === 'held' ? device.release.type : device.type;
}
