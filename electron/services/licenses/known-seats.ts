import type { LicenseWithSeats } from '../../polar/license-admin.ts';
import { activationHash } from '../seat-record.ts';
import { fold, foldSpelledOut } from '../folded-text.ts';
import type { LicenseTable } from './license-table.ts';

/** A seat as main knows it. The activation id stays here; everywhere else its hash names the seat. */
export interface KnownSeat {
  readonly activationId: string;
  readonly hash: string;
  readonly label: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly activatedAt: number;
}

/** The seats of the licenses that were looked at last. In memory alone. */
export interface KnownSeats {
  /** The seats, newest first; undefined for a license that nobody looked at, or too long ago to remember. */
  of(licenseId: string): readonly KnownSeat[] | undefined;
  /** Remembers what Polar told of a license's seats. */
  keep(license: LicenseWithSeats, at: number): readonly KnownSeat[];
  /** Takes one seat away: it was released. */
  without(licenseId: string, activationId: string, at: number): void;
  forget(licenseId: string): void;
  /** Counts the stranded seats anew: the key was replaced. */
  recount(licenseId: string): void;
  /** The rows whose seats are remembered. */
  rows(): Iterable<number>;
  rowsWith(word: string): Iterable<number>;
  /** Every known seat with its license. */
  all(): Iterable<readonly [licenseId: string, seat: KnownSeat]>;
  version(): number;
}

/** How many licenses' seats are remembered; the counts in the list stay even when these go. */
const remembered = 5_000;

/** The words that a seat is found by. */
function searchText(seats: readonly KnownSeat[]): string {
  return seats
    .map(({ label, meta }) => {
      const text = `${label} ${Object.values(meta).map(String).join(' ')}`;
      return `${fold(text)} ${foldSpelledOut(text)}`;
    })
    .join('\n');
}

/** Nothing known yet. Counts go into the table. */
export function createKnownSeats(table: LicenseTable): KnownSeats {
  const known = new Map<string, { readonly seats: readonly KnownSeat[]; readonly text: string }>();
  let version = 0;

  function set(licenseId: string, seats: readonly KnownSeat[], at: number): void {
    known.delete(licenseId);
    known.set(licenseId, { seats, text: searchText(seats) });
    const oldest = known.keys().next().value;
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    version += 1;
    const row = table.find(licenseId);
    if (row === -1) return;
    const rotatedAt = table.columns().rotatedAt[row] ?? -1;
    const stranded = seats.filter(({ activatedAt }) => activatedAt < rotatedAt).length;
    table.setSeats(row, { at, used: seats.length, stranded });
  }

  return {
    of: (licenseId) => known.get(licenseId)?.seats,
    keep(license, at) {
      const seats = license.activations
        .map(({ id, label, meta, created_at: activatedAt }) => ({
          activationId: id,
          hash: activationHash(id),
          label,
          meta,
          activatedAt,
        }))
        .sort((a, b) => b.activatedAt - a.activatedAt);
      set(license.id, seats, at);
      return seats;
    },
    without(licenseId, activationId, at) {
      const seats = known.get(licenseId)?.seats;
      if (seats === undefined) return;
      set(
        licenseId,
        seats.filter((seat) => seat.activationId !== activationId),
        at,
      );
    },
    forget(licenseId) {
      if (known.delete(licenseId)) version += 1;
    },
    recount(licenseId) {
      const row = table.find(licenseId);
      const seats = known.get(licenseId)?.seats;
      if (row !== -1 && seats !== undefined) {
        set(licenseId, seats, table.columns().seatsAt[row] ?? -1);
      }
    },
    *rows() {
      for (const licenseId of known.keys()) {
        const row = table.find(licenseId);
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
