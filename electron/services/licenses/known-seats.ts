import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { activationHash } from '../seat/seat-record.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { LicenseTable } from './license-table.ts';

/** A seat as main knows it. The activation id stays here; everywhere else its hash names the seat. */
export interface KnownSeat {
  readonly activationId: string;
  readonly hash: string;
  readonly label: string;
  /** Null where Polar did not tell. */
  readonly meta: Readonly<Record<string, unknown>> | null;
  /** Null where Polar did not tell. */
  readonly activatedAt: number | null;
}

/** What is known of a license's seats. */
export interface SeatsOfLicense {
  /** Newest first; those of which it is not known come last. */
  readonly seats: readonly KnownSeat[];
  /** Whether these are all of them. */
  readonly isComplete: boolean;
}

/** The seats of the licenses that were looked at last. In memory alone. */
export interface KnownSeats {
  /** The seats; undefined for a license that nobody looked at, or too long ago to remember. */
  get(licenseId: string): SeatsOfLicense | undefined;
  /** Remembers what Polar told of a license's seats. */
  save(license: Pick<LicenseWithSeats, 'id' | 'activations'>, at: number): SeatsOfLicense;
  /** Takes one seat away: it was released. */
  removeSeat(licenseId: string, activationId: string, at: number): void;
  forget(licenseId: string): void;
  /** Counts the stranded seats anew: the key was replaced. */
  recountStranded(licenseId: string): void;
  /** The rows of which all seats are remembered. */
  rows(): Iterable<number>;
  rowsWith(word: string): Iterable<number>;
  /** Every known seat with its license. */
  all(): Iterable<readonly [licenseId: string, seat: KnownSeat]>;
  version(): number;
}

/** How many licenses' seats are remembered; the counts in the list stay even when these go. */
const maxRemembered = 5_000;

/** The words that a seat is found by. */
function searchText(seats: readonly KnownSeat[]): string {
  return seats
    .map(({ label, meta }) => {
      const text = `${label} ${Object.values(meta ?? {})
        .map(String)
        .join(' ')}`;
      return `${fold(text)} ${foldSpelledOut(text)}`;
    })
    .join('\n');
}

/** Nothing known yet. Counts go into the table. */
export function createKnownSeats(table: LicenseTable): KnownSeats {
  const known = new Map<string, SeatsOfLicense & { readonly text: string }>();
  let version = 0;

  function set(licenseId: string, { seats, isComplete }: SeatsOfLicense, at: number): void {
    known.delete(licenseId);
    known.set(licenseId, { seats, isComplete, text: searchText(seats) });
    const oldest = known.keys().next().value;
    if (known.size > maxRemembered && oldest !== undefined) known.delete(oldest);
    version += 1;
    const row = table.find(licenseId);
    if (row === -1) return;
    const rotatedAt = table.columns().rotatedAt[row] ?? -1;
    const stranded = seats.filter(
      ({ activatedAt }) => activatedAt !== null && activatedAt < rotatedAt,
    ).length;
    table.setSeats(row, { at, used: isComplete ? seats.length : null, stranded });
  }

  return {
    get: (licenseId) => known.get(licenseId),
    save({ id: licenseId, activations }, at) {
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
    removeSeat(licenseId, activationId, at) {
      const saved = known.get(licenseId);
      if (saved === undefined) return;
      const seats = saved.seats.filter((seat) => seat.activationId !== activationId);
      set(licenseId, { ...saved, seats }, at);
    },
    forget(licenseId) {
      if (known.delete(licenseId)) version += 1;
    },
    recountStranded(licenseId) {
      const row = table.find(licenseId);
      const saved = known.get(licenseId);
      if (row !== -1 && saved !== undefined) {
        set(licenseId, saved, table.columns().seatsCheckedAt[row] ?? -1);
      }
    },
    *rows() {
      for (const [licenseId, { isComplete }] of known) {
        const row = isComplete ? table.find(licenseId) : -1;
        if (row !== -1) yield row;
      }
    },
    *rowsWith(word) {
      for (const [licenseId, { text }] of known) {
        const row = text.includes(word) ? table.find(licenseId) : -1;
        if (row !== -1) yield row;
      }
    },
    *all() {
      for (const [licenseId, { seats }] of known) for (const seat of seats) yield [licenseId, seat];
    },
    version: () => version,
  };
}
