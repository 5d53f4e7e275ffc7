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
function hasOpenRequest({ device }: Core, now: number): boolean {
  return device.activations.isActivating() || !isAtRest(device.releases.state(), now);
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

/** Asks whether to quit within the undo time, which cancels the release. Returns whether the person does and the release is canceled. */
async function confirmCancelRelease(core: Core, window: BrowserWindow): Promise<boolean> {
  const { releases } = core.device;
  const { message, detail } = core.text().native.quitWhileReleasing;
  const question = { message, detail: detail.holding ?? '' };
  const isCountingDown = (): boolean => releases.state().type === 'holding';
  return (await confirmQuit(core, window, question, isCountingDown)) && releases.cancelRelease().ok;
}

/** Whether every seat that was taken is on disk, or the person quits in spite of losing one. */
async function confirmUnsavedSeat(core: Core, window: BrowserWindow): Promise<boolean> {
  const isUnsaved = (): boolean => core.device.activations.unsaved() !== null;
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
    const isCountingDown = core.device.releases.state().type === 'holding';
    if (isCountingDown && !(await confirmCancelRelease(core, window))) return false;
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
    const { activations } = core.device;
    const hasOpenWork = hasOpenRequest(core, clock.now()) || activations.unsaved() !== null;
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
