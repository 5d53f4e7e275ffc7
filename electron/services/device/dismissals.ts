import { isDeepStrictEqual } from 'node:util';
import type { DeviceState } from '../../../shared/app-state.ts';
import { done, type Result } from '../../../shared/failure.ts';
import { isPending } from '../../../shared/seat-release.ts';
import type { Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { isUnknownSeat } from '../seat/seat-record.ts';
import { dismissUnderLock } from '../seat/with-seat-lock.ts';
import type { DeviceServices } from './device-services.ts';

/** Creates the calls that dismiss what is left of a seat. `publish` shows the change. */
export function createDismissals(
  { lock, log }: { readonly lock: Lock; readonly log: Log },
  { record, receipts, releases, checks, activations, isOtherComputer }: DeviceServices,
  { state, publish }: { readonly state: () => DeviceState; readonly publish: () => void },
) {
  const heldIds = (): unknown => [record.get()?.activationId, activations.pending()?.nonce];

  function reload(): void {
    record.reload();
    activations.reload();
  }

  /** Runs `work` under the lock, unless another process has changed meanwhile what the person dismisses. */
  async function dismiss(work: () => void): Promise<Result<undefined>> {
    const before = heldIds();
    const result = await dismissUnderLock({ lock, log, reload }, () => {
      if (isDeepStrictEqual(heldIds(), before)) work();
    });
    publish();
    return result;
  }

  /** Whether Polar has said that the seat on record does not exist, so that the person may dismiss the record. */
  function isGone(): boolean {
    const seat = record.get();
    if (seat === null || isPending(releases.state())) return false;
    return checks.seatStatus().type === 'removed' || isUnknownSeat(seat);
  }

  function end(): void {
    releases.dismissFailure();
    checks.reset();
    publish();
  }

  return {
    /** Sets another computer's record aside and abandons its pending activation. */
    async setCopyAside(): Promise<Result<undefined>> {
      return await dismiss(() => {
        if (activations.isPendingElsewhere()) activations.abandon();
        if (!isOtherComputer() || isPending(releases.state())) return;
        record.setCopyAside();
        end();
      });
    },
    /** Dismisses the receipt. Throws the file system's error. */
    dismissReceipt(): void {
      receipts.dismiss();
      end();
    },
    /** Dismisses what the window shows as ended: a receipt, a failure, a removed seat, a pending activation, a damaged file. */
    async forget(): Promise<Result<undefined>> {
      const shown = state();
      const { type } = shown;
      if (shown.type === 'activating')
        // While its request is on its way, its outcome is still to come, and the person has not been asked about it.
        return shown.isUnfinished ? await dismiss(activations.abandon) : done(undefined);
      if (type === 'unreadable')
        return await dismiss(() => {
          record.dismissProblem();
          activations.dismissProblem();
          end();
        });
      if (type === 'held' && isGone())
        return await dismiss(() => {
          if (isGone()) record.erase();
          end();
        });
      return tryWrite('device.json', () => {
        if (type === 'released') receipts.dismiss();
        end();
      });
    },
  };
}
