import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';

/** Milliseconds between the checks of an unknown outcome: a read may lag behind a write. */
export const checkWaits: readonly number[] = [1_000, 2_000, 4_000];

/**
 * Finds out an unknown outcome: runs `probe` at once and again after each of `waits`, in milliseconds, until it returns a result.
 * Returns null if no probe did. `isLast` is true for the probe after the last wait. Rejects when a probe does.
 */
export async function reconcile<T>(
  clock: Clock,
  probe: (isLast: boolean) => Promise<T | null>,
  waits: readonly number[] = checkWaits,
): Promise<T | null> {
  for (const wait of waits) {
    const result = await probe(false);
    if (result !== null) return result;
    await sleep(clock, wait);
  }
  return await probe(true);
}
