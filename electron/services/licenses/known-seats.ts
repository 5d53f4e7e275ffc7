import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { activationHash } from '../seat/seat-record.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import { canPack, packSeats, unpackSeats, type KnownSeat } from './packed-seats.ts';
import { createTextBlocks } from './text-blocks.ts';
import type { LicenseTable } from './license-table.ts';

/** The seats of a license, as far as they are known. */
export interface SeatsOfLicense {
  /** Newest first; those without a time come last. */
  readonly seats: readonly KnownSeat[];
  /** Whether these are all of them. */
  readonly isComplete: boolean;
}

/** The seats of a license with all that Polar gave, and the text by which they are found. */
interface WholeSeats extends SeatsOfLicense {
  readonly text: string;
  readonly at: number;
}

/** The seats of a license as `packSeats` packs them. */
interface PackedSeats {
  readonly seats: string;
  readonly isComplete: boolean;
  readonly at: number;
}

/** The seats of the licenses that were checked. In memory alone. */
export type KnownSeats = ReturnType<typeof createKnownSeats>;

/** Licenses whose seats are saved whole. Of those that were checked before, only names, ids and times stay, in little memory. */
const maxWholeLicenses = 5_000;

/** Whether a seat was activated before its license's key was replaced: its device has the old key. */
export function isStranded(
  { activatedAt }: Pick<KnownSeat, 'activatedAt'>,
  rotatedAt: number | null,
): boolean {
  return activatedAt !== null && rotatedAt !== null && activatedAt < rotatedAt;
}

/** Whether two seats are of devices of one name, whatever its case. Seats without a name have nothing in common. */
export function hasSameName(seats: readonly Pick<KnownSeat, 'label'>[]): boolean {
  const names = seats.map(({ label }) => label.trim().toLowerCase()).filter((name) => name !== '');
  return new Set(names).size < names.length;
}

/** Returns the folded text by which seats are found. */
function searchText(seats: readonly KnownSeat[]): string {
  return seats
    .map(({ label, meta }) => {
      const text = [label, ...Object.values(meta ?? {}).map(String)].join(' ');
      return `${fold(text)} ${foldSpelledOut(text)}`;
    })
    .join('\n');
}

/** Returns the known seats, none yet. Their counts go into the table. */
export function createKnownSeats(table: LicenseTable) {
  const known = new Map<string, WholeSeats>();
  const packed = new Map<string, PackedSeats>();
  /** The texts of the packed seats. */
  const texts = createTextBlocks();
  let version = 0;

  /** Packs the seats of the license that was checked first, if too many licenses have seats that are not packed. */
  function packOldestSeats(): void {
    const [oldest] = known;
    if (known.size <= maxWholeLicenses || oldest === undefined) return;
    const [licenseId, { seats, isComplete, at }] = oldest;
    known.delete(licenseId);
    if (!canPack(seats)) {
      known.set(licenseId, oldest[1]);
      return;
    }
    const names = seats.map(({ label }) => label).join(' ');
    texts.set(licenseId, `${fold(names)} ${foldSpelledOut(names)}`);
    packed.set(licenseId, {
      seats: packSeats(seats),
      isComplete,
      at,
    });
  }

  function savedOf(licenseId: string): (SeatsOfLicense & { readonly at: number }) | undefined {
    const old = packed.get(licenseId);
    return old === undefined
      ? known.get(licenseId)
      : { seats: unpackSeats(old.seats), isComplete: old.isComplete, at: old.at };
  }

  function set(licenseId: string, { seats, isComplete }: SeatsOfLicense, at: number): void {
    known.delete(licenseId);
    if (packed.delete(licenseId)) texts.remove(licenseId);
    known.set(licenseId, { seats, isComplete, text: searchText(seats), at });
    packOldestSeats();
    version += 1;
    const license = table.find(licenseId);
    if (license === undefined) return;
    table.setSeats(license, {
      seatsCheckedAt: at,
      seatsUsed: isComplete ? seats.length : null,
      strandedSeats: seats.filter((seat) => isStranded(seat, license.rotatedAt)).length,
      hasSameName: hasSameName(seats),
    });
  }

  return {
    /** Returns the seats; undefined for a license that was not checked. */
    get: (licenseId: string): SeatsOfLicense | undefined => savedOf(licenseId),
    /** Whether the license was checked. */
    has: (licenseId: string): boolean => known.has(licenseId) || packed.has(licenseId),
    /** The number of checked licenses. */
    size: (): number => known.size + packed.size,
    /** Saves a license's seats as Polar listed them at `at`. */
    save(
      { id: licenseId, activations }: Pick<LicenseWithSeats, 'id' | 'activations'>,
      at: number,
    ): SeatsOfLicense {
      const seats = activations.known
        .map(({ id, label, meta, created_at: activatedAt }) => ({
          activationId: id,
          hash: activationHash(id),
          label,
          meta,
          activatedAt,
        }))
        .sort((a, b) => (b.activatedAt ?? -1) - (a.activatedAt ?? -1));
      const saved = { seats, isComplete: activations.isComplete };
      set(licenseId, saved, at);
      return saved;
    },
    /** Removes one seat, which was released. */
    removeSeat(licenseId: string, activationId: string, at: number): void {
      const saved = savedOf(licenseId);
      if (saved === undefined) return;
      const seats = saved.seats.filter((seat) => seat.activationId !== activationId);
      set(licenseId, { ...saved, seats }, at);
    },
    forget(licenseId: string): void {
      if (packed.delete(licenseId)) texts.remove(licenseId);
      else if (!known.delete(licenseId)) return;
      version += 1;
    },
    /** Counts the stranded seats again after the key was replaced. */
    recountStranded(licenseId: string): void {
      const saved = savedOf(licenseId);
      if (saved !== undefined) set(licenseId, saved, saved.at);
    },
    /** Whether all seats of the license are known. */
    isChecked: (licenseId: string): boolean =>
      known.get(licenseId)?.isComplete ?? packed.get(licenseId)?.isComplete ?? false,
    /** The ids of the licenses of which all seats are known. */
    *checked(): Iterable<string> {
      for (const saved of [known, packed])
        for (const [licenseId, { isComplete }] of saved) if (isComplete) yield licenseId;
    },
    /** The ids of the licenses with a seat that holds the folded word. */
    *licensesWith(word: string): Iterable<string> {
      for (const [licenseId, { text }] of known) if (text.includes(word)) yield licenseId;
      yield* texts.namesWith(word);
    },
    /** Every known seat with its license. */
    *all(): Iterable<readonly [licenseId: string, seat: KnownSeat]> {
      for (const [licenseId, { seats }] of known) for (const seat of seats) yield [licenseId, seat];
      for (const [licenseId, { seats }] of packed)
        for (const seat of unpackSeats(seats)) yield [licenseId, seat];
    },
    /** Grows with each change. */
    version: (): number => version,
  };
}
