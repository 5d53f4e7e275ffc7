import { createHash } from 'node:crypto';
import type { SeatSnapshot } from '../../../shared/overview.ts';
import type { AppRecords } from '../../storage/records.ts';

/** The most snapshots that are kept: as many as fit in a record of 4,000 bytes. */
export const maxSnapshots = 140;
/** Days back from the newest snapshot of which each keeps its own; of earlier ones each week keeps its last. */
const dailyFor = 90;

/** The days' counts of one organization's seats: no customer, no key and no license in them. */
export type SeatHistory = ReturnType<typeof createSeatHistory>;

const weekOf = ({ day }: SeatSnapshot): number => Math.floor(day / 7);

/** Drops snapshots so that the rest is bounded. Oldest first, as the result. */
export function thinOut(snapshots: readonly SeatSnapshot[]): SeatSnapshot[] {
  const newest = snapshots.at(-1)?.day ?? 0;
  return snapshots
    .filter((snapshot, index) => {
      const next = snapshots[index + 1];
      return (
        newest - snapshot.day < dailyFor || next === undefined || weekOf(next) !== weekOf(snapshot)
      );
    })
    .slice(-maxSnapshots);
}

/** Returns the hash that identifies an organization in the file, which does not name it. */
function organizationHash(server: string, organizationId: string): string {
  return createHash('sha256').update(`${server} ${organizationId}`).digest('hex').slice(0, 12);
}

/**
 * Returns the history over its file, which holds one organization's snapshots. `isSaved`: whether the token is stored on this computer;
 * otherwise the snapshots stay in memory, and end with the token.
 */
export function createSeatHistory(deps: {
  readonly file: AppRecords['seatCounts'];
  readonly isSaved: () => boolean;
}) {
  const { file } = deps;
  let loaded: { readonly organization: string; snapshots: readonly SeatSnapshot[] } | null = null;

  function load(organization: string) {
    if (loaded?.organization === organization) return loaded;
    const stored = deps.isSaved() ? file.read() : null;
    const value = stored?.type === 'value' ? stored.value : null;
    const points = value?.organization === organization ? value.points : [];
    loaded = {
      organization,
      snapshots: points.map(([day, licenses, seats]) => ({ day, licenses, seats })),
    };
    return loaded;
  }

  return {
    /** Returns the organization's snapshots, oldest first. */
    of: (server: string, organizationId: string): readonly SeatSnapshot[] =>
      load(organizationHash(server, organizationId)).snapshots,
    /** Saves the counts of a day; those of an earlier time of the day are replaced. Throws the file system's error. */
    add(server: string, organizationId: string, snapshot: SeatSnapshot): void {
      const organization = organizationHash(server, organizationId);
      const known = load(organization);
      const last = known.snapshots.at(-1);
      const isKnown =
        last?.day === snapshot.day &&
        last.licenses === snapshot.licenses &&
        last.seats === snapshot.seats;
      // A clock that was set back must not put days out of order.
      if (isKnown || (last !== undefined && last.day > snapshot.day)) return;
      const before = known.snapshots.filter(({ day }) => day !== snapshot.day);
      known.snapshots = thinOut([...before, snapshot]);
      if (!deps.isSaved()) return;
      const points = known.snapshots.map(({ day, licenses, seats }): [number, number, number] => [
        day,
        licenses,
        seats,
      ]);
      file.write({ organization, points });
    },
    /** Forgets all snapshots, after the token was forgotten. Throws the file system's error. */
    erase(): void {
      loaded = null;
      file.erase();
    },
  };
}
