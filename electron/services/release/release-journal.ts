import { randomUUID } from 'node:crypto';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { Clock } from '../../ports.ts';
import type { AskedBy, DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import type { Stored } from '../../storage/stored-file.ts';
import type { Origins } from '../seat/origin.ts';

/** The story of a release, in memory as it is on disk. Another process may have written one about the same seat meanwhile. */
export interface ReleaseJournalStore {
  get(): ReleaseJournal | null;
  /** Whether a request about this seat may have reached Polar. */
  hasSent(seat: DeviceRecord | null): boolean;
  /** The same of the seat that the story is about, with what another process has written down meanwhile. Reads the file. */
  wasSent(): boolean;
  /** Begins anew, in memory alone; that a request was sent before is not forgotten. */
  begin(by: AskedBy, seat: DeviceRecord, state: SeatRelease): void;
  /** Durable when it returns. Does nothing without a story. Throws the file system's error. */
  write(change: Partial<ReleaseJournal>): void;
  /** A request turned out not to have reached Polar; the next `write` says so. */
  restoreSent(sentBefore: boolean): void;
  /** Takes up what an earlier process left about this seat and may go on here; `absent` where that is nothing. */
  recover(seat: DeviceRecord | null): Stored<ReleaseJournal>;
  /** The story in memory is over; the file stays. */
  drop(): void;
  /**
   * Nobody wants the release any more. Where a request was sent that is remembered, since it may still land; else the story goes,
   * unless another process tells one of its own. Throws the file system's error, and then the story is as it was.
   */
  cancel(): void;
  /** The seat is free and its record gone. */
  erase(): void;
}

/** The story over its file. */
export function createReleaseJournalStore(
  file: Records['release'],
  { clock, origins }: { readonly clock: Clock; readonly origins: Origins },
): ReleaseJournalStore {
  let journal: ReleaseJournal | null = null;
  /** Stories that this process has begun or taken up. */
  const knownIds = new Set<string>();

  /** Another process's story about the seat that ours is about. */
  function otherJournal(): ReleaseJournal | null {
    const stored = file.read();
    if (journal === null || stored.type !== 'value') return null;
    const { id, activationId } = stored.value;
    return activationId === journal.activationId && !knownIds.has(id) ? stored.value : null;
  }

  /** The seat was put away, and only its story was left behind. */
  function eraseLeftover(): void {
    try {
      file.erase();
    } catch {
      // It sticks to no other seat, and the next start tries again.
    }
  }

  function write(change: Partial<ReleaseJournal>): void {
    if (journal === null) return;
    const next = { ...journal, ...change };
    const written = { ...next, sent: next.sent || otherJournal()?.sent === true };
    file.write(written);
    journal = written;
  }

  return {
    get: () => journal,
    hasSent: (seat) => journal?.sent === true && journal.activationId === seat?.activationId,
    wasSent: () => journal?.sent === true || otherJournal()?.sent === true,
    begin(by, seat, state) {
      const sent = journal?.sent === true && journal.activationId === seat.activationId;
      journal = {
        id: randomUUID(),
        activationId: seat.activationId,
        askedBy: by,
        askedAt: clock.now(),
        ...origins.mark(seat.organizationId),
        sent,
        state,
      };
      knownIds.add(journal.id);
    },
    write,
    restoreSent(sentBefore) {
      if (journal !== null) journal = { ...journal, sent: sentBefore };
    },
    recover(seat) {
      const stored = file.read();
      if (stored.type !== 'value') return stored;
      if (seat !== null && stored.value.activationId === seat.activationId) {
        if (!origins.canContinue(seat, stored.value)) return { type: 'absent' };
        // The computer that goes on with it is the one that answers for it from now on.
        journal = { ...stored.value, ...origins.mark(seat.organizationId) };
        knownIds.add(journal.id);
        return stored;
      }
      if (seat !== null || stored.value.state.type === 'released') eraseLeftover();
      return { type: 'absent' };
    },
    drop() {
      journal = null;
    },
    cancel() {
      if (journal === null) return;
      if (journal.sent) {
        write({ state: { type: 'idle' } });
      } else {
        if (otherJournal() === null) file.erase();
        journal = null;
      }
    },
    erase() {
      file.erase();
      journal = null;
    },
  };
}
