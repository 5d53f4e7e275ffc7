import { app, dialog, type BrowserWindow } from 'electron';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { isAtRest, waitUntil } from '../../services/device/wait-until-at-rest.ts';

/** How long a page may take to close after main let it, in milliseconds. */
const closeTimeout = 3_000;

/** How long the app stays, without a window, to hear the end of a conversation with Polar, in milliseconds. */
const maxBackgroundTime = 15_000;

/** Whether this process speaks with Polar, or is about to: nobody else hears what comes of it. */
function hasOpenRequest({ device }: Core, now: number): boolean {
  return device.activations.isActivating() || !isAtRest(device.releases.state(), now);
}

/** Resolves when nothing is on its way any more, or after the longest stay; what is open then is on disk. */
async function waitUntilIdle(core: Core, clock: Clock): Promise<void> {
  await waitUntil(core, clock, maxBackgroundTime, () => !hasOpenRequest(core, clock.now()));
}

/**
 * Asks whether to quit although something would be lost; true: yes. The question is closed when it no longer `isRelevant`, since what it
 * says is over then, and an answer that comes later is none.
 */
async function confirmQuit(
  core: Core,
  window: BrowserWindow,
  question: { readonly message: string; readonly detail: string },
  isRelevant: () => boolean,
): Promise<boolean> {
  const { quit, cancel: stay } = core.text().native.quitWhileReleasing;
  const abortController = new AbortController();
  const unsubscribe = core.state.subscribe(() => {
    if (!isRelevant()) abortController.abort();
  });
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    ...question,
    buttons: [stay, quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: abortController.signal,
  });
  unsubscribe();
  return response === 1 && !abortController.signal.aborted;
}

/** Whether the person quits in the hold, which takes the release back. */
async function confirmCancelRelease(core: Core, window: BrowserWindow): Promise<boolean> {
  const { releases } = core.device;
  const { message, detail } = core.text().native.quitWhileReleasing;
  const question = { message, detail: detail.holding ?? '' };
  const isCountingDown = (): boolean => releases.state().type === 'holding';
  return (await confirmQuit(core, window, question, isCountingDown)) && releases.cancelRelease().ok;
}

/** Whether no seat is lost that was taken and could not be written down yet, or the person quits all the same. */
async function confirmUnsavedSeat(core: Core, window: BrowserWindow): Promise<boolean> {
  const isUnsaved = (): boolean => core.device.activations.unsaved() !== null;
  if (!isUnsaved()) return true;
  window.show();
  const question = core.text().native.quitUnsaved;
  return (await confirmQuit(core, window, question, isUnsaved)) || !isUnsaved();
}

/** Closes the window of a page that does not answer. All that must not be lost is in main. */
function destroyUnlessClosed(clock: Clock, window: BrowserWindow): void {
  const cancel = clock.schedule(closeTimeout, () => {
    window.destroy();
  });
  window.once('closed', cancel);
}

/**
 * Closing the window never loses what Polar answers. In the hold it asks, since quitting takes the release back; while a seat is being
 * taken or released the window goes at once and the app follows when the answer is in; and it asks where that is not on disk.
 */
export function guardClosing(core: Core, clock: Clock, window: BrowserWindow): void {
  let phase: 'open' | 'asking' | 'staying' | 'closed' = 'open';
  let isQuitting = false;
  const onBeforeQuit = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', onBeforeQuit);
  window.once('closed', () => app.off('before-quit', onBeforeQuit));

  /** Whether the window is to close now. */
  async function shouldClose(): Promise<boolean> {
    const isCountingDown = core.device.releases.state().type === 'holding';
    if (isCountingDown && !(await confirmCancelRelease(core, window))) return false;
    if (hasOpenRequest(core, clock.now())) {
      phase = 'staying';
      window.hide();
      await waitUntilIdle(core, clock);
      // Its person may have called it back meanwhile.
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
      destroyUnlessClosed(clock, window);
      return;
    }
    event.preventDefault();
    // Called back, it was sent away again.
    if (phase === 'staying') window.hide();
    else if (phase === 'open') void close();
  });
}
