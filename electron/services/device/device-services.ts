import type { Failure } from '../../../shared/failure.ts';
import { isPending, type SeatRelease } from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Clock, Log, Machine } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { Records } from '../../storage/records.ts';
import { createActivations, type Activations } from '../activation/activations.ts';
import type { Credentials } from '../organization/credentials.ts';
import { addSeatsAfterRelease, createReceipts, type Receipts } from '../release/receipts.ts';
import { storedJournalOf } from '../release/release-journal.ts';
import { createSeatReleases, type SeatReleases } from '../release/seat-releases.ts';
import { createOrigins } from '../seat/origin.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { SeatRecord } from '../seat/seat-record.ts';
import { createSeatChecks, type SeatChecks } from './seat-checks.ts';
import { createSignal, type Signal } from './signal.ts';

/** The services of this computer's seat. */
export interface DeviceServices {
  readonly record: SeatRecord;
  readonly receipts: Receipts;
  readonly releases: SeatReleases;
  readonly checks: SeatChecks;
  readonly activations: Activations;
  /** Whether the seat on record is another computer's, whose data was copied here. */
  isOtherComputer(): boolean;
  /** Returns the release as stored on disk, where another process may continue it or have left it open. */
  storedRelease(): SeatRelease;
  /** Dismisses what the old key of the seat could not do. */
  keyReplaced(): void;
}

/** What the services work with, and what they report. */
export interface DeviceServiceDeps {
  readonly records: Records;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly machine: Machine;
  readonly appVersion: string;
  readonly reportFailure: (failure: Failure | null) => void;
  /** Records the event in the activity log, unless the log says the same of this seat already, since `unlessSince`. */
  readonly recordEvent: (event: ActivityEvent, unlessSince?: number) => void;
}

/** Creates the services and joins them. `changed` reports each change that the window shows. */
export function createDeviceServices(deps: DeviceServiceDeps, changed: Signal): DeviceServices {
  const { records, keys, credentials, clock, lock, log, reportFailure, recordEvent } = deps;
  const record = mirroredFile(records.device);
  const origins = createOrigins(deps.machine);
  const receipts = createReceipts(records.receipt, deps.appVersion);
  const releaseChanged = createSignal();

  function isOtherComputer(): boolean {
    const seat = record.get();
    if (seat === null) return false;
    return origins.isOtherComputer(seat, () => storedJournalOf(records.release, seat));
  }

  const releases = createSeatReleases({
    record,
    file: records.release,
    keys,
    credentials,
    clock,
    lock,
    log,
    origins,
    isOtherComputer,
    released(seat, journal) {
      receipts.issue(seat, journal);
      const reading = { receipts, keys, credentials, log, changed: changed.emit };
      void addSeatsAfterRelease(reading, seat, journal.id);
    },
    releasedElsewhere: receipts.reload,
    changed: releaseChanged.emit,
    reportFailure,
  });
  const checks = createSeatChecks({
    record,
    releases,
    keys,
    credentials,
    clock,
    lock,
    log,
    isCopied: () => releases.state().type === 'idle' && isOtherComputer(),
    changed: changed.emit,
  });
  releaseChanged.subscribe(() => {
    const release = releases.state();
    if (release.type === 'failed' && release.failure.code === 'still-held') checks.watch();
    changed.emit();
  });

  function storedRelease(): SeatRelease {
    const seat = record.get();
    const journal = seat === null ? null : storedJournalOf(records.release, seat);
    return seat !== null && journal !== null && origins.canContinue(seat, journal)
      ? journal.state
      : releases.state();
  }

  function keyReplaced(): void {
    // An earlier process may have left the failure.
    if (!isPending(storedRelease())) releases.recover();
    const release = releases.state();
    if (release.type === 'failed' && release.failure.code === 'key-changed')
      releases.dismissFailure();
    checks.reset();
  }

  const activations = createActivations({
    record,
    file: records.activation,
    keys,
    credentials,
    clock,
    lock,
    log,
    origins,
    isOtherComputer,
    isReleasing: () => isPending(releases.state()) || isPending(storedRelease()),
    keyReplaced,
    seatReplaced() {
      releases.dismissFailure();
      checks.reset();
    },
    changed: changed.emit,
    recordEvent,
  });

  return {
    record,
    receipts,
    releases,
    checks,
    activations,
    isOtherComputer,
    storedRelease,
    keyReplaced,
  };
}
