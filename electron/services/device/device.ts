import { isDeepStrictEqual } from 'node:util';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isPending, type SeatRelease } from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { seatCountOf, holdsSeat } from '../../polar/seat-list.ts';
import type { Clock, Log, Machine } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import { createActivations, type Activations } from '../activation/activations.ts';
import type { Credentials } from '../organization/credentials.ts';
import { seatCheckEvent, releaseEvent, type ActivityEvent } from '../seat/seat-events.ts';
import { deviceState } from './device-state.ts';
import { createOrigins } from '../seat/origin.ts';
import { createReceipts, type Receipts } from '../release/receipts.ts';
import { createSeatChecks, type SeatChecks } from './seat-checks.ts';
import { isUnknownSeat, type SeatRecord } from '../seat/seat-record.ts';
import type { SeatReleases } from '../release/seat-releases.ts';
import { createSeatReleases } from '../release/seat-releases.ts';

/** Everything about this computer's seat, joined so that a change anywhere shows as one state. */
export interface Device {
  readonly record: SeatRecord;
  readonly releases: SeatReleases;
  readonly checks: SeatChecks;
  readonly activations: Activations;
  readonly receipts: Receipts;
  state(): DeviceState;
  /** Whether the seat on record is another computer's, whose data was copied here. */
  isOtherComputer(): boolean;
  /** Reads the files again, since another process may have changed them; nothing happens when none has. */
  reload(): void;
  /** Takes up what an earlier process left open. Sends requests. */
  recover(): void;
  /**
   * Puts the record and the unfinished activation of another computer out of the way; the record is kept aside. Throws the file system's
   * error.
   */
  setCopyAside(): void;
  /** Puts the story away that the window tells: a receipt, a failure, a removed seat, an unfinished activation. */
  forget(): void;
  stop(): void;
}

/** The device over its files. Reads them; sends nothing before it is asked to. */
export function createDevice(deps: {
  readonly records: Records;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly machine: Machine;
  readonly appVersion: string;
  readonly changed: (state: DeviceState) => void;
  readonly reportFailure: (failure: Failure | null) => void;
  /** Writes a line of the journal of all that happened, unless it says the same of this seat already, since `unlessSince`. */
  readonly recordEvent: (event: ActivityEvent, unlessSince?: number) => void;
}): Device {
  const { records, keys, credentials, log } = deps;
  const record = mirroredFile(records.device);
  const origins = createOrigins(deps.machine);
  const receipts = createReceipts(records.receipt, deps.appVersion);
  let published: DeviceState | null = null;
  /** Whether an open story has been taken up; before that it is shown as it was left. */
  let isRecovered = false;

  function recordEvents(before: DeviceState, now: DeviceState): void {
    const event = releaseEvent(before, now, releases.askedBy() ?? 'app');
    if (event !== null) deps.recordEvent(event);
    const checkEvent = seatCheckEvent(before, now);
    // It is no news, over restarts too, until a look finds the seat in order.
    if (checkEvent !== null) deps.recordEvent(checkEvent, record.get()?.confirmedAt ?? 0);
  }

  const publish = (): void => {
    const now = state();
    const before = published ?? now;
    published = now;
    recordEvents(before, now);
    deps.changed(now);
  };

  function isOtherComputer(): boolean {
    const seat = record.get();
    return seat !== null && origins.isOtherComputer(seat, () => storedJournal(seat));
  }

  const releases = createSeatReleases({
    ...deps,
    record,
    origins,
    isOtherComputer,
    file: records.release,
    releasedElsewhere: receipts.reload,
    changed() {
      const release = releases.state();
      if (release.type === 'failed' && release.failure.code === 'still-held') checks.watch();
      publish();
    },
    released(seat, journal) {
      receipts.issue(seat, journal);
      void readBack(seat, journal);
    },
  });
  const checks = createSeatChecks({
    ...deps,
    record,
    releases,
    isCopied: () => releases.state().type === 'idle' && isOtherComputer(),
    changed: publish,
  });
  const activations = createActivations({
    ...deps,
    record,
    origins,
    isOtherComputer,
    file: records.activation,
    changed: publish,
    isReleasing: () => isPending(releases.state()) || isPending(storedRelease()),
    keyReplaced,
    seatReplaced() {
      releases.dismissFailure();
      checks.reset();
    },
  });

  /** Adds to the receipt how many seats are taken now, where a token lets us see it and the read does not lag behind. */
  async function readBack(seat: DeviceRecord, journal: ReleaseJournal): Promise<void> {
    const credential = await credentials.for(seat.server);
    if (credential.type !== 'organization' || seat.licenseId === undefined) return;
    const license = await keys.get(seat.server, credential.token, seat.licenseId);
    if (license.type !== 'ok') return;
    const after = seatCountOf(license.value);
    if (after === null || holdsSeat(license.value.activations, seat.activationId) !== false) return;
    try {
      receipts.addSeatsAfter(journal.id, after);
    } catch (error) {
      log.problem('the receipt could not be completed', error);
    }
    publish();
  }

  /** Where the story stands on disk: another process may be in the middle of it, or have left it open. */
  function storedRelease(): SeatRelease {
    const seat = record.get();
    const journal = seat === null ? null : storedJournal(seat);
    return seat !== null && journal !== null && origins.canContinue(seat, journal)
      ? journal.state
      : releases.state();
  }

  /** What is on disk of a release of this seat, whoever began it. */
  function storedJournal({ activationId }: DeviceRecord): ReleaseJournal | null {
    const stored = records.release.read();
    return stored.type === 'value' && stored.value.activationId === activationId
      ? stored.value
      : null;
  }

  function state(): DeviceState {
    return deviceState({
      record,
      release: isRecovered ? releases.state() : storedRelease(),
      isOtherComputer: isOtherComputer(),
      seatStatus: checks.seatStatus(),
      receipt: receipts.unseen(),
      intent: activations.pending(),
      intentProblem: activations.problem(),
      unsaved: activations.unsaved(),
      isActivating: activations.isActivating(),
      isPendingElsewhere: activations.isPendingElsewhere(),
    });
  }

  /** What the old key could not do is no longer in the way of the new one. */
  function keyReplaced(): void {
    // An earlier process may have left the failure.
    if (!isPending(storedRelease())) releases.recover();
    const release = releases.state();
    if (release.type === 'failed' && release.failure.code === 'key-changed')
      releases.dismissFailure();
    checks.reset();
  }

  function reloadFiles(): void {
    receipts.reload();
    activations.reload();
    checks.reset();
  }

  /** A release that a command could not send, and left: nobody else sends it while this window is open. */
  function recoverLeftRelease(): void {
    if (!isRecovered || isPending(releases.state())) return;
    const { type } = storedRelease();
    if (type === 'waiting' || type === 'unknown') releases.recover();
  }

  record.reload();
  reloadFiles();
  published = state();

  return {
    record,
    releases,
    checks,
    activations,
    receipts,
    state,
    isOtherComputer,
    reload() {
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
      // A command may have said that the record is this computer's.
      recoverLeftRelease();
    },
    recover() {
      isRecovered = true;
      releases.recover();
      void activations.recover();
    },
    setCopyAside() {
      if (activations.isPendingElsewhere()) activations.abandon();
      if (!isOtherComputer() || isPending(releases.state())) return;
      record.setCopyAside();
      releases.dismissFailure();
      checks.reset();
      publish();
    },
    forget() {
      const { type } = state();
      if (type === 'released') receipts.dismiss();
      if (type === 'activating') activations.abandon();
      if (type === 'unreadable') {
        record.dismissProblem();
        activations.dismissProblem();
      }
      const { type: seatStatus } = checks.seatStatus();
      const seat = record.get();
      const isGone = seatStatus === 'removed' || (seat !== null && isUnknownSeat(seat));
      if (type === 'held' && isGone && !isPending(releases.state())) record.erase();
      releases.dismissFailure();
      checks.reset();
      publish();
    },
    stop() {
      releases.stop();
      checks.stop();
      activations.stop();
    },
  };
}
