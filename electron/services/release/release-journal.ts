import { randomUUID } from 'node:crypto';
import type { Failure } from '../../../shared/failure.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Clock, Log } from '../../ports.ts';
import type { AskedBy, DeviceRecord, SeatRecords, ReleaseJournal } from '../../storage/records.ts';
import { storageFailure, type Stored } from '../../storage/stored-file.ts';
import type { Origins } from '../seat/origin.ts';
import type { SeatRecord } from '../seat/seat-record.ts';

/** The journal of this process's release, in memory and on disk. Another process may write its own about the same seat. */
export type ReleaseJournalStore = ReturnType<typeof createReleaseJournalStore>;

/** The journal over its file. */
export function createReleaseJournalStore(
  file: SeatRecords['release'],
  { clock, origins }: { readonly clock: Clock; readonly origins: Origins },
) {
  let journal: ReleaseJournal | null = null;
  /** Journals that this process has begun or recovered. */
  const knownIds = new Set<string>();

  /** Another process's journal about the same seat. */
  function otherJournal(): ReleaseJournal | null {
    const stored = journal === null ? null : storedJournalOf(file, journal);
    return stored === null || knownIds.has(stored.id) ? null : stored;
  }

  /** Erases a journal whose seat's record is gone. */
  function eraseLeftover(): void {
    try {
      file.erase();
    } catch {
      // It applies to no other seat, and the next start tries again.
    }
  }

  /** Durable when it returns. Does nothing without a journal. Throws the file system's error. */
  function write(change: Partial<ReleaseJournal>): void {
    if (journal === null) return;
    const next = { ...journal, ...change };
    const written = { ...next, sent: next.sent || otherJournal()?.sent === true };
    file.write(written);
    journal = written;
  }

  /** Returns the given seat if the journal is about it, else null. */
  function seatOf(seat: DeviceRecord | null): DeviceRecord | null {
    return seat?.activationId === journal?.activationId ? seat : null;
  }

  /** Whether a request about this seat may have reached Polar. */
  const hasSent = (seat: DeviceRecord | null): boolean =>
    journal?.sent === true && seatOf(seat) !== null;

  return {
    get: (): ReleaseJournal | null => journal,
    seatOf,
    hasSent,
    /** Whether this process or another one may have sent a request about the journal's seat. Reads the file. */
    wasSent: (): boolean => journal?.sent === true || otherJournal()?.sent === true,
    /** Begins a journal in memory. Carries over that an earlier request about the same seat was sent. */
    begin(by: AskedBy, seat: DeviceRecord, state: SeatRelease): void {
      journal = {
        id: randomUUID(),
        activationId: seat.activationId,
        askedBy: by,
        askedAt: clock.now(),
        ...origins.mark(seat.organizationId),
        sent: hasSent(seat),
        state,
      };
      knownIds.add(journal.id);
    },
    write,
    /** Resets `sent` after a request that did not reach Polar; the next `write` stores it. */
    restoreSent(sentBefore: boolean): void {
      if (journal !== null) journal = { ...journal, sent: sentBefore };
    },
    /** Reads the journal that an earlier process left, if it is about this seat and may continue on this computer; else `absent`. */
    recover(seat: DeviceRecord | null): Stored<ReleaseJournal> {
      const stored = file.read();
      if (stored.type !== 'value') return stored;
      if (seat !== null && stored.value.activationId === seat.activationId) {
        if (!origins.canContinue(seat, stored.value)) return { type: 'absent' };
        // The computer that continues the release counts as the one that requested it.
        journal = { ...stored.value, ...origins.mark(seat.organizationId) };
        knownIds.add(journal.id);
        return stored;
      }
      if (seat !== null || stored.value.state.type === 'released') eraseLeftover();
      return { type: 'absent' };
    },
    /** Forgets the journal in memory; the file stays. */
    drop(): void {
      journal = null;
    },
    /**
     * Ends a canceled release. Keeps the journal if a request was sent, since that may still arrive; else erases it, unless another process
     * has written its own. Throws the file system's error, and then the journal is unchanged.
     */
    cancel(): void {
      if (journal === null) return;
      if (journal.sent) {
        write({ state: { type: 'idle' } });
      } else {
        if (otherJournal() === null) file.erase();
        journal = null;
      }
    },
    /** Erases the journal of a finished release. Throws the file system's error. */
    erase(): void {
      file.erase();
      journal = null;
    },
  };
}

/** What the storage of a release works with. */
export interface ReleaseStorageDeps {
  readonly record: SeatRecord;
  readonly clock: Clock;
  readonly log: Log;
  /** Issues the receipt. Under the lock. Throws the file system's error. */
  readonly released: (seat: DeviceRecord, journal: ReleaseJournal) => void;
  readonly reportFailure: (failure: Failure | null) => void;
}

/**
 * Creates what a release writes to the disk, over its journal and the seat's record. A write that fails is logged and reported to the
 * person; it does not stop the release.
 */
export function createReleaseStorage(
  { record, clock, log, released, reportFailure }: ReleaseStorageDeps,
  journal: ReleaseJournalStore,
) {
  /**
   * Runs `work` on a file; logs and reports an error instead of throwing it. Returns whether it succeeded. `what` names the failure in the
   * log. `isUnsent`: nothing has happened yet; otherwise what is saved is true though it is unsaved.
   */
  function attempt(what: string, fileName: string, work: () => void, isUnsent = false): boolean {
    try {
      work();
      reportFailure(null);
      return true;
    } catch (error) {
      log.problem(what, error);
      const failure = storageFailure(error, { fileName });
      reportFailure(isUnsent ? failure : { ...failure, code: 'outcome-unsaved' });
      return false;
    }
  }

  return {
    /** Saves the state. If that fails after a request, the journal still says "sent", and the next start checks the seat. */
    saveState(state: SeatRelease): void {
      // The disk kept the request from being sent.
      const isUnsent = state.type === 'failed' && state.failure.file !== undefined;
      const save = (): void => journal.write({ state });
      attempt('the state of a release could not be saved', 'release.json', save, isUnsent);
    },

    saveCancellation(): void {
      attempt('the cancellation of a release could not be saved', 'release.json', journal.cancel);
    },

    /** Marks a seat that Polar neither knows nor ever confirmed, so that an import or an activation may replace its record. */
    markSeatUnknown(): void {
      const seat = record.get();
      if (seat === null || seat.confirmedAt !== null || seat.removedAt !== undefined) return;
      attempt('an unknown seat could not be marked', 'device.json', () => {
        record.save({ ...seat, removedAt: clock.now() });
      });
    },

    /**
     * Stores the end of a release in this order, each step durable before the next: result, receipt, record erased, journal erased.
     * `retry`: the disk refused the receipt or the record, and all of it can be repeated. Under the lock.
     */
    finish(
      state: Extract<SeatRelease, { type: 'released' }>,
    ): 'finished' | 'retry' | 'released-elsewhere' {
      const entry = journal.get();
      const seat = journal.seatOf(record.get());
      if (entry === null || seat === null) return 'released-elsewhere';
      attempt('the result of a release could not be saved', 'release.json', () =>
        journal.write({ state }),
      );
      const isErased = attempt('a released seat could not be erased', 'device.json', () => {
        released(seat, { ...entry, state });
        record.erase();
      });
      if (!isErased) return 'retry';
      // A journal that is left behind is about a seat that is gone, and the next start erases it.
      attempt('the journal of a release could not be erased', 'release.json', journal.erase);
      return 'finished';
    },
  };
}

/** Reads the journal on disk of a release of this seat, by any process; null where there is none. */
export function storedJournalOf(
  file: SeatRecords['release'],
  { activationId }: Pick<DeviceRecord, 'activationId'>,
): ReleaseJournal | null {
  const stored = file.read();
  return stored.type === 'value' && stored.value.activationId === activationId
    ? stored.value
    : null;
}
