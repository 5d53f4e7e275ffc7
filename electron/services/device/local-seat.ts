import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import type { LicenseToName } from '../../../shared/product.ts';
import { oldPlaceId, type SeatId } from '../../../shared/seat-id.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { openSeatRecords } from '../../storage/records.ts';
import type { SeatLayout } from '../../storage/seat-layout.ts';
import type { FileDeps } from '../../storage/stored-file.ts';
import { otherSeatsOf, type LicenseFiles } from '../seat/other-seats.ts';
import { createOwnName } from '../seat/own-name.ts';
import { isUnknownSeat } from '../seat/seat-record.ts';
import { createDevice, type Device } from './device.ts';
import type { DeviceServiceDeps } from './device-services.ts';
import { createMove } from './move.ts';

/** One of this computer's seats, over the files of its own folder. Nothing that it does changes another seat. */
export type LocalSeat = ReturnType<typeof openLocalSeat>;

/** What a seat works with. */
export interface LocalSeatDeps extends Omit<
  DeviceServiceDeps,
  'records' | 'reportFailure' | 'otherSeats' | 'licenseName'
> {
  readonly layout: SeatLayout;
  /** Returns the files of a seat. */
  readonly seatFiles: (id: SeatId) => FileDeps;
  readonly licenseFiles: LicenseFiles;
}

/** What a seat reports. */
interface SeatReports {
  readonly changed: (state: DeviceState) => void;
  readonly reportFailure: (failure: Failure | null) => void;
}

/** Opens a seat. Reads its files; sends nothing on its own. */
export function openLocalSeat(deps: LocalSeatDeps, id: SeatId, reports: SeatReports) {
  const files = deps.seatFiles(id);
  const records = openSeatRecords(files);
  const ownName = createOwnName(files);
  /** The license that the records showed last: a release erases them. */
  let lastLicense: LicenseToName | null = null;

  /** Returns the license whose key a damaged file shows; null if it shows none, and for no damaged file. */
  function damagedLicense(): LicenseToName | null {
    if (device.record.problem() === null && device.activations.problem() === null) return null;
    const shown = deps.licenseFiles.shownLicense(id);
    return shown === null ? null : { key: shown.key, organizationId: shown.organizationId ?? '' };
  }

  /** Returns the name of the seat's license; null if no record shows its key. */
  function licenseName(): LicenseName | null {
    lastLicense =
      device.record.get() ?? device.activations.pending() ?? damagedLicense() ?? lastLicense;
    if (lastLicense !== null) return deps.seller.licenseName(lastLicense, ownName.get());
    const named = ownName.get();
    if (named !== null) return { type: 'own', name: named };
    const receipt = device.receipts.last();
    if (receipt === null) return null;
    const { displayKey } = receipt;
    return device.receipts.lastLicense() ?? { type: 'key', prefix: null, displayKey };
  }

  const device: Device = createDevice({
    ...deps,
    ...reports,
    licenseName,
    records,
    otherSeats: otherSeatsOf(deps.licenseFiles, id),
  });
  const move = createMove(files, () => device.receipts.last()?.activationHash ?? null);

  /** Whether the seat's files hold neither a record nor a pending activation. Reads the files. */
  const isFreeOnDisk = (): boolean =>
    records.device.read().type === 'absent' && records.activation.read().type === 'absent';

  /** Whether the seat's files hold nothing that a person or a later start needs. Reads the files. */
  function isEmptyOnDisk(): boolean {
    const receipt = records.receipt.read();
    return (
      isFreeOnDisk() &&
      (receipt.type === 'absent' || (receipt.type === 'value' && receipt.value.seen))
    );
  }

  return {
    id,
    device,
    move,
    licenseName,
    /** Reads the files again, since another process may have changed them. Reports a change of the records. */
    reload(): void {
      ownName.reload();
      move.reload();
      device.reload();
    },
    /** Names the license; an empty name removes the name. Throws the file system's error. */
    rename: ownName.set,
    /** Whether this process has work on the seat that is not on the disk, or is about to send a request. */
    isBusy: (): boolean =>
      device.activations.isActivating() ||
      device.activations.unsaved() !== null ||
      isPending(device.releases.state()) ||
      device.releases.state().type === 'released',
    /** Whether an activation or an import may use the seat's files although they are of another license. */
    isReplaceable(canReplaceCopied: boolean): boolean {
      const seat = device.record.get();
      if (seat !== null && isUnknownSeat(seat)) return true;
      const isElsewhere = device.isOtherComputer() || device.activations.isPendingElsewhere();
      return canReplaceCopied && isElsewhere;
    },
    /** When the seat was taken, in milliseconds since 1970; infinite where that is unknown. */
    takenAt(): number {
      const seat = device.record.get();
      return (
        seat?.takenAt ??
        seat?.activatedAt ??
        device.activations.pending()?.askedAt ??
        device.receipts.last()?.releasedAt ??
        Number.POSITIVE_INFINITY
      );
    },
    /** Dismisses the receipt of a seat that is free, and ends its move. Leaves any other seat alone. Throws the file system's error. */
    dismissReleased(): void {
      const { type } = device.state();
      if (device.record.get() !== null || (type !== 'released' && type !== 'none')) return;
      // Another process may have taken a new seat into the folder.
      if (!isFreeOnDisk()) return;
      device.receipts.reload();
      if (move.stage(device.state()) !== null) move.setStep(null, device.state());
      if (type === 'released') device.dismissReceipt();
    },
    /** Deletes the seat's folder if its files hold nothing that is needed. Returns whether they do not. Under the lock. */
    removeIfEmpty(): boolean {
      const isShown = device.state().type !== 'none' || move.stage(device.state()) !== null;
      if (id === oldPlaceId || isShown || !isEmptyOnDisk()) return false;
      move.setStep(null, device.state());
      records.receipt.erase();
      records.release.erase();
      ownName.set('');
      deps.layout.remove(id);
      return true;
    },
    /** Returns what the window shows about the seat. */
    view: (state: DeviceState): SeatState => ({
      id,
      device: state,
      name: licenseName(),
      move: move.stage(state),
    }),
  };
}
