import type { MoveStep } from '../../../shared/app-state.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import { oldPlaceId, type SeatId } from '../../../shared/seat-id.ts';
import { canRelease } from '../../../shared/seats.ts';
import type { AskedBy } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import type { ActivationRequest, TakeSeatOptions } from '../activation/take-seat.ts';
import { createOrigins } from '../seat/origin.ts';
import { createLicenseFiles, isOfLicense, type WantedLicense } from '../seat/other-seats.ts';
import type { SeatToAdopt } from '../seat/seat-adoption.ts';
import type { LocalSeat } from './local-seat.ts';
import { createSeatCollection, type SeatCollectionDeps } from './seat-collection.ts';

/** Milliseconds to wait for the lock where the work under it can be left to the next process. */
const tidyTimeout = 3_000;

/** All seats of this computer. */
export type Seats = ReturnType<typeof createSeats>;

/** What the seats work with, and what they report. */
export type SeatsDeps = Omit<SeatCollectionDeps, 'licenseFiles'>;

/** Opens the seats that are on disk. Sends nothing on its own. */
export function createSeats(deps: SeatsDeps) {
  const { layout, lock, log, clock } = deps;
  const licenseFiles = createLicenseFiles({ ...deps, origins: createOrigins(deps.machine) });
  const collection = createSeatCollection({ ...deps, licenseFiles }, dismissOthers);
  const { all, publish } = collection;
  /** Seats that an activation or an import of this process is using. */
  const inUse = new Set<SeatId>();
  let isRecovered = false;

  function idsOnDisk(): readonly SeatId[] | null {
    try {
      return layout.list().ids;
    } catch (error) {
      log.problem('the seats could not be listed', error);
      return null;
    }
  }

  /** Dismisses the receipts of seats that are free, which the new seat replaces in the window. */
  function dismissOthers(taken: LocalSeat): void {
    for (const seat of all()) {
      if (seat === taken) continue;
      try {
        seat.dismissReleased();
      } catch (error) {
        log.problem('a receipt could not be dismissed', error);
      }
    }
  }

  /** Deletes the folders of seats that are gone and whose receipt was dismissed. */
  async function tidy(): Promise<void> {
    try {
      await lock.hold(tidyTimeout, async () => {
        const removed = all().filter((seat) => !inUse.has(seat.id) && seat.removeIfEmpty());
        collection.remove(removed.map(({ id }) => id));
        return null;
      });
    } catch (error) {
      log.problem('nothing could be tidied up', error);
    }
  }

  /** Tries again to move the records of the only seat into a folder: what kept them in the old place may have ended. */
  function leaveOldPlace(): void {
    if (layout.mode().type !== 'old-place') return;
    const seat = collection.find(oldPlaceId);
    if (inUse.has(oldPlaceId) || seat?.isBusy() === true) return;
    if (layout.prepare().type === 'seats') collection.remove([oldPlaceId]);
  }

  /** Opens the folders that have come, and forgets those that have gone. */
  function refresh(): void {
    leaveOldPlace();
    const ids = idsOnDisk();
    if (ids === null) return;
    const gone = all().filter(
      (seat) => !ids.includes(seat.id) && !inUse.has(seat.id) && !seat.isBusy(),
    );
    collection.remove(gone.map(({ id }) => id));
    const opened = collection.load(ids);
    if (gone.length + opened.length > 0) publish();
    if (isRecovered) for (const seat of opened) seat.device.recover();
  }

  const shownSeats = (): LocalSeat[] =>
    all().filter(({ device }) => device.state().type !== 'none');

  /** Returns the seat of a license, also one that is pending or damaged; null if there is none. */
  function ofLicense(wanted: WantedLicense): LocalSeat | null {
    const same = shownSeats().find(({ id, device }) => {
      const known = [device.record.get(), device.activations.pending()];
      if (known.some((license) => license !== null && isOfLicense(license, wanted))) return true;
      const isDamaged = device.record.problem() !== null || device.activations.problem() !== null;
      const shown = isDamaged ? licenseFiles.shownKey(id) : null;
      return shown !== null && keyVariants(wanted.key).includes(shown);
    });
    return same ?? null;
  }

  /** Returns the seat whose files a new seat of the license uses; null for a new folder. */
  function slotFor(
    wanted: WantedLicense,
    canReplaceCopied: boolean,
    canReplaceDamaged: boolean,
  ): LocalSeat | null {
    const same = ofLicense(wanted);
    if (same !== null) return same;
    const [only, ...others] = shownSeats();
    if (only === undefined || others.length > 0) return null;
    const isDamaged =
      only.device.record.problem() !== null || only.device.activations.problem() !== null;
    const canReplace =
      only.isReplaceable(canReplaceCopied) ||
      (canReplaceDamaged && isDamaged && licenseFiles.shownKey(only.id) === null);
    return canReplace ? only : null;
  }

  /** Runs `work`, which takes a seat or takes one over, on the seat that `slot` names, or on a new one. */
  async function take(
    slot: LocalSeat | null,
    work: (seat: LocalSeat) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>> {
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
    // Another process may have taken the seat meanwhile.
    if (!result.ok) refresh();
    if (all().some(({ device }) => device.state().type === 'none')) await tidy();
    return result.ok ? result : failed(withSeat(result.failure, slot));
  }

  collection.load(idsOnDisk() ?? []);

  return {
    /** Returns the seats, also those that the window does not show. */
    all,
    /** Returns a seat that the window shows; null if there is none with this id. */
    find: (id: SeatId): LocalSeat | null =>
      collection.views().some((seat) => seat.id === id) ? collection.find(id) : null,
    ofLicense,
    /** Returns the seat that holds an activation of this computer's own; null if none does. */
    holderOf: (activationId: string): LocalSeat | null =>
      all().find(
        ({ device }) =>
          device.record.get()?.activationId === activationId && !device.isOtherComputer(),
      ) ?? null,
    /** Returns what the window shows, in the order in which the seats were taken. */
    state: collection.views,

    /**
     * Takes a seat of a license that this computer holds none of. Fails with the id of the seat that is in the way: of the same license, or
     * of an unreadable file that may be of it.
     */
    async activate(
      request: ActivationRequest,
      options: TakeSeatOptions = {},
    ): Promise<Result<undefined>> {
      refresh();
      return await take(
        slotFor(request, options.canReplaceCopied === true, false),
        async ({ device }) => await device.activations.activate(request, options),
      );
    },

    /** Takes over a seat that this computer already holds, or the new key of a seat on record. */
    async adopt(
      activation: SeatToAdopt,
      askedBy: AskedBy,
      canReplaceCopied = false,
    ): Promise<Result<undefined>> {
      refresh();
      return await take(
        slotFor(activation, canReplaceCopied, true),
        async ({ device }) => await device.activations.adopt(activation, askedBy, canReplaceCopied),
      );
    },

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
     * Requests the release of all seats that can be released, with one countdown for all. Leaves a seat alone that is being released already.
     * Fails with `not-activated` if there is none to release.
     */
    releaseAll(askedBy: AskedBy, hasCountdown: boolean): Result<undefined> {
      const now = clock.now();
      const results = all()
        .filter(({ device }) => canRelease(device.state()))
        .map(({ device }) => device.releases.request(askedBy, hasCountdown, false, now));
      if (results.length === 0) return failed('not-activated');
      return results.find(({ ok }) => !ok) ?? done(undefined);
    },

    /** Cancels all releases during their countdown. Fails with `release-pending` if there is none. */
    cancelAll(): Result<undefined> {
      const results = all()
        .filter(({ device }) => device.releases.state().type === 'holding')
        .map(({ device }) => device.releases.cancelRelease());
      if (results.length === 0) return failed('release-pending');
      return results.find(({ ok }) => !ok) ?? done(undefined);
    },

    /** Reads the folders and files again, since another process may have changed them. */
    reload(): void {
      for (const { device } of all()) device.reload();
      refresh();
    },

    /** Continues what an earlier process left open. Sends requests. */
    recover(): void {
      isRecovered = true;
      for (const { device } of all()) device.recover();
    },

    /** Sends or checks now what waits for a later time. */
    retry(): void {
      for (const { device } of all()) device.releases.tryNow();
    },

    /** Checks whether the seats still exist, one after the other. */
    async check(): Promise<void> {
      for (const { device } of all()) await device.checks.check();
    },

    /** Saves the step of a seat's move; null ends the move. Throws the file system's error. */
    setMoveStep({ move, device }: LocalSeat, step: MoveStep | null): void {
      move.setStep(step, device.state());
      publish();
      if (step === null) void tidy();
    },

    /** Dismisses what the window shows of a seat as ended. Throws the file system's error. */
    dismiss({ device }: LocalSeat): void {
      device.forget();
      if (device.state().type === 'none') void tidy();
    },

    tidy,
    stop(): void {
      for (const { device } of all()) device.stop();
    },
  };
}

/** Names the seat that is in the way. */
function withSeat(failure: Failure, seat: LocalSeat | null): Failure {
  const isAboutSeat =
    failure.code === 'already-activated' || failure.code === 'activation-unfinished';
  return seat === null || failure.seat !== undefined || !isAboutSeat
    ? failure
    : { ...failure, seat: seat.id };
}
