import type { MoveStep, SeatState } from '../../../../shared/app-state.ts';
import { done, type Result } from '../../../../shared/failure.ts';
import { bridge } from '../../../bridge.ts';

/** Saves the step of the moves of several seats; null ends them. Stops at the first that cannot be saved. */
export async function setSteps(
  seats: readonly SeatState[],
  step: MoveStep | null,
): Promise<Result<undefined>> {
  for (const { id } of seats) {
    const saved = await bridge.move.setStep({ seat: id, step });
    if (!saved.ok) return saved;
  }
  return done(undefined);
}
