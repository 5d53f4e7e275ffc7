import type { Machine } from '../../ports.ts';
import type { DeviceRecord, ReleaseJournal } from '../../storage/records.ts';

/** Which computer wrote a record: this one or another. `unknown`: the record or the system does not say. */
export type Origin = 'here' | 'elsewhere' | 'unknown';

/** The names in an activation's `meta` of the mark of the computer that took the seat, and of the activation's nonce. */
export const machineMetaKey = 'computer_mark';
export const nonceMetaKey = 'activation_nonce';

/** These names, and those that versions before 0.2 wrote. */
const ownMetaKey = /^(?:computer_mark|activation_nonce|seat[a-z]+_(?:machine|nonce))$/;

/** Whether a field of an activation's `meta` is this app's own. */
export function isOwnMetaKey(name: string): boolean {
  return ownMetaKey.test(name);
}

/**
 * Whether an activation's `meta` has this nonce or mark of a computer. Its name does not matter, which older versions wrote otherwise:
 * nothing else has the same random value.
 */
export function hasMetaValue(
  meta: Readonly<Record<string, unknown>> | null,
  value: string,
): boolean {
  return Object.values(meta ?? {}).includes(value);
}

/** Distinguishes records that this computer made from those in a copy of another computer's data folder. */
export type Origins = ReturnType<typeof createOrigins>;

/** Origins from this computer's point of view. */
export function createOrigins(machine: Machine) {
  function originOf(record: Pick<DeviceRecord, 'organizationId' | 'machine'>): Origin {
    if (record.machine === undefined) return 'unknown';
    const fingerprint = machine.fingerprint(record.organizationId);
    if (fingerprint === null) return 'unknown';
    return record.machine === fingerprint ? 'here' : 'elsewhere';
  }

  function originOfJournal(journal: ReleaseJournal, { organizationId }: DeviceRecord): Origin {
    return originOf({ ...journal, organizationId });
  }

  return {
    /** Returns the mark for a new record; nothing if the system does not identify this computer. */
    mark(organizationId: string): { readonly machine?: string } {
      const fingerprint = machine.fingerprint(organizationId);
      return fingerprint === null ? {} : { machine: fingerprint };
    },
    originOf,
    /**
     * Whether a release that an earlier process left may continue here: one requested here, one of this computer's record, and one that
     * Polar has confirmed, so that only the record is left to erase.
     */
    canContinue(seat: DeviceRecord, journal: ReleaseJournal): boolean {
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
    /** Whether the seat is another computer's. A record without a mark belongs to the computer that requested its release. */
    isOtherComputer(seat: DeviceRecord, journal: () => ReleaseJournal | null): boolean {
      const origin = originOf(seat);
      if (origin !== 'unknown' || seat.machine !== undefined) return origin === 'elsewhere';
      const storedJournal = journal();
      return storedJournal !== null && originOfJournal(storedJournal, seat) === 'elsewhere';
    },
  };
}
