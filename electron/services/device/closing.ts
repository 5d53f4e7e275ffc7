import type { Result } from '../../../shared/failure.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { isAtRest } from './wait-until-at-rest.ts';

/** Milliseconds that the app runs on without a window to wait for Polar's answers. */
export const maxBackgroundTime = 15_000;

/** What the end of the app could lose of one seat. */
export interface OpenWork {
  readonly release: SeatRelease;
  readonly isActivating: boolean;
  /** Whether the seat was taken and is not on the disk. */
  readonly isUnsaved: boolean;
}

/** A question about losing something, without its buttons. */
interface ClosingQuestion {
  readonly message: string;
  readonly detail: string;
}

/** What closing the window needs of the app. */
export interface ClosingDeps {
  readonly work: () => readonly OpenWork[];
  readonly now: () => number;
  readonly text: () => MainText['native'];
  /**
   * Asks whether to quit although something would be lost. Resolves with false when the person cancels, and when the question is closed
   * because it is no longer relevant.
   */
  readonly ask: (question: ClosingQuestion, isRelevant: () => boolean) => Promise<boolean>;
  /** Cancels all releases that have their countdown. */
  readonly cancelAll: () => Result<undefined>;
  /** Hides the window, and resolves when `condition` is true or the time is over. Returns whether the window is still hidden. */
  readonly waitHidden: (milliseconds: number, condition: () => boolean) => Promise<boolean>;
  readonly show: () => void;
}

const isCountingDown = ({ release }: OpenWork): boolean => release.type === 'holding';

/** Whether this process has a request to Polar open, or is about to send one: no other process gets the answer. */
export function hasOpenRequest(work: readonly OpenWork[], now: number): boolean {
  return work.some(({ isActivating, release }) => isActivating || !isAtRest(release, now));
}

/** Whether closing the window now could lose something of any seat. */
export function hasOpenWork(work: readonly OpenWork[], now: number): boolean {
  return hasOpenRequest(work, now) || work.some(({ isUnsaved }) => isUnsaved);
}

/** Returns the question during the countdown of releases. */
export function countdownQuestion(
  work: readonly OpenWork[],
  now: number,
  { quitWhileReleasing: text }: MainText['native'],
): ClosingQuestion {
  const unfinished = work.filter(({ release }) => !isAtRest(release, now));
  if (unfinished.length <= 1) return { message: text.message, detail: text.detail.holding ?? '' };
  return {
    message: text.messageOfSeveral,
    detail: text.detailOfSeveral(unfinished.filter(isCountingDown).length),
  };
}

/** Returns the question about seats that are not on the disk. */
export function unsavedQuestion(
  work: readonly OpenWork[],
  { quitUnsaved: text }: MainText['native'],
): ClosingQuestion {
  const count = work.filter(({ isUnsaved }) => isUnsaved).length;
  return count <= 1
    ? { message: text.message, detail: text.detail }
    : { message: text.messageOfSeveral(count), detail: text.detailOfSeveral };
}

/**
 * Asks and waits as needed. Returns whether the window may close: no countdown runs any more, the answers of all requests are there or
 * have not come in time, and every seat that was taken is on the disk, or the person quits in spite of losing one.
 */
export async function mayClose(deps: ClosingDeps): Promise<boolean> {
  const { work, now, text, ask } = deps;
  const counts = (): boolean => work().some(isCountingDown);
  if (counts()) {
    const isConfirmed = await ask(countdownQuestion(work(), now(), text()), counts);
    if (!isConfirmed || !deps.cancelAll().ok) return false;
  }
  const isWaiting = (): boolean => hasOpenRequest(work(), now());
  // What is unfinished after that time is on disk.
  if (isWaiting() && !(await deps.waitHidden(maxBackgroundTime, () => !isWaiting()))) return false;
  const isUnsaved = (): boolean => work().some((seat) => seat.isUnsaved);
  if (!isUnsaved()) return true;
  deps.show();
  return (await ask(unsavedQuestion(work(), text()), isUnsaved)) || !isUnsaved();
}
