import { randomUUID } from 'node:crypto';
import { done, failed, type Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import { keyVariants } from '../../../shared/identifiers.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { ActivationIntent, DeviceRecord, Records } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import type { ActivationRequest, Activations } from './activation-control.ts';
import { findPendingSeat } from './activation-checks.ts';
import { deviceRecordOf } from './activation-search.ts';
import { createPendingActivation } from './pending-activation.ts';
import { firstKnownVariant, isUnknownKey } from '../seat/key-variants.ts';
import { failureOf } from '../organization/connection.ts';
import type { Credentials } from '../organization/credentials.ts';
import { pendingActivationEvent, type ActivityEvent } from '../seat/seat-events.ts';
import { machineMetaKey, type Origins } from '../seat/origin.ts';
import { adoptSeat } from '../seat/seat-adoption.ts';
import { createSeatSlot, unsavedSeatFailure } from '../seat/seat-slot.ts';
import { isUnknownSeat, type SeatRecord } from '../seat/seat-record.ts';
import { createSeatLock } from '../seat/with-seat-lock.ts';

/** Activations into `record`. `changed` is called when anything that the window shows of them has changed. */
export function createActivations(deps: {
  readonly record: SeatRecord;
  readonly file: Records['activation'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: () => boolean;
  readonly changed: () => void;
  /** Whether a release of the seat on record has begun and not come to its end, in this process or another. */
  readonly isReleasing: () => boolean;
  /** The seat on record has got another key. */
  readonly keyReplaced: () => void;
  /** Another seat takes the place of the one that the window shows, if it shows one. */
  readonly seatReplaced: () => void;
  readonly recordEvent: (event: ActivityEvent) => void;
}): Activations {
  const { record, keys, credentials, clock, log, origins } = deps;
  const pendingActivation = createPendingActivation(deps.file, {
    record,
    log,
    isReplaceable: (seat) => isUnknownSeat(seat) || deps.isOtherComputer(),
  });
  const slot = createSeatSlot({ ...deps, pendingActivation });
  const withSeatLock = createSeatLock({
    ...deps,
    reload() {
      record.reload();
      reload();
    },
  });
  /** A seat that was taken and could not be written down yet. */
  let takenSeat: DeviceRecord | null = null;
  /** Attempts in a row to do that. */
  let failedAttempts = 0;
  let isActivating = false;
  let recovery: Promise<Result<undefined>> | null = null;
  let cancelRecovery: (() => void) | null = null;

  function reload(): void {
    pendingActivation.reload();
    if (pendingActivation.get() === null) takenSeat = null;
  }

  /** The wish is over; `how` puts it away. */
  function closePending(how: 'close' | 'closeIfPossible'): void {
    pendingActivation[how]();
    takenSeat = null;
  }

  /** Writes down the seat that the open wish took; where that fails, the wish stays open and the seat is not forgotten. */
  function save(seat: DeviceRecord, { askedBy }: ActivationIntent): Result<undefined> {
    takenSeat = seat;
    const saved = slot.save(seat, 'activated', askedBy);
    if (saved.ok) closePending('closeIfPossible');
    return saved;
  }

  /** Tries again to write down the seat that was taken. */
  async function retrySave(intent: ActivationIntent): Promise<Result<undefined>> {
    const saved = await withSeatLock(async () =>
      takenSeat === null ? done(undefined) : save(takenSeat, intent),
    );
    // The lock is a file, too, and what keeps it from being written says nothing of what was sent.
    return saved.ok || saved.failure.code === 'busy-elsewhere' ? saved : failed(unsavedSeatFailure);
  }

  /** What is left to write down is tried again by itself. */
  function saveLater(): void {
    failedAttempts = takenSeat === null ? 0 : failedAttempts + 1;
    if (takenSeat !== null) retryLater(backOff(failedAttempts));
  }

  function retryLater(wait: number): void {
    cancelRecovery?.();
    cancelRecovery = clock.schedule(wait, () => void recover());
  }

  /** No seat was taken, and that is told. */
  function failActivation(intent: ActivationIntent, failure: Failure): Result<undefined> {
    deps.recordEvent(pendingActivationEvent('activation-failed', intent, failure));
    return failed(failure);
  }

  /**
   * The request with the reading of its key that Polar knows. Several readings are asked about first, which takes nothing: so an activation
   * whose answer is lost is never about a key that does not exist. Fails where Polar cannot be asked.
   */
  async function resolveKey(request: ActivationRequest): Promise<Result<ActivationRequest>> {
    const { server, organizationId, key: typed } = request;
    const [first = typed, ...others] = keyVariants(typed);
    if (others.length === 0) return done({ ...request, key: first });
    const { key, answer } = await firstKnownVariant(
      typed,
      async (variant) =>
        await keys.validate({ type: 'public' }, { server, organizationId, key: variant }),
      isUnknownKey,
    );
    // Why a key that exists cannot be used is what the activation itself answers best.
    const isKnown = answer.type === 'ok' || (answer.type === 'gone' && !isUnknownKey(answer));
    if (isKnown) return done({ ...request, key });
    // Nothing that takes a seat was sent, so that nothing may have been taken: a lost answer means no more than no network.
    return failed(answer.type === 'doubtful' ? 'network-unreachable' : failureOf(answer));
  }

  async function activateUnderLock(
    typed: ActivationRequest,
    canReplaceCopied: boolean,
  ): Promise<Result<undefined>> {
    const blocked = slot.blockingFailure(canReplaceCopied);
    if (blocked !== null) return failed(blocked);
    const resolved = await resolveKey(typed);
    const request = resolved.ok ? resolved.value : typed;
    const intent: ActivationIntent = {
      ...request,
      nonce: randomUUID(),
      askedAt: clock.now(),
      ...origins.mark(request.organizationId),
    };
    if (!resolved.ok) return failActivation(intent, resolved.failure);
    try {
      pendingActivation.open(intent);
    } catch (error) {
      return failActivation(intent, storageFailure(error, { fileName: 'activation.json' }));
    }
    deps.changed();
    const { machine } = intent;
    const answer = await keys.activate(await credentials.for(intent.server), intent, {
      label: intent.label,
      meta: {
        seatkeeper_nonce: intent.nonce,
        platform: process.platform,
        // Lets this computer find its seat again when its data is lost. Only the organization sees it.
        ...(machine === undefined ? {} : { [machineMetaKey]: machine }),
      },
    });
    if (answer.type === 'ok') {
      deps.seatReplaced();
      return save(deviceRecordOf(intent, answer.value, clock.now()), intent);
    }
    // Only a doubt leaves the wish open: any other answer says that no seat was taken.
    if (answer.type === 'doubtful') {
      deps.recordEvent(pendingActivationEvent('activation-unknown', intent, failureOf(answer)));
      return failed('activation-unfinished');
    }
    closePending('closeIfPossible');
    return failActivation(intent, failureOf(answer));
  }

  async function checkPending(intent: ActivationIntent): Promise<Result<undefined>> {
    function onNoneFound(): void {
      closePending('closeIfPossible');
      deps.recordEvent(pendingActivationEvent('activation-failed', intent));
    }
    return await findPendingSeat(
      { ...deps, pendingActivation, withSeatLock, onFound: save, onNoneFound, retryLater },
      intent,
    );
  }

  function isPendingElsewhere(): boolean {
    const intent = pendingActivation.get();
    return intent !== null && origins.originOf(intent) === 'elsewhere';
  }

  async function recover(): Promise<Result<undefined>> {
    const intent = pendingActivation.get();
    if (intent === null || isActivating) return done(undefined);
    // Beside a seat of this computer's own it is in nobody's way.
    if (isPendingElsewhere())
      return record.get() === null ? failed('other-computer') : done(undefined);
    const work = takenSeat === null ? checkPending : retrySave;
    recovery ??= work(intent).finally(() => {
      recovery = null;
      saveLater();
      deps.changed();
    });
    return await recovery;
  }

  return {
    pending: pendingActivation.get,
    unsaved: () => (takenSeat === null ? null : unsavedSeatFailure),
    isPendingElsewhere,
    isActivating: () => isActivating,
    problem: pendingActivation.problem,
    dismissProblem: pendingActivation.dismissProblem,
    reload,
    recover,

    async activate(request, canReplaceCopied = false) {
      isActivating = true;
      try {
        return await withSeatLock(async () => await activateUnderLock(request, canReplaceCopied));
      } finally {
        isActivating = false;
        saveLater();
        deps.changed();
      }
    },

    async adopt(activation, server, askedBy, canReplaceCopied = false) {
      const result = await withSeatLock(
        async () =>
          await adoptSeat({ ...deps, slot }, activation, {
            server,
            askedBy,
            now: clock.now,
            canReplaceCopied,
          }),
      );
      deps.changed();
      return result;
    },

    async claim(askedBy) {
      const result = await withSeatLock(async () => {
        const seat = record.get();
        const intent = pendingActivation.get();
        // One of this computer's own may have taken a seat, and would count as over beside the record.
        if (intent !== null && !isPendingElsewhere()) return failed('activation-unfinished');
        if (intent !== null) {
          pendingActivation.open({ ...intent, ...origins.mark(intent.organizationId) });
        }
        return seat !== null && deps.isOtherComputer()
          ? slot.save(seat, 'imported', askedBy)
          : done(undefined);
      });
      deps.changed();
      return result;
    },

    abandon() {
      // While its request is on its way, nobody can know yet that it is lost.
      const intent = pendingActivation.get();
      if (isActivating || intent === null) return;
      closePending('close');
      deps.recordEvent({ ...pendingActivationEvent('activation-abandoned', intent), by: 'person' });
      deps.changed();
    },

    stop() {
      cancelRecovery?.();
    },
  };
}
