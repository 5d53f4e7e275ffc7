import { done, failed, type Result } from '../../../shared/failure.ts';
import { isSameSeat } from '../../../shared/license.ts';
import type { Lock } from '../../storage/lock.ts';
import type { AskedBy, SeatRecords } from '../../storage/records.ts';
import { adoptSeat, type AdoptionDeps, type SeatToAdopt } from '../seat/seat-adoption.ts';
import { pendingActivationEvent } from '../seat/seat-events.ts';
import { isUnknownSeat } from '../seat/seat-record.ts';
import { createSeatSlot, unsavedSeatFailure } from '../seat/seat-slot.ts';
import { createSeatLock } from '../seat/with-seat-lock.ts';
import { createActivationRecovery } from './activation-recovery.ts';
import { endWithId, endWithNamedActivation, type NamedActivation } from './named-activation.ts';
import { createPendingActivation } from './pending-activation.ts';
import {
  takeSeat,
  type ActivationRequest,
  type TakeSeatDeps,
  type TakeSeatOptions,
} from './take-seat.ts';

/** Takes a seat for this computer, and never a second one for the same activation. */
export type Activations = ReturnType<typeof createActivations>;

/** What activations work with, and what they report. `changed` is called after each change that the window shows. */
interface ActivationDeps extends TakeSeatDeps, AdoptionDeps {
  readonly file: SeatRecords['activation'];
  readonly lock: Lock;
}

/** Activations into `record`. */
export function createActivations(deps: ActivationDeps) {
  const { record, lock, log, origins } = deps;
  const pending = createPendingActivation(deps.file, {
    record,
    origins,
    log,
    isReplaceable: (seat) => isUnknownSeat(seat) || deps.isOtherComputer(),
  });
  const slot = createSeatSlot(deps, pending);
  const stores = { pending, slot };
  const withSeatLock = createSeatLock({
    lock,
    log,
    fileName: 'activation.json',
    reload() {
      record.reload();
      pending.reload();
    },
  });
  const recovery = createActivationRecovery(deps, stores, withSeatLock);

  return {
    /** The activation that was begun and whose outcome is unknown or unsaved. */
    pending: pending.get,
    /** Why the seat that it took could not be saved yet; null if no such seat is known. */
    unsaved: () => (pending.takenSeat() === null ? null : unsavedSeatFailure),
    /** Whether another computer began it. This computer does not continue it. */
    isPendingElsewhere: pending.isElsewhere,
    isActivating: recovery.isActivating,
    /** Why a pending activation cannot be read though there is a file. */
    problem: pending.problem,
    /** Goes on without a damaged file, as the person chose. */
    dismissProblem: pending.dismissProblem,
    reload: pending.reload,
    recover: recovery.recover,

    /**
     * Takes a seat. The intent is durable before the request, and the outcome before this returns. Fails if another seat of this computer is
     * of the same license.
     */
    async activate(
      request: ActivationRequest,
      options: TakeSeatOptions = {},
    ): Promise<Result<undefined>> {
      return await recovery.activate(
        async () => await withSeatLock(async () => await takeSeat(deps, stores, request, options)),
      );
    },

    /**
     * Takes over a seat that this computer already holds, or the new key of the seat on record. Asks Polar, and fails if Polar does not
     * know the seat. While an activation is pending, only its own seat can be taken over, which ends it.
     */
    async adopt(
      seat: SeatToAdopt,
      askedBy: AskedBy,
      canReplaceCopied = false,
    ): Promise<Result<undefined>> {
      return await recovery.adopt(
        async () =>
          await withSeatLock(async () => {
            const [intent, held] = [pending.get(), record.get()];
            const isBlocked =
              slot.importBlockingFailure(canReplaceCopied)?.code === 'activation-unfinished';
            const isHeld = held !== null && isSameSeat(held, seat);
            return intent !== null && isBlocked && !isHeld
              ? await endWithNamedActivation(deps, stores, intent, seat)
              : await adoptSeat(deps, slot, seat, askedBy, canReplaceCopied);
          }),
      );
    },

    /** Ends the pending activation with the seat that it took, which the seller has named. Changes nothing if it fails. */
    endWith: async (named: NamedActivation): Promise<Result<undefined>> =>
      await recovery.adopt(
        async () => await withSeatLock(async () => await endWithId(deps, stores, named)),
      ),

    /**
     * Marks the record and the pending activation as this computer's, whose system has got another id. Sends nothing. Fails if this
     * computer has a pending activation of its own, or the disk or another process blocks it.
     */
    async claim(askedBy: AskedBy): Promise<Result<undefined>> {
      const result = await withSeatLock(async () => {
        const seat = record.get();
        const intent = pending.get();
        // One of this computer's own may have taken a seat, and would count as ended beside the record.
        if (intent !== null && !pending.isElsewhere()) return failed('activation-unfinished');
        if (intent !== null) pending.open({ ...intent, ...origins.mark(intent.organizationId) });
        return seat !== null && deps.isOtherComputer()
          ? slot.save(seat, 'imported', askedBy)
          : done(undefined);
      });
      deps.changed();
      return result;
    },

    /**
     * Gives the pending activation up, as the person chose, who knows that a seat may be lost. Throws the file system's error. Under the
     * lock: another process may be about to send its request.
     */
    abandon(): void {
      // While its request is on its way, its outcome is still to come.
      const intent = pending.get();
      if (recovery.isActivating() || intent === null) return;
      pending.close();
      deps.recordEvent({ ...pendingActivationEvent('activation-abandoned', intent), by: 'person' });
      deps.changed();
    },

    stop: recovery.stop,
  };
}
