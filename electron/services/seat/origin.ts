import type { Machine } from '../../ports.ts';
import type { DeviceRecord, ReleaseJournal } from '../../storage/records.ts';

/** Which computer wrote a record: this one or another one. `unknown` where the record or the system does not say. */
export type Origin = 'here' | 'elsewhere' | 'unknown';

/** A record that names its computer. */
interface OriginRecord {
  readonly organizationId: string;
  readonly machine?: string;
}

/** The name in an activation's `meta` under which Polar keeps the mark of the computer that took the seat. */
export const machineMetaKey = 'seatkeeper_machine';

/** Tells records that this computer made from those that came in a copy of its data folder. */
export interface Origins {
  /** What a record made here carries; nothing where the system does not say which computer this is. */
  mark(organizationId: string): { readonly machine?: string };
  originOf(record: OriginRecord): Origin;
  /**
   * Whether a release that an earlier process left may go on here: one that was asked for here, one of a record of this computer, and one
   * that Polar has confirmed, so that only the record has to go.
   */
  canContinue(seat: DeviceRecord, journal: ReleaseJournal): boolean;
  /** Whether the seat is another computer's. A record that does not say is taken for the computer's that asked for its release. */
  isOtherComputer(seat: DeviceRecord, journal: () => ReleaseJournal | null): boolean;
}

/** Origins as this computer sees them. */
export function createOrigins(machine: Machine): Origins {
  function originOf({ organizationId, machine: recordMachine }: OriginRecord): Origin {
    // The system is asked only where there is something to compare.
    const fingerprint = recordMachine === undefined ? null : machine.fingerprint(organizationId);
    if (fingerprint === null) return 'unknown';
    return recordMachine === fingerprint ? 'here' : 'elsewhere';
  }

  function originOfJournal(journal: ReleaseJournal, { organizationId }: DeviceRecord): Origin {
    return originOf({ ...journal, organizationId });
  }

  return {
    mark(organizationId) {
      const fingerprint = machine.fingerprint(organizationId);
      return fingerprint === null ? {} : { machine: fingerprint };
    },
    originOf,
    canContinue(seat, journal) {
      const { state } = journal;
      if (state.type === 'released' && state.how === 'confirmed') return true;
      switch (originOfJournal(journal, seat)) {
        case 'here':
          return true;
        case 'elsewhere':
          return originOf(seat) === 'here';
        case 'unknown':
          return originOf(seat) !== 'elsewhere';
      }
    },
    isOtherComputer(seat, journal) {
      const origin = originOf(seat);
      if (origin !== 'unknown' || seat.machine !== undefined) return origin === 'elsewhere';
      const storedJournal = journal();
      return storedJournal !== null && originOfJournal(storedJournal, seat) === 'elsewhere';
    },
  };
}
