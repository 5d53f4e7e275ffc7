import { app, dialog, type BrowserWindow } from 'electron';
import { isSettled } from '../cli/until-settled.ts';
import type { Core } from '../compose.ts';
import type { Clock } from '../ports.ts';

/** How long the app stays, without a window, to hear the end of a conversation with Polar, in milliseconds. */
const longestStay = 15_000;

/** Whether this process speaks with Polar, or is about to: nobody else hears what comes of it. */
function isTalking({ device }: Core, now: number): boolean {
  return device.activations.isActivating() || !isSettled(device.releases.state(), now);
}

/** Resolves when nothing is on its way any more, or after the longest stay; what is open then is on disk. */
async function untilQuiet(core: Core, clock: Clock): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(longestStay, end);
    const unsubscribe = core.state.subscribe(look);
    function end(): void {
      cancel();
      unsubscribe();
      resolve();
    }
    function look(): void {
      if (!isTalking(core, clock.now())) end();
    }
    look();
  });
}

/**
 * Asks whether to quit in the hold, and takes the release back; false: the app stays. The question is closed when the hold ends, since
 * what it says is over then, and an answer that comes too late is none.
 */
async function takeBack(core: Core, window: BrowserWindow): Promise<boolean> {
  const { releases } = core.device;
  const words = core.text().native.quitWhileReleasing;
  const holdOver = new AbortController();
  const unsubscribe = core.state.subscribe(() => {
    if (releases.state().is !== 'holding') holdOver.abort();
  });
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.message,
    detail: words.detail.holding ?? '',
    buttons: [words.stay, words.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: holdOver.signal,
  });
  unsubscribe();
  return response === 1 && !holdOver.signal.aborted && releases.keep().ok;
}

/**
 * Closing the window never loses what Polar answers. In the hold it asks, since quitting takes the release back; while a seat is being
 * taken or released the window goes at once and the app follows when the answer is in.
 */
export function guardClosing(core: Core, clock: Clock, window: BrowserWindow): void {
  let mayClose = false;
  let isClosing = false;
  let isQuitting = false;
  const quitting = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', quitting);
  window.once('closed', () => app.off('before-quit', quitting));

  /** Whether the window is to close now. */
  async function closes(): Promise<boolean> {
    if (core.device.releases.state().is === 'holding' && !(await takeBack(core, window))) {
      return false;
    }
    window.hide();
    await untilQuiet(core, clock);
    // Its person may have called it back meanwhile.
    return !window.isDestroyed() && !window.isVisible();
  }

  async function close(): Promise<void> {
    isClosing = true;
    try {
      mayClose = await closes();
    } finally {
      isClosing = false;
    }
    const goesOn = mayClose && isQuitting;
    isQuitting = false;
    if (mayClose) window.close();
    if (goesOn) app.quit();
  }

  window.on('close', (event) => {
    if (mayClose || !(isClosing || isTalking(core, clock.now()))) return;
    event.preventDefault();
    if (!isClosing) void close();
  });
}
