import { app, type BrowserWindow } from 'electron';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { isAtRest, waitUntil } from '../../services/device/wait-until-at-rest.ts';
import { askQuestion } from '../system/desktop.ts';

/** Milliseconds that a page may take to close after main allowed it. */
const closeTimeout = 3_000;

/** Milliseconds that the app runs on without a window to wait for Polar's answer. */
const maxBackgroundTime = 15_000;

/** Whether this process has a request to Polar open, or is about to send one: no other process gets the answer. */
function hasOpenRequest({ seats }: Core, now: number): boolean {
  return seats
    .all()
    .some(
      ({ device }) => device.activations.isActivating() || !isAtRest(device.releases.state(), now),
    );
}

/** Whether the undo time of any release is running. */
function isCountingDown({ seats }: Core): boolean {
  return seats.all().some(({ device }) => device.releases.state().type === 'holding');
}

/** Whether a seat was taken and is not on the disk. */
function hasUnsavedSeat({ seats }: Core): boolean {
  return seats.all().some(({ device }) => device.activations.unsaved() !== null);
}

/**
 * Asks whether to quit although something would be lost. Returns true for yes. Closes the question when it is no longer relevant, and then
 * returns false.
 */
async function confirmQuit(
  core: Core,
  window: BrowserWindow,
  question: { readonly message: string; readonly detail: string },
  isRelevant: () => boolean,
): Promise<boolean> {
  const { quit, cancel } = core.text().native.quitWhileReleasing;
  const abortController = new AbortController();
  const unsubscribe = core.state.subscribe(() => {
    if (!isRelevant()) abortController.abort();
  });
  const isConfirmed = await askQuestion(
    { ...question, cancel, confirm: quit },
    window,
    abortController.signal,
  );
  unsubscribe();
  return isConfirmed;
}

/** Asks whether to quit within the undo time, which cancels the releases. Returns whether the person does and they are canceled. */
async function confirmCancelRelease(core: Core, window: BrowserWindow): Promise<boolean> {
  const { message, detail } = core.text().native.quitWhileReleasing;
  const question = { message, detail: detail.holding ?? '' };
  const isRelevant = (): boolean => isCountingDown(core);
  return (await confirmQuit(core, window, question, isRelevant)) && core.seats.cancelAll().ok;
}

/** Whether every seat that was taken is on disk, or the person quits in spite of losing one. */
async function confirmUnsavedSeat(core: Core, window: BrowserWindow): Promise<boolean> {
  const isUnsaved = (): boolean => hasUnsavedSeat(core);
  if (!isUnsaved()) return true;
  window.show();
  const question = core.text().native.quitUnsaved;
  return (await confirmQuit(core, window, question, isUnsaved)) || !isUnsaved();
}

/**
 * Keeps the closing of a window from losing an answer of Polar's. Within the undo time the person is asked, since quitting cancels the
 * release. While a seat is being taken or released, the window hides at once, and the app ends when the answer is there. If the answer
 * could not be written to disk, the person is asked.
 */
export function guardClosing(core: Core, clock: Clock, window: BrowserWindow): void {
  let phase: 'open' | 'asking' | 'background' | 'closed' = 'open';
  let isQuitting = false;
  const onBeforeQuit = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', onBeforeQuit);
  window.once('closed', () => app.off('before-quit', onBeforeQuit));

  /** Asks and waits as needed. Returns whether the window may close. */
  async function shouldClose(): Promise<boolean> {
    if (isCountingDown(core) && !(await confirmCancelRelease(core, window))) return false;
    if (hasOpenRequest(core, clock.now())) {
      phase = 'background';
      window.hide();
      // What is unfinished after that time is on disk.
      await waitUntil(core, clock, maxBackgroundTime, () => !hasOpenRequest(core, clock.now()));
      // The person may have shown the window again meanwhile.
      if (window.isDestroyed() || window.isVisible()) return false;
      phase = 'asking';
    }
    return await confirmUnsavedSeat(core, window);
  }

  async function close(): Promise<void> {
    let mayClose = false;
    phase = 'asking';
    try {
      mayClose = await shouldClose();
    } finally {
      phase = mayClose ? 'closed' : 'open';
    }
    const shouldQuit = mayClose && isQuitting;
    isQuitting = false;
    if (mayClose) window.close();
    if (shouldQuit) app.quit();
  }

  window.on('close', (event) => {
    const hasOpenWork = hasOpenRequest(core, clock.now()) || hasUnsavedSeat(core);
    if (phase === 'closed' || (phase === 'open' && !hasOpenWork)) {
      // The page holds nothing that must not be lost.
      window.once(
        'closed',
        clock.schedule(closeTimeout, () => window.destroy()),
      );
      return;
    }
    event.preventDefault();
    // The person showed the window again, and closes it again.
    if (phase === 'background') window.hide();
    else if (phase === 'open') void close();
  });
}
