import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { activationHash } from '../seat/seat-record.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { LicenseTable } from './license-table.ts';

/** A seat as main knows it. The activation id stays here; everywhere else its hash names the seat. */
export interface KnownSeat {
  readonly activationId: string;
  readonly hash: string;
  readonly label: string;
  /** Null where Polar did not give it. */
  readonly meta: Readonly<Record<string, unknown>> | null;
  /** Null where Polar did not give it. */
  readonly activatedAt: number | null;
}

/** The seats of a license, as far as they are known. */
export interface SeatsOfLicense {
  /** Newest first; those without a time come last. */
  readonly seats: readonly KnownSeat[];
  /** Whether these are all of them. */
  readonly isComplete: boolean;
}

/** The seats of the licenses that were checked last. In memory alone. */
export type KnownSeats = ReturnType<typeof createKnownSeats>;

/** Licenses whose seats are saved; the counts in the list stay when the seats go. */
const maxSavedLicenses = 5_000;

/** Whether a seat was activated before its license's key was replaced: its device has the old key. */
export function isStranded(
  { activatedAt }: Pick<KnownSeat, 'activatedAt'>,
  rotatedAt: number | null,
): boolean {
  return activatedAt !== null && rotatedAt !== null && activatedAt < rotatedAt;
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
  const known = new Map<string, SeatsOfLicense & { readonly text: string; readonly at: number }>();
  let version = 0;

  function set(licenseId: string, { seats, isComplete }: SeatsOfLicense, at: number): void {
    known.delete(licenseId);
    known.set(licenseId, { seats, isComplete, text: searchText(seats), at });
    const oldest = known.keys().next().value;
    if (known.size > maxSavedLicenses && oldest !== undefined) known.delete(oldest);
    version += 1;
    const license = table.find(licenseId);
    if (license === undefined) return;
    table.setSeats(license, {
      seatsCheckedAt: at,
      seatsUsed: isComplete ? seats.length : null,
      strandedSeats: seats.filter((seat) => isStranded(seat, license.rotatedAt)).length,
    });
  }

  return {
    /** Returns the seats; undefined for a license that was not checked, or not among the last 5,000. */
    get: (licenseId: string): SeatsOfLicense | undefined => known.get(licenseId),
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
      const saved = known.get(licenseId);
      if (saved === undefined) return;
      const seats = saved.seats.filter((seat) => seat.activationId !== activationId);
      set(licenseId, { ...saved, seats }, at);
    },
    forget(licenseId: string): void {
      if (known.delete(licenseId)) version += 1;
    },
    /** Counts the stranded seats again after the key was replaced. */
    recountStranded(licenseId: string): void {
      const saved = known.get(licenseId);
      if (saved !== undefined) set(licenseId, saved, saved.at);
    },
    /** The ids of the licenses of which all seats are known. */
    *checked(): Iterable<string> {
      for (const [licenseId, { isComplete }] of known) if (isComplete) yield licenseId;
    },
    /** The ids of the licenses with a seat that holds the folded word. */
    *licensesWith(word: string): Iterable<string> {
      for (const [licenseId, { text }] of known) if (text.includes(word)) yield licenseId;
    },
    /** Every known seat with its license. */
    *all(): Iterable<readonly [licenseId: string, seat: KnownSeat]> {
      for (const [licenseId, { seats }] of known) for (const seat of seats) yield [licenseId, seat];
    },
    /** Grows with each change. */
    version: (): number => version,
  };
}
