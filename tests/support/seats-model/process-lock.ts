import type { Clock } from '../../../electron/ports.ts';
import type { Lock, SyncLock } from '../../../electron/storage/lock.ts';
import { sleep } from '../../../electron/timing.ts';
import { createSerialQueue } from '../../../shared/serial-queue.ts';

/** A process that holds the lock or waits for it. */
interface LockOwner {
  readonly isDead: boolean;
}

const pollInterval = 40;

/** The lock between the processes of the model, as the file `seat.lock` is between real ones. */
export class ModelLock {
  #owner: LockOwner | null = null;

  /** Whether the process holds the lock. */
  isHeldBy(owner: LockOwner): boolean {
    return this.#owner === owner;
  }

  /** Returns the lock as a process uses it. */
  of(owner: LockOwner, clock: Clock): Lock & SyncLock {
    const enqueue = createSerialQueue();
    const tryAcquire = (): boolean => {
      if (this.#owner !== null && !this.#owner.isDead) return false;
      this.#owner = owner;
      return true;
    };
    const release = (): void => {
      if (this.#owner === owner) this.#owner = null;
    };
    return {
      hold: async (timeout, work) =>
        await enqueue(async () => {
          const start = clock.monotonicNow();
          while (!tryAcquire()) {
            if (clock.monotonicNow() - start > timeout) return null;
            await sleep(clock, pollInterval);
          }
          try {
            return await work();
          } finally {
            release();
          }
        }),
      tryHoldSync(work) {
        if (!tryAcquire()) return null;
        try {
          return work(() => undefined);
        } finally {
          release();
        }
      },
    };
  }
}
