import { app, dialog, type BrowserWindow } from 'electron';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { Core } from '../compose.ts';

/** How long the app stays, without a window, to hear the end of a conversation with Polar, in milliseconds. */
const longestStay = 15_000;

function releaseOf(core: Core): SeatRelease {
  return core.device.releases.state();
}

/** Whether the person wants to quit although that takes the release back. */
async function confirmTakingBack(core: Core, window: BrowserWindow): Promise<boolean> {
  const words = core.text().native.quitWhileReleasing;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.message,
    detail: words.detail.holding ?? '',
    buttons: [words.stay, words.quit],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Resolves when no request is on its way, or after the longest stay; what is open then is on disk. */
async function untilQuiet(core: Core): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, longestStay);
    const look = (): void => {
      const { is } = releaseOf(core);
      if (is === 'releasing' || is === 'settling') return;
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = core.state.subscribe(look);
    look();
  });
}

/**
 * Closing the window never loses the outcome of a release. In the hold it asks, since quitting takes the release back; while a request
 * is on its way the window goes at once and the app follows when the answer is in.
 */
export function guardClosing(core: Core, window: BrowserWindow): void {
  let mayClose = false;
  let isQuitting = false;
  const quitting = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', quitting);
  window.once('closed', () => app.off('before-quit', quitting));

  async function close(): Promise<void> {
    if (releaseOf(core).is === 'holding') {
      if (!(await confirmTakingBack(core, window))) {
        isQuitting = false;
        return;
      }
      core.device.releases.keep();
    }
    window.hide();
    await untilQuiet(core);
    mayClose = true;
    const goesOn = isQuitting;
    if (!window.isDestroyed()) window.close();
    if (goesOn) app.quit();
  }

  window.on('close', (event) => {
    const { is } = releaseOf(core);
    if (mayClose || (is !== 'holding' && is !== 'releasing' && is !== 'settling')) return;
    event.preventDefault();
    void close();
  });
}
