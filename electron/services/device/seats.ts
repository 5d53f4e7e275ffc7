import { isDeepStrictEqual } from 'node:util';
import type { MoveStep } from '../../../shared/app-state.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { oldPlaceId, type SeatId } from '../../../shared/seat-id.ts';
import { isReleasedWithAll } from '../../../shared/seats.ts';
import type { Clock, Log } from '../../ports.ts';
import type { AskedBy } from '../../storage/records.ts';
import type { SeatLayout } from '../../storage/seat-layout.ts';
import { NotWritable, storageFailure, tryWrite } from '../../storage/stored-file.ts';
import type { NamedActivation } from '../activation/named-activation.ts';
import type { ActivationRequest, TakeSeatOptions } from '../activation/take-seat.ts';
import { createOrigins } from '../seat/origin.ts';
import { createLicenseFiles } from '../seat/other-seats.ts';
import type { WantedLicense } from '../seat/other-seats.ts';
import type { SeatToAdopt } from '../seat/seat-adoption.ts';
import type { LocalSeat } from './local-seat.ts';
import {
  createSeatCollection,
  type SeatCollection,
  type SeatCollectionDeps,
} from './seat-collection.ts';
import { createSeatSlots } from './seat-slots.ts';
import { createSeatSync } from './seat-sync.ts';

/** All seats of this computer. */
export type Seats = ReturnType<typeof createSeats>;

/** What the seats work with, and what they report. */
export type SeatsDeps = Omit<SeatCollectionDeps, 'licenseFiles'>;

/** Dismisses the receipts of seats that are free: the seat that was taken replaces them in the window. */
function dismissReleased(seats: readonly LocalSeat[], log: Log): void {
  for (const seat of seats) {
    try {
      seat.dismissReleased();
    } catch (error) {
      log.problem('a receipt could not be dismissed', error);
    }
  }
}

/** Names the seat that is in the way. */
function withSeat(failure: Failure, seat: LocalSeat | null): Failure {
  const isAboutSeat =
    failure.code === 'already-activated' || failure.code === 'activation-unfinished';
  return seat === null || failure.seat !== undefined || !isAboutSeat
    ? failure
    : { ...failure, seat: seat.id };
}

/** Returns the first failure; success if there is none. Fails with `whenEmpty` for no results. */
function together(
  results: readonly Result<undefined>[],
  whenEmpty: Failure['code'],
): Result<undefined> {
  if (results.length === 0) return failed(whenEmpty);
  return results.find(({ ok }) => !ok) ?? done(undefined);
}

/** Returns the calls that are about all seats at once. */
function createJointCalls({ all }: SeatCollection, clock: Clock) {
  return {
    /** Marks all records of another computer as this computer's, whose system has got another id. Sends nothing. */
    async claim(askedBy: AskedBy): Promise<Result<undefined>> {
      for (const { device } of all()) {
        if (!device.isOtherComputer() && !device.activations.isPendingElsewhere()) continue;
        const claimed = await device.activations.claim(askedBy);
        if (!claimed.ok) return claimed;
      }
      return done(undefined);
    },

    /**
     * Requests the release of all seats that can be released, with one countdown for all. Leaves a seat alone that is being released already, and
     * one whose key Polar no longer knows. Fails with `not-activated` if there is none to release.
     */
    releaseAll(askedBy: AskedBy, hasCountdown: boolean): Result<undefined> {
      const now = clock.now();
      const results = all()
        .filter(({ device }) => isReleasedWithAll(device.state()))
        .map(({ device }) => device.releases.request(askedBy, hasCountdown, false, now));
      return together(results, 'not-activated');
    },

    /** Cancels all releases during their countdown. Fails with `release-pending` if there is none. */
    cancelAll(): Result<undefined> {
      const results = all()
        .filter(({ device }) => device.releases.state().type === 'holding')
        .map(({ device }) => device.releases.cancelRelease());
      return together(results, 'release-pending');
    },

    /** Sends or checks now what waits for a later time. */
    retry(): void {
      for (const { device } of all()) device.releases.tryNow();
    },

    /** Checks whether the seats still exist, one after the other. */
    async check(): Promise<void> {
      for (const { device } of all()) await device.checks.check();
    },
  };
}

/** Returns the calls that find seats. */
function createLookups({ all, views, find }: SeatCollection) {
  return {
    /** Returns the seats, also those that the window does not show. */
    all,
    /** Returns a seat that the window shows; null if there is none with this id. */
    find: (id: SeatId): LocalSeat | null =>
      views().some((seat) => seat.id === id) ? find(id) : null,
    /** Returns the seat that holds an activation of this computer's own; null if none does. */
    holderOf: (activationId: string): LocalSeat | null =>
      all().find(
        ({ device }) =>
          device.record.get()?.activationId === activationId && !device.isOtherComputer(),
      ) ?? null,
    /** Returns what the window shows, in the order in which the seats were taken. */
    state: views,
  };
}

/** Returns a function that runs `work`, which takes a seat or takes one over, in `slot` or in a new folder, and tidies up after it. */
function createTaking(deps: {
  readonly layout: SeatLayout;
  readonly collection: SeatCollection;
  /** Seats that such work is using. */
  readonly inUse: Set<SeatId>;
  readonly refresh: () => void;
  readonly tidy: () => Promise<void>;
}) {
  const { layout, collection, inUse } = deps;
  return async (
    slot: LocalSeat | null,
    /** Whether the slot's files are of another license, which is replaced. */
    isOtherLicense: boolean,
    work: (seat: LocalSeat) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>> => {
    const mode = layout.mode();
    if (slot === null && mode.type === 'old-place') return failed(mode.failure);
    let seat: LocalSeat;
    try {
      seat = slot ?? collection.add(layout.newId());
    } catch (error) {
      return failed(storageFailure(error, { fileName: 'seats' }));
    }
    inUse.add(seat.id);
    let result: Result<undefined>;
    try {
      result = await work(seat);
    } finally {
      inUse.delete(seat.id);
    }
    if (result.ok && slot !== null && isOtherLicense) tryWrite('name.json', () => slot.rename(''));
    // Another process may have taken the seat meanwhile.
    if (!result.ok) deps.refresh();
    if (collection.all().some(({ device }) => device.state().type === 'none')) await deps.tidy();
    return result.ok ? result : failed(withSeat(result.failure, slot));
  };
}

/**
 * Returns a function that saves the key of a license in the record of its seat, if that has another key: the seller has rotated it, and only the new key releases
 * the seat. Asks Polar whether the activation belongs to the key. If that fails, the record keeps the old key; the seat shows as removed if
 * Polar says that the license has it no longer.
 */
function createNewKeys({ find }: SeatCollection, log: Log) {
  return async (
    { code, seat: id }: Failure,
    { key }: WantedLicense,
    askedBy: AskedBy,
  ): Promise<void> => {
    const seat = code === 'already-activated' && id !== undefined ? find(id) : null;
    const record = seat?.device.record.get() ?? null;
    if (seat === null || record === null || keyVariants(key).includes(record.key)) return;
    const { server, organizationId, activationId, label } = record;
    const renewed = { server, organizationId, activationId, label, key };
    const saved = await seat.device.activations.adopt(renewed, askedBy);
    if (saved.ok) return;
    log.info('a rotated key was not saved', { code: saved.failure.code });
    if (saved.failure.code === 'activation-unknown') await seat.device.checks.checkWithNewKey(key);
  };
}

/** Opens the seats that are on disk. Sends nothing on its own. */
export function createSeats(deps: SeatsDeps) {
  const { layout, log } = deps;
  const licenseFiles = createLicenseFiles({ ...deps, origins: createOrigins(deps.machine) });
  const collection: SeatCollection = createSeatCollection(
    { ...deps, licenseFiles },
    {
      taken(taken) {
        const others = collection.all().filter((seat) => seat !== taken);
        dismissReleased(others, log);
      },
      ended: () => void sync.tidy(),
    },
  );
  const { all, publish } = collection;
  const inUse = new Set<SeatId>();
  const sync = createSeatSync({ ...deps, collection, isInUse: (id) => inUse.has(id) });
  const { refresh, tidy } = sync;
  const { ofLicense, slotFor } = createSeatSlots(collection, licenseFiles, deps.seller);
  const saveNewKey = createNewKeys(collection, log);
  const take = createTaking({ layout, collection, inUse, refresh, tidy });
  refresh();

  return {
    ...createJointCalls(collection, deps.clock),
    ...createLookups(collection),
    /** Returns the seat of a license, also one that is pending or whose damaged file shows the key; null if there is none. */
    ofLicense,
    /**
     * Takes a seat of a license that this computer holds none of. Fails with the id of the seat that is in the way: of the same license, or
     * of an unreadable file that may be of it.
     */
    async activate(
      request: ActivationRequest,
      options: TakeSeatOptions = {},
    ): Promise<Result<undefined>> {
      refresh();
      const slot = slotFor(request, { copied: options.canReplaceCopied === true, damaged: false });
      const taken = await take(
        slot,
        ofLicense(request) === null,
        async ({ device }) => await device.activations.activate(request, options),
      );
      if (!taken.ok) await saveNewKey(taken.failure, request, request.askedBy);
      return taken;
    },
    saveNewKey,

    /** Takes over a seat that this computer already holds, or the new key of a seat on record. */
    async adopt(
      activation: SeatToAdopt,
      askedBy: AskedBy,
      canReplaceCopied = false,
    ): Promise<Result<undefined>> {
      refresh();
      const slot = slotFor(activation, { copied: canReplaceCopied, damaged: true });
      return await take(
        slot,
        ofLicense(activation) === null,
        async ({ device }) => await device.activations.adopt(activation, askedBy, canReplaceCopied),
      );
    },

    /** Ends a seat's pending activation with the activation that the seller has named. Fails, and changes nothing, for any other one. */
    async endActivation(seat: LocalSeat, named: NamedActivation): Promise<Result<undefined>> {
      return await take(seat, false, async ({ device }) => await device.activations.endWith(named));
    },

    /** Whether another process keeps the records of an older version in their place, as it does for a moment while it moves them. */
    isBusyElsewhere(): boolean {
      const mode = layout.mode();
      return mode.type === 'old-place' && mode.failure.code === 'busy-elsewhere';
    },

    /** Reads the folders and files again, since another process may have changed them. */
    reload(): void {
      const before = collection.views();
      for (const seat of all()) seat.reload();
      refresh();
      // No record changes with a name or the step of a move.
      if (!isDeepStrictEqual(collection.views(), before)) publish();
    },

    recover: sync.recover,

    /** Saves the step of a seat's move; null ends the move. Throws the file system's error. */
    setMoveStep({ move, device }: LocalSeat, step: MoveStep | null): void {
      move.setStep(step, device.state());
      publish();
      if (step === null) void tidy();
    },

    /** Names the license of a seat; an empty name removes the name. Throws the file system's error, and `NotWritable` in the old place. */
    rename(seat: LocalSeat, name: string): void {
      const mode = layout.mode();
      // A migration would leave the name behind.
      if (seat.id === oldPlaceId && mode.type === 'old-place')
        throw new NotWritable(mode.failure, 'is in the old place');
      seat.rename(name);
      publish();
    },

    /** Dismisses what the window shows about a seat as ended. Fails if another process is using the seat, or the disk blocks it. */
    async dismiss({ device }: LocalSeat): Promise<Result<undefined>> {
      const dismissed = await device.forget();
      if (device.state().type === 'none') void tidy();
      return dismissed;
    },

    tidy,
    stop: sync.stop,
  };
}
