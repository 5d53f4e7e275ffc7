import { app, dialog, type BrowserWindow } from 'electron';
import type { Core } from '../compose.ts';
import type { Clock } from '../ports.ts';
import { isSettled, untilHolds } from '../services/device/until-settled.ts';

/** How long a page may take to close after main let it, in milliseconds. */
const closingTime = 3_000;

/** How long the app stays, without a window, to hear the end of a conversation with Polar, in milliseconds. */
const longestStay = 15_000;

/** Whether this process speaks with Polar, or is about to: nobody else hears what comes of it. */
function isTalking({ device }: Core, now: number): boolean {
  return device.activations.isActivating() || !isSettled(device.releases.state(), now);
}

/** Resolves when nothing is on its way any more, or after the longest stay; what is open then is on disk. */
async function untilQuiet(core: Core, clock: Clock): Promise<void> {
  await untilHolds(core, clock, longestStay, () => !isTalking(core, clock.now()));
}

/**
 * Asks whether to quit although something would be lost; true: yes. The question is closed when it no longer `stands`, since what it
 * says is over then, and an answer that comes later is none.
 */
async function asksToQuit(
  core: Core,
  window: BrowserWindow,
  words: { readonly message: string; readonly detail: string },
  stands: () => boolean,
): Promise<boolean> {
  const { quit, stay } = core.text().native.quitWhileReleasing;
  const over = new AbortController();
  const unsubscribe = core.state.subscribe(() => {
    if (!stands()) over.abort();
  });
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    ...words,
    buttons: [stay, quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: over.signal,
  });
  unsubscribe();
  return response === 1 && !over.signal.aborted;
}

/** Whether the person quits in the hold, which takes the release back. */
async function takesBack(core: Core, window: BrowserWindow): Promise<boolean> {
  const { releases } = core.device;
  const { message, detail } = core.text().native.quitWhileReleasing;
  const words = { message, detail: detail.holding ?? '' };
  const isHolding = (): boolean => releases.state().is === 'holding';
  return (await asksToQuit(core, window, words, isHolding)) && releases.keep().ok;
}

/** Whether no seat is lost that was taken and could not be written down yet, or the person quits all the same. */
async function maySeatGo(core: Core, window: BrowserWindow): Promise<boolean> {
  const isUnsaved = (): boolean => core.device.activations.unsaved() !== null;
  if (!isUnsaved()) return true;
  window.show();
  const words = core.text().native.quitUnsaved;
  return (await asksToQuit(core, window, words, isUnsaved)) || !isUnsaved();
}

/** Closes the window of a page that does not answer. All that must not be lost is in main. */
function destroyUnlessClosed(clock: Clock, window: BrowserWindow): void {
  const cancel = clock.after(closingTime, () => {
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
  const quitting = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', quitting);
  window.once('closed', () => app.off('before-quit', quitting));

  /** Whether the window is to close now. */
  async function closes(): Promise<boolean> {
    const isHolding = core.device.releases.state().is === 'holding';
    if (isHolding && !(await takesBack(core, window))) return false;
    if (isTalking(core, clock.now())) {
      phase = 'staying';
      window.hide();
      await untilQuiet(core, clock);
      // Its person may have called it back meanwhile.
      if (window.isDestroyed() || window.isVisible()) return false;
      phase = 'asking';
    }
    return await maySeatGo(core, window);
  }

  async function close(): Promise<void> {
    let mayClose = false;
    phase = 'asking';
    try {
      mayClose = await closes();
    } finally {
      phase = mayClose ? 'closed' : 'open';
    }
    const goesOn = mayClose && isQuitting;
    isQuitting = false;
    if (mayClose) window.close();
    if (goesOn) app.quit();
  }

  window.on('close', (event) => {
    const { activations } = core.device;
    const isOpen = isTalking(core, clock.now()) || activations.unsaved() !== null;
    if (phase === 'closed' || (phase === 'open' && !isOpen)) {
      destroyUnlessClosed(clock, window);
      return;
    }
    event.preventDefault();
    // Called back, it was sent away again.
    if (phase === 'staying') window.hide();
    else if (phase === 'open') void close();
  });
}
