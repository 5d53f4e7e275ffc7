import type { Machine } from '../../ports.ts';
import type { DeviceRecord, ReleaseJournal } from '../../storage/records.ts';

/** Which computer wrote a record: this one or another one. `unknown` where the record or the system does not say. */
export type Origin = 'here' | 'elsewhere' | 'unknown';

/** A record that names its computer. */
interface Marked {
  readonly organizationId: string;
  readonly machine?: string;
}

/** The name in an activation's `meta` under which Polar keeps the mark of the computer that took the seat. */
export const machineMeta = 'seatkeeper_machine';

/** Tells records that this computer made from those that came in a copy of its data folder. */
export interface Origins {
  /** What a record made here carries; nothing where the system does not say which computer this is. */
  mark(organizationId: string): { readonly machine?: string };
  of(record: Marked): Origin;
  /**
   * Whether a release that an earlier process left may go on here: one that was asked for here, one of a record of this computer, and one
   * that Polar has confirmed, so that only the record has to go.
   */
  mayGoOn(seat: DeviceRecord, journal: ReleaseJournal): boolean;
  /** Whether the seat is another computer's. A record that does not say is taken for the computer's that asked for its release. */
  isOther(seat: DeviceRecord, journal: () => ReleaseJournal | null): boolean;
}

/** Origins as this computer sees them. */
export function createOrigins(machine: Machine): Origins {
  function of({ organizationId, machine: made }: Marked): Origin {
    // The system is asked only where there is something to compare.
    const here = made === undefined ? null : machine.fingerprint(organizationId);
    if (here === null) return 'unknown';
    return made === here ? 'here' : 'elsewhere';
  }

  function ofJournal(journal: ReleaseJournal, { organizationId }: DeviceRecord): Origin {
    return of({ ...journal, organizationId });
  }

  return {
    mark(organizationId) {
      const here = machine.fingerprint(organizationId);
      return here === null ? {} : { machine: here };
    },
    of,
    mayGoOn(seat, journal) {
      const { state } = journal;
      if (state.is === 'released' && state.how === 'confirmed') return true;
      switch (ofJournal(journal, seat)) {
        case 'here':
          return true;
        case 'elsewhere':
          return of(seat) === 'here';
        case 'unknown':
          return of(seat) !== 'elsewhere';
      }
    },
    isOther(seat, journal) {
      const origin = of(seat);
      if (origin !== 'unknown' || seat.machine !== undefined) return origin === 'elsewhere';
      const left = journal();
      return left !== null && ofJournal(left, seat) === 'elsewhere';
    },
  };
}
