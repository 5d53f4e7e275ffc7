import { isDeepStrictEqual } from 'node:util';
import type { DeviceState } from '../../../shared/app-state.ts';
import { type Result } from '../../../shared/failure.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { releaseEvent, seatCheckEvent } from '../seat/seat-events.ts';
import { isUnknownSeat } from '../seat/seat-record.ts';
import { dismissUnderLock } from '../seat/with-seat-lock.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { createDeviceServices, type DeviceServiceDeps } from './device-services.ts';
import { deviceState } from './device-state.ts';
import { createSignal } from './signal.ts';

/** Everything about this computer's seat, joined into one state. */
export type Device = ReturnType<typeof createDevice>;

interface DeviceDeps extends DeviceServiceDeps {
  readonly changed: (state: DeviceState) => void;
}

/** The device over its files. Reads them; sends nothing on its own. */
export function createDevice(deps: DeviceDeps) {
  const changed = createSignal();
  const services = createDeviceServices(deps, changed);
  const { record, receipts, releases, checks, activations } = services;
  const { isOtherComputer, storedRelease, keyReplaced } = services;
  /** Whether an open release has been recovered. Before that, the state shows it as it was left. */
  let isRecovered = false;

  function state(): DeviceState {
    return deviceState(services, isRecovered ? releases.state() : storedRelease());
  }

  function recordEvents(before: DeviceState, now: DeviceState): void {
    const event = releaseEvent(before, now, releases.askedBy() ?? 'app');
    if (event !== null) deps.recordEvent(event);
    const checkEvent = seatCheckEvent(before, now);
    // It is recorded once, over restarts too, until a check confirms the seat again.
    if (checkEvent !== null) deps.recordEvent(checkEvent, record.get()?.confirmedAt ?? 0);
  }

  function reloadFiles(): void {
    receipts.reload();
    activations.reload();
    checks.reset();
  }

  /** Continues a release that a command could not send and left: no other process sends it while this window is open. */
  function recoverLeftRelease(): void {
    if (!isRecovered || isPending(releases.state())) return;
    const { type } = storedRelease();
    if (type === 'waiting' || type === 'unknown') releases.recover();
  }

  /** Whether Polar has said that the seat on record does not exist, so that the person may dismiss the record. */
  function isGone(): boolean {
    const seat = record.get();
    if (seat === null || isPending(releases.state())) return false;
    return checks.seatStatus().type === 'removed' || isUnknownSeat(seat);
  }

  /** Runs `work` under the lock, unless another process has changed meanwhile what the person dismisses. */
  async function dismiss(work: () => void): Promise<Result<undefined>> {
    const shown = (): unknown => [record.get()?.activationId, activations.pending()?.nonce];
    const before = shown();
    const reload = (): void => {
      record.reload();
      activations.reload();
    };
    const result = await dismissUnderLock({ ...deps, reload }, () => {
      if (isDeepStrictEqual(shown(), before)) work();
    });
    publish();
    return result;
  }

  function endDismissal(): void {
    releases.dismissFailure();
    checks.reset();
    publish();
  }

  record.reload();
  reloadFiles();
  let published = state();

  function publish(): void {
    const before = published;
    const now = state();
    published = now;
    recordEvents(before, now);
    deps.changed(now);
  }
  changed.subscribe(publish);

  return {
    ...services,
    state,
    /** Reads the files again, since another process may have changed them. Does nothing if none has. */
    reload(): void {
      recoverLeftRelease();
      const before = record.get();
      record.reload();
      if (isDeepStrictEqual(record.get(), before)) return;
      const after = record.get();
      if (after === null) releases.releasedElsewhere();
      reloadFiles();
      const isSame = after?.activationId === before?.activationId;
      if (isSame && after?.key !== before?.key) keyReplaced();
      if (!isSame) releases.dismissFailure();
      publish();
      // A command may have marked the record as this computer's.
      recoverLeftRelease();
    },
    /** Continues what an earlier process left open. Sends requests. */
    recover(): void {
      isRecovered = true;
      releases.recover();
      void activations.recover();
    },
    /** Sets another computer's record aside and abandons its pending activation. */
    async setCopyAside(): Promise<Result<undefined>> {
      return await dismiss(() => {
        if (activations.isPendingElsewhere()) activations.abandon();
        if (!isOtherComputer() || isPending(releases.state())) return;
        record.setCopyAside();
        endDismissal();
      });
    },
    /** Dismisses the receipt. Throws the file system's error. */
    dismissReceipt(): void {
      receipts.dismiss();
      endDismissal();
    },
    /** Dismisses what the window shows as ended: a receipt, a failure, a removed seat, a pending activation, a damaged file. */
    async forget(): Promise<Result<undefined>> {
      const { type } = state();
      if (type === 'activating') return await dismiss(activations.abandon);
      if (type === 'unreadable')
        return await dismiss(() => {
          record.dismissProblem();
          activations.dismissProblem();
          endDismissal();
        });
      if (type === 'held' && isGone())
        return await dismiss(() => {
          if (isGone()) record.erase();
          endDismissal();
        });
      return tryWrite('device.json', () => {
        if (type === 'released') receipts.dismiss();
        endDismissal();
      });
    },
    stop(): void {
      releases.stop();
      checks.stop();
      activations.stop();
    },
  };
}
