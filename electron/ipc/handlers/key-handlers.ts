import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { KeyReference } from '../../polar/license-keys.ts';
import type { LicenseSeats } from '../../services/activation/license-preview.ts';
import type { createDeviceName } from '../../services/device/device-name.ts';
import type { Seats } from '../../services/device/seats.ts';
import type { ReleasedLicense } from '../../services/release/receipts.ts';
import type { Transfers } from '../../services/transfer/transfers.ts';

/** Returns the handlers of calls about a key: one that the person typed, or that of a license in the open transfer file. */
export function createKeyHandlers(deps: {
  readonly seats: Seats;
  readonly transfers: Transfers;
  readonly licenseSeats: LicenseSeats;
  readonly deviceName: ReturnType<typeof createDeviceName>;
  readonly isOffered: (key: KeyReference) => boolean;
  /** Returns why the key needs no seat; null otherwise. */
  readonly knownSeatFailure: (key: KeyReference) => Failure | null;
  readonly activate: (request: ReleasedLicense) => Promise<Result<undefined>>;
}): Pick<AppHandlers['device'], 'activate' | 'preview' | 'releaseOtherSeat' | 'takeOverSeat'> {
  const { seats, transfers, licenseSeats, isOffered } = deps;
  return {
    async activate(asked) {
      const key = transfers.keyOf(asked);
      if (!key.ok) return key;
      if (!isOffered(key.value)) return failed('input-invalid');
      const { label } = asked;
      const confirmed = await deps.deviceName.confirm(label);
      return confirmed.ok ? await deps.activate({ ...key.value, label }) : confirmed;
    },
    async preview(asked) {
      const key = transfers.keyOf(asked);
      if (!key.ok) return key;
      if (!isOffered(key.value)) return failed('input-invalid');
      const known = deps.knownSeatFailure(key.value);
      if (known !== null) return failed(known);
      const preview = await licenseSeats.preview(key.value, asked.label);
      return preview.ok ? done(transfers.withoutSource(preview.value, asked)) : preview;
    },
    async releaseOtherSeat(asked) {
      const key = transfers.keyOf(asked);
      return key.ok ? await licenseSeats.releaseSeat(key.value, asked.seat) : key;
    },
    async takeOverSeat(asked) {
      const key = transfers.keyOf(asked);
      if (!key.ok) return key;
      const taken = await licenseSeats.takeOver(key.value, asked.seat);
      if (taken.ok) void seats.check();
      return taken;
    },
  };
}

/** Returns the handlers of calls that take over a seat which this computer has. */
export function createAdoptionHandlers(
  seats: Seats,
  isOffered: (key: KeyReference) => boolean,
): Pick<AppHandlers['device'], 'import' | 'endActivation'> {
  return {
    async import(seat) {
      if (!isOffered(seat)) return failed('input-invalid');
      const taken = await seats.adopt(seat, 'person');
      // The check adds what the record does not hold, and an import may be wrong.
      if (taken.ok) void seats.holderOf(seat.activationId)?.device.checks.check();
      return taken;
    },
    async endActivation({ seat: id, ...named }) {
      const seat = seats.find(id);
      if (seat === null) return failed('not-activated');
      const ended = await seats.endActivation(seat, named);
      if (ended.ok) void seat.device.checks.check();
      return ended;
    },
  };
}
