import type { Failure } from '../../../shared/failure.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import { isPending, isSeatHidden, type SeatRelease } from '../../../shared/seat-release.ts';
import type { Machine } from '../../ports.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { SeatRecords } from '../../storage/records.ts';
import { createActivations } from '../activation/activations.ts';
import { createReceipts } from '../release/receipts.ts';
import { storedJournalOf } from '../release/release-journal.ts';
import type { ReleaseRequestDeps } from '../release/release-requests.ts';
import { createSeatReleases } from '../release/seat-releases.ts';
import { createOrigins } from '../seat/origin.ts';
import type { OtherSeats } from '../seat/other-seats.ts';
import type { ActivityEvent } from '../seat/seat-events.ts';
import type { Seller } from '../seat/seller.ts';
import { createSeatChecks } from './seat-checks.ts';
import type { Signal } from './signal.ts';

/** The services of this computer's seat. */
export type DeviceServices = ReturnType<typeof createDeviceServices>;

/** What the services work with, and what they report. */
export interface DeviceServiceDeps extends Omit<ReleaseRequestDeps, 'record'> {
  readonly records: SeatRecords;
  readonly machine: Machine;
  readonly otherSeats: OtherSeats;
  readonly licenseName: () => LicenseName | null;
  readonly appVersion: string;
  readonly reportFailure: (failure: Failure | null) => void;
  /** Records the event in the activity log, unless the log says the same about this seat already, since `unlessSince`. */
  readonly recordEvent: (event: ActivityEvent, unlessSince?: number) => void;
  readonly seller: Seller;
}

/** Creates the services and joins them. `changed` reports each change that the window shows. */
export function createDeviceServices(deps: DeviceServiceDeps, changed: Signal) {
  const { records } = deps;
  const record = mirroredFile(records.device);
  const origins = createOrigins(deps.machine);
  const receipts = createReceipts({ ...deps, file: records.receipt, changed: changed.emit });

  /** Whether the seat on record is another computer's, whose data was copied here. */
  function isOtherComputer(): boolean {
    const seat = record.get();
    if (seat === null) return false;
    return origins.isOtherComputer(seat, () => storedJournalOf(records.release, seat));
  }

  const releases = createSeatReleases({
    ...deps,
    record,
    file: records.release,
    origins,
    isOtherComputer,
    released(seat, journal) {
      // What another computer's seat was called is not this computer's name.
      receipts.issue(seat, journal, { canActivateAgain: !isOtherComputer() });
    },
    releasedElsewhere: receipts.reload,
    changed: releaseChanged,
  });
  const checks = createSeatChecks({
    ...deps,
    record,
    releases,
    isCopied: () => releases.state().type === 'idle' && isOtherComputer(),
    changed: changed.emit,
  });

  function releaseChanged(): void {
    const release = releases.state();
    if (release.type === 'failed' && release.failure.code === 'still-held') checks.watch();
    changed.emit();
  }

  /** Returns the release as stored on disk, where another process may continue it or have left it open. */
  function storedRelease(): SeatRelease {
    const seat = record.get();
    const journal = seat === null ? null : storedJournalOf(records.release, seat);
    return seat !== null && journal !== null && origins.canContinue(seat, journal)
      ? journal.state
      : releases.state();
  }

  /** Dismisses what the old key of the seat could not do. */
  function keyReplaced(): void {
    // An earlier process may have left the failure.
    if (!isPending(storedRelease())) releases.recover();
    if (isSeatHidden(releases.state())) releases.dismissFailure();
    checks.reset();
  }

  const activations = createActivations({
    ...deps,
    record,
    file: records.activation,
    origins,
    isOtherComputer,
    isReleasing: () => isPending(releases.state()) || isPending(storedRelease()),
    isErasing: () => releases.state().type === 'released' || storedRelease().type === 'released',
    keyReplaced,
    seatReplaced() {
      releases.dismissFailure();
      checks.reset();
    },
    changed: changed.emit,
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
