import { app, type BrowserWindow } from 'electron';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { waitUntil } from '../../services/device/wait-until-at-rest.ts';
import {
  hasOpenWork,
  mayClose,
  type ClosingDeps,
  type OpenWork,
} from '../../services/device/closing.ts';
import { askQuestion } from '../system/desktop.ts';

/** Milliseconds that a page may take to close after main allowed it. */
const closeTimeout = 3_000;

/** Returns what the end of the app could lose of each seat. */
function openWork({ seats }: Core): OpenWork[] {
  return seats.all().map(({ device }) => ({
    release: device.releases.state(),
    isActivating: device.activations.isActivating(),
    isUnsaved: device.activations.unsaved() !== null,
  }));
}

/** Asks whether to quit, until the question is no longer relevant. Returns true for yes. */
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

/**
 * Keeps the closing of a window from losing an answer of Polar's. Within the undo time of any release the person is asked, since quitting
 * cancels it. While seats are being taken or released, the window hides at once, and the app ends when all answers are there. If one
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

  const deps: ClosingDeps = {
    work: () => openWork(core),
    now: () => clock.now(),
    text: () => core.text().native,
    ask: async (question, isRelevant) => await confirmQuit(core, window, question, isRelevant),
    cancelAll: () => core.seats.cancelAll(),
    async waitHidden(milliseconds, condition) {
      phase = 'background';
      window.hide();
      await waitUntil(core, clock, milliseconds, condition);
      // The person may have shown the window again meanwhile.
      if (window.isDestroyed() || window.isVisible()) return false;
      phase = 'asking';
      return true;
    },
    show: () => window.show(),
  };

  async function close(): Promise<void> {
    let isAllowed = false;
    phase = 'asking';
    try {
      isAllowed = await mayClose(deps);
    } finally {
      phase = isAllowed ? 'closed' : 'open';
    }
    const shouldQuit = isAllowed && isQuitting;
    isQuitting = false;
    if (isAllowed) window.close();
    if (shouldQuit) app.quit();
  }

  window.on('close', (event) => {
    if (phase === 'closed' || (phase === 'open' && !hasOpenWork(openWork(core), clock.now()))) {
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
