import { useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { done, type Result } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import type { DeviceAction } from './device-actions.ts';

type DialogAction = Extract<DeviceAction, 'release' | 'setAside'>;
type DirectAction = Exclude<DeviceAction, DialogAction>;

const calls: Readonly<Record<DirectAction, () => Promise<Result<unknown>>>> = {
  check: () => bridge.device.check(),
  undoRelease: () => bridge.device.cancelRelease(),
  cancelRelease: () => bridge.device.cancelRelease(),
  sendNow: () => bridge.device.retryNow(),
  checkAgain: () => bridge.device.retryNow(),
  // A check first finishes an activation whose outcome is unknown or not saved.
  findSeat: () => bridge.device.check(),
  saveSeat: () => bridge.device.check(),
  // The person already confirmed this release. It starts with the undo window again.
  tryAgain: () => bridge.device.release(),
  enterKeyAgain: () => bridge.device.dismiss(),
  activateHere: () => bridge.device.resolveCopiedRecord('activate'),
  sameComputer: () => bridge.device.resolveCopiedRecord('same-computer'),
  releaseOther: () => bridge.device.resolveCopiedRecord('release'),
  setCopiedRecordAside: () => bridge.device.resolveCopiedRecord('set-aside'),
  continueWithout: () => bridge.device.dismiss(),
  done: () => bridge.device.dismiss(),
};

/**
 * Runs the person's actions. The two destructive ones open a dialog. A failure shows until the device's state changes, because it does not describe the new state.
 */
export function useDeviceActions(device: DeviceState) {
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
      const answer = await calls[action]();
      return answer.ok ? done({ action, value: answer.value }) : answer;
    },
    ({ action, value }) => {
      if (action === 'undoRelease' || action === 'cancelRelease')
        showToast(
          isOtherComputer ? text.device.copied.releaseCanceled : text.device.releaseCanceled,
        );
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
      setLast({ action, stage });
      run(action);
    },
  };
}

/** Returns a name for the state, including the state of a release. */
function getStage(device: DeviceState): string {
  return device.type === 'held' ? device.release.type : device.type;
}
