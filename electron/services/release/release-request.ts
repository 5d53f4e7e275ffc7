import type { SeatReleaseEvent } from '../../../shared/seat-release.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Clock } from '../../ports.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import type { Credentials } from '../organization/credentials.ts';
import { deactivationEvent } from './release-events.ts';
import type { ReleaseJournalStore } from './release-journal.ts';

/** Whether the request was handed to the network, for whoever has to explain an error. */
export interface SendStatus {
  isSent: boolean;
}

/**
 * Asks Polar to free the seat, once. Durable before the request: whatever happens from there, the next start knows that it may have
 * landed. Throws the file system's error, and then nothing was sent. In the lock.
 */
export async function requestRelease(
  deps: {
    readonly journalStore: ReleaseJournalStore;
    readonly keys: LicenseKeys;
    readonly credentials: Credentials;
    readonly clock: Clock;
  },
  seat: DeviceRecord,
  attempts: number,
  sendStatus: SendStatus,
): Promise<SeatReleaseEvent> {
  const { journalStore, keys, credentials, clock } = deps;
  const credential = await credentials.for(seat.server);
  const sentBefore = journalStore.wasSent();
  journalStore.write({ sent: true, state: { type: 'releasing', attempts } });
  sendStatus.isSent = true;
  const answer = await keys.deactivate(credential, seat);
  const event = deactivationEvent(answer, clock.now(), attempts);
  // Polar did not act, so that a seat that is missing later was not released by this request.
  if (event.type !== 'confirmed' && event.type !== 'doubtful') journalStore.restoreSent(sentBefore);
  return event;
}
