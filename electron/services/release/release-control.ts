import type { Result } from '../../../shared/ipc.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { AskedBy } from '../../storage/records.ts';

/** Drives the release of this computer's seat: writes down, sends, looks, and tries again. */
export interface SeatReleases {
  state(): SeatRelease;
  /** Whether a request may have reached Polar; then a seat found gone was released by us. */
  hasSent(): boolean;
  /** Who asked for the release that the state tells of. */
  askedBy(): AskedBy | null;
  /**
   * Asks for the release. `hasCountdown`: only after the hold, as for a person. Of a seat that is another computer's it fails with
   * `other-computer`, unless the person said `canReleaseOther`, or has said so of the release that failed.
   */
  request(askedBy: AskedBy, hasCountdown: boolean, canReleaseOther?: boolean): Result<undefined>;
  /** Takes it back while nothing has been sent, or puts its failure away. */
  cancelRelease(): Result<undefined>;
  /** Sends or looks now, if it waits for a later time. */
  tryNow(): void;
  /** Takes up what an earlier process left: an open request is settled first. */
  recover(): void;
  /** A look outside a release found the seat free after we had asked for it. */
  foundFree(): void;
  /** A look outside a release found that Polar does not know the activation, and it never confirmed the seat. */
  foundUnconfirmed(): void;
  /** A look outside a release found that Polar does not know the key any more. */
  foundKeyUnknown(): void;
  /** Puts a failure away. */
  dismissFailure(): void;
  /** Another process has released the seat and put its record away. A conversation under way finds that out by itself. */
  releasedElsewhere(): void;
  stop(): void;
}
