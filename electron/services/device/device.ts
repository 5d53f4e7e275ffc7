import { isDeepStrictEqual } from 'node:util';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import { isPending, type SeatRelease } from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { countOf, holdsSeat } from '../../polar/seat-list.ts';
import type { Clock, Log, Machine } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import type { Activations } from '../activation/activation-control.ts';
import { createActivations } from '../activation/activations.ts';
import type { Credentials } from '../organization/credentials.ts';
import { findingNote, noteOf, type Note } from '../seat/seat-events.ts';
import { deviceState } from './device-state.ts';
import { createOrigins } from '../seat/origin.ts';
import { createReceipts, type Receipts } from '../release/receipts.ts';
import { createSeatChecks, type SeatChecks } from './seat-checks.ts';
import { isUnknownSeat, type SeatRecord } from '../seat/seat-record.ts';
import type { SeatReleases } from '../release/release-control.ts';
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
  isOther(): boolean;
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
  readonly trouble: (failure: Failure | null) => void;
  /** Writes a line of the journal of all that happened, unless it says the same of this seat already, since `unlessSince`. */
  readonly note: (note: Note, unlessSince?: number) => void;
}): Device {
  const { records, keys, credentials, log } = deps;
  const record = mirroredFile(records.device);
  const origins = createOrigins(deps.machine);
  const receipts = createReceipts(records.receipt, deps.appVersion);
  let told: DeviceState | null = null;
  /** Whether an open story has been taken up; before that it is shown as it was left. */
  let isTakenUp = false;

  function tell(before: DeviceState, now: DeviceState): void {
    const note = noteOf(before, now, releases.askedBy() ?? 'app');
    if (note !== null) deps.note(note);
    const finding = findingNote(before, now);
    // It is no news, over restarts too, until a look finds the seat in order.
    if (finding !== null) deps.note(finding, record.get()?.confirmedAt ?? 0);
  }

  const changed = (): void => {
    const now = state();
    const before = told ?? now;
    told = now;
    tell(before, now);
    deps.changed(now);
  };

  function isOther(): boolean {
    const seat = record.get();
    return seat !== null && origins.isOther(seat, () => leftStory(seat));
  }

  const releases = createSeatReleases({
    ...deps,
    record,
    origins,
    isOther,
    file: records.release,
    gone: receipts.reload,
    changed() {
      const release = releases.state();
      if (release.is === 'failed' && release.failure.code === 'still-held') checks.watch();
      changed();
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
    isCopied: () => releases.state().is === 'idle' && isOther(),
    changed,
  });
  const activations = createActivations({
    ...deps,
    record,
    origins,
    isOther,
    file: records.activation,
    changed,
    isReleasing: () => isPending(releases.state()) || isPending(recall()),
    keyReplaced,
    seatReplaced() {
      releases.dismiss();
      checks.reset();
    },
  });

  /** Adds to the receipt how many seats are taken now, where a token lets us see it and the read does not lag behind. */
  async function readBack(seat: DeviceRecord, journal: ReleaseJournal): Promise<void> {
    const credential = await credentials.for(seat.server);
    if (credential.is !== 'organization' || seat.licenseId === undefined) return;
    const license = await keys.get(seat.server, credential.token, seat.licenseId);
    if (license.is !== 'ok') return;
    const after = countOf(license.value);
    if (after === null || holdsSeat(license.value.activations, seat.activationId) !== false) return;
    try {
      receipts.addAfter(journal.id, after);
    } catch (error) {
      log.problem('the receipt could not be completed', error);
    }
    changed();
  }

  /** Where the story stands on disk: another process may be in the middle of it, or have left it open. */
  function recall(): SeatRelease {
    const seat = record.get();
    const left = seat === null ? null : leftStory(seat);
    return seat !== null && left !== null && origins.mayGoOn(seat, left)
      ? left.state
      : releases.state();
  }

  /** What is on disk of a release of this seat, whoever began it. */
  function leftStory({ activationId }: DeviceRecord): ReleaseJournal | null {
    const stored = records.release.read();
    return stored.is === 'value' && stored.value.activationId === activationId
      ? stored.value
      : null;
  }

  function state(): DeviceState {
    return deviceState({
      record,
      release: isTakenUp ? releases.state() : recall(),
      isOther: isOther(),
      standing: checks.standing(),
      receipt: receipts.unseen(),
      unfinished: activations.unfinished(),
      unreadWish: activations.problem(),
      unsaved: activations.unsaved(),
      isActivating: activations.isActivating(),
      isOtherWish: activations.isOtherWish(),
    });
  }

  /** What the old key could not do is no longer in the way of the new one. */
  function keyReplaced(): void {
    // An earlier process may have left the failure.
    if (!isPending(recall())) releases.recover();
    const release = releases.state();
    if (release.is === 'failed' && release.failure.code === 'key-changed') releases.dismiss();
    checks.reset();
  }

  function read(): void {
    receipts.reload();
    activations.reload();
    checks.reset();
  }

  /** A release that a command could not send, and left: nobody else sends it while this window is open. */
  function takeUpLeft(): void {
    if (!isTakenUp || isPending(releases.state())) return;
    const { is } = recall();
    if (is === 'waiting' || is === 'unknown') releases.recover();
  }

  record.reload();
  read();
  told = state();

  return {
    record,
    releases,
    checks,
    activations,
    receipts,
    state,
    isOther,
    reload() {
      takeUpLeft();
      const before = record.get();
      record.reload();
      if (isDeepStrictEqual(record.get(), before)) return;
      const after = record.get();
      if (after === null) releases.goneElsewhere();
      read();
      const isSame = after?.activationId === before?.activationId;
      if (isSame && after?.key !== before?.key) keyReplaced();
      if (!isSame) releases.dismiss();
      changed();
      // A command may have said that the record is this computer's.
      takeUpLeft();
    },
    recover() {
      isTakenUp = true;
      releases.recover();
      void activations.recover();
    },
    setCopyAside() {
      if (activations.isOtherWish()) activations.abandon();
      if (!isOther() || isPending(releases.state())) return;
      record.setCopyAside();
      releases.dismiss();
      checks.reset();
      changed();
    },
    forget() {
      const { is } = state();
      if (is === 'released') receipts.putAway();
      if (is === 'activating') activations.abandon();
      if (is === 'unreadable') {
        record.putProblemAway();
        activations.putProblemAway();
      }
      const { is: standing } = checks.standing();
      const seat = record.get();
      const isGone = standing === 'removed' || (seat !== null && isUnknownSeat(seat));
      if (is === 'held' && isGone && !isPending(releases.state())) record.erase();
      releases.dismiss();
      checks.reset();
      changed();
    },
    stop() {
      releases.stop();
      checks.stop();
      activations.stop();
    },
  };
}
