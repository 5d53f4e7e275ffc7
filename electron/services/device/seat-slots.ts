import {
  isOfLicense,
  mayBeOfLicense,
  type LicenseFiles,
  type WantedLicense,
} from '../seat/other-seats.ts';
import type { Seller } from '../seat/seller.ts';
import type { LocalSeat } from './local-seat.ts';
import type { SeatCollection } from './seat-collection.ts';

/** What may be replaced by a new seat, where this computer's only seat is of another license. */
interface Replaceable {
  /** A record that was copied from another computer, as the person knows. */
  readonly copied: boolean;
  /** A damaged file whose license is not known. */
  readonly damaged: boolean;
}

const isDamaged = ({ device }: LocalSeat): boolean =>
  device.record.problem() !== null || device.activations.problem() !== null;

/** Decides whose files a new seat uses: a license has at most one seat on this computer. */
export function createSeatSlots(
  { all }: Pick<SeatCollection, 'all'>,
  licenseFiles: Pick<LicenseFiles, 'shownLicense'>,
  seller: Seller,
) {
  const shown = (): LocalSeat[] => all().filter(({ device }) => device.state().type !== 'none');

  /** Returns the seat of a license, also one that is pending or whose damaged file shows the key; null if there is none. */
  function ofLicense(wanted: WantedLicense): LocalSeat | null {
    const isOfWanted = (seat: LocalSeat): boolean => {
      const known = [seat.device.record.get(), seat.device.activations.pending()];
      if (known.some((license) => license !== null && isOfLicense(license, wanted, seller)))
        return true;
      const license = isDamaged(seat) ? licenseFiles.shownLicense(seat.id) : null;
      return license !== null && mayBeOfLicense(license, wanted, seller);
    };
    return shown().find(isOfWanted) ?? null;
  }

  return {
    ofLicense,
    /** Returns the seat whose files a new seat of the license uses; null for a new folder. */
    slotFor(wanted: WantedLicense, replaceable: Replaceable): LocalSeat | null {
      const same = ofLicense(wanted);
      if (same !== null) return same;
      const [only, ...others] = shown();
      if (only === undefined || others.length > 0) return null;
      const isUnknownDamage = isDamaged(only) && licenseFiles.shownLicense(only.id) === null;
      const canReplace =
        only.isReplaceable(replaceable.copied) || (replaceable.damaged && isUnknownDamage);
      return canReplace ? only : null;
    },
  };
}
