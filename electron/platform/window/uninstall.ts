import { accessSync, constants } from 'node:fs';
import { app, shell } from 'electron';
import type { Core } from '../../compose.ts';
import { requestDeadline } from '../../polar/transport.ts';
import type { Clock } from '../../ports.ts';
import { setOpenAtLogin } from '../background/login-start.ts';
import { currentAppImage, holdsOnlyTheApp } from '../system/app-image.ts';
import { askQuestion, showMessage } from '../system/desktop.ts';
import { removable } from '../../services/uninstall/installation.ts';
import { runQuitAction, type QuitAction } from '../../services/uninstall/quit-action.ts';
import { quitQuestion, notReleasedText } from '../../services/uninstall/uninstall-prompts.ts';
import { waitUntilAtRest } from '../../services/device/wait-until-at-rest.ts';

/** Milliseconds that a person waits for a release before the app shows its state. */
const releaseTimeout = 20_000;
/** Milliseconds more for each further seat: requests go one after the other, and one that gets no answer ends after this time. */
const timeoutPerSeat = requestDeadline;
/** The most milliseconds that a person waits. */
const maxReleaseTimeout = 60_000;

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns what this app would move to the Trash to remove itself; null where the system removes it. */
export function removalTarget(): string | null {
  return removable({
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.execPath,
    appImage: process.platform === 'linux' ? currentAppImage() : null,
    containsOnlyApp: holdsOnlyTheApp,
    canWrite,
  });
}

/** Removes the start at login. The app is gone already, and a desktop ignores an entry without its program. */
function forgetLoginStart(): void {
  try {
    setOpenAtLogin(false);
  } catch {}
}

/** Runs *Release Seat and Quit…* or *Uninstall…* from the menu, with the system's dialogs and without the page. */
export async function runUninstall(core: Core, clock: Clock, action: QuitAction): Promise<void> {
  const labels = core.text().native.uninstallPrompts;
  const target = removalTarget();
  const { releaseOnUninstall } = core.state.get().vendor;
  const showWarning = async (message: string, detail: string): Promise<void> => {
    await showMessage({ type: 'warning', message, detail, buttons: [labels.close] });
  };

  await runQuitAction(action, {
    seats: () => core.state.get().seats,
    releaseOnUninstall,
    async confirm(requested, seats) {
      const question = quitQuestion(
        { action: requested, seats, releaseOnUninstall, target },
        core.text().native,
      );
      return await askQuestion({ ...question, cancel: labels.cancel });
    },
    async release(ids, by) {
      for (const id of ids) core.seats.find(id)?.device.releases.request(by, false);
      const timeout = releaseTimeout + (ids.length - 1) * timeoutPerSeat;
      await waitUntilAtRest(core, clock, Math.min(timeout, maxReleaseTimeout), ids);
    },
    async explain(outcomes) {
      const { message, detail } = notReleasedText(outcomes, core.text());
      await showWarning(message, detail);
    },
    async trash() {
      if (target === null) return false;
      return await shell.trashItem(target).then(
        () => {
          forgetLoginStart();
          return true;
        },
        () => false,
      );
    },
    async explainNotRemoved() {
      await showWarning(labels.notRemoved, labels.removeManually(target ?? process.execPath));
    },
    quit: () => app.quit(),
  });
}
