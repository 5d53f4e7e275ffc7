import { useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { done, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useAct } from '../../ui/use-action.ts';
import type { DeviceAct } from './device-actions.ts';

type Asked = Extract<DeviceAct, 'release' | 'setAside'>;
type Sent = Exclude<DeviceAct, Asked>;

const calls: Readonly<Record<Sent, () => Promise<Result<unknown>>>> = {
  check: () => bridge.device.check(),
  keep: () => bridge.device.keep(),
  cancelRelease: () => bridge.device.keep(),
  sendNow: () => bridge.device.tryNow(),
  lookAgain: () => bridge.device.tryNow(),
  // A check begins with an activation whose outcome is open or not saved.
  findSeat: () => bridge.device.check(),
  saveSeat: () => bridge.device.check(),
  // The request was confirmed once already; it begins with a hold again, so there is an undo.
  tryAgain: () => bridge.device.release(),
  enterKeyAgain: () => bridge.device.forget(),
  activateHere: () => bridge.device.answerCopy('activate'),
  sameComputer: () => bridge.device.answerCopy('same-computer'),
  releaseOther: () => bridge.device.answerCopy('release'),
  setCopyAside: () => bridge.device.answerCopy('set-aside'),
  continueWithout: () => bridge.device.forget(),
  done: () => bridge.device.forget(),
};

/**
 * Does what the person chose. The two acts that end something are handed to `ask`, which opens their dialog.
 * A failure is told until the device is elsewhere, since it says nothing of what came after.
 */
export function useDeviceActs(device: DeviceState, ask: (act: Asked) => void) {
  const stage = stageOf(device);
  const isOther = device.is === 'held' && device.seat.otherComputer === true;
  const text = useText();
  const { alarm, show } = useAnnouncer();
  const [last, setLast] = useState<{ readonly act: Sent; readonly stage: string } | null>(null);
  const { run, busy, failure } = useAct(
    async (act: Sent) => {
      const answer = await calls[act]();
      return answer.ok ? done({ act, value: answer.value }) : answer;
    },
    ({ act, value }) => {
      if (act === 'keep' || act === 'cancelRelease')
        show(isOther ? text.device.copied.taken : text.device.kept);
      if (act === 'findSeat' && value === true) show(text.device.unfinished.notYet);
    },
    ({ code }: Failure) => alarm(text.failures.words[code].title),
  );
  return {
    busy: busy ? (last?.act ?? null) : null,
    failure: last?.stage === stage ? failure : null,
    run: (act: DeviceAct) => {
      if (act === 'release' || act === 'setAside') {
        ask(act);
        return;
      }
      setLast({ act, stage });
      run(act);
    },
  };
}

/** Names where the device is. */
function stageOf(device: DeviceState): string {
  return device.is === 'held' ? device.release.is : device.is;
}
