import { isDeepStrictEqual } from 'node:util';
import type { DeviceState } from '../../../shared/app-state.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { releaseEvent, seatCheckEvent } from '../seat/seat-events.ts';
import { createDeviceServices, type DeviceServiceDeps } from './device-services.ts';
import { deviceState } from './device-state.ts';
import { createDismissals } from './dismissals.ts';
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
  const { storedRelease, keyReplaced } = services;
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
    ...createDismissals(deps, services, { state, publish }),
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
    stop(): void {
      releases.stop();
      checks.stop();
      activations.stop();
    },
  };
}
