import { accessSync, constants, readFileSync } from 'node:fs';
import { app, dialog, shell, type MessageBoxOptions } from 'electron';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { holdsOnlyTheApp, runningAppImage } from '../system/app-image.ts';
import { removable } from '../../services/uninstall/installation.ts';
import { runQuitAction, type QuitAction } from '../../services/uninstall/quit-action.ts';
import { quitQuestion, notReleasedText } from '../../services/uninstall/uninstall-prompts.ts';
import { waitUntilAtRest } from '../../services/device/wait-until-at-rest.ts';

/** Milliseconds that a person waits for the release before the app shows its state. */
const releaseTimeout = 20_000;

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function appImage(): string | null {
  try {
    return runningAppImage({
      appImageVariable: process.env['APPIMAGE'],
      executable: process.execPath,
      mountinfo: readFileSync('/proc/self/mountinfo', 'utf8'),
      uid: process.geteuid?.() ?? 0,
    });
  } catch {
    return null;
  }
}

/** Returns what this app would move to the Trash to remove itself; null where the system removes it. */
export function removalTarget(): string | null {
  return removable({
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.execPath,
    appImage: process.platform === 'linux' ? appImage() : null,
    containsOnlyApp: holdsOnlyTheApp,
    canWrite,
  });
}

async function showDialog(options: MessageBoxOptions): Promise<number> {
  return (await dialog.showMessageBox({ noLink: true, ...options })).response;
}

/** Runs *Release Seat and Quit…* or *Uninstall…* from the menu, with the system's dialogs and without the page. */
export async function runUninstall(core: Core, clock: Clock, action: QuitAction): Promise<void> {
  const labels = core.text().native.uninstallPrompts;
  const target = removalTarget();
  const { vendor } = core.state.get();

  await runQuitAction(action, {
    device: () => core.state.get().device,
    releaseOnUninstall: vendor.releaseOnUninstall,
    async confirm(requested, device) {
      const { native } = core.text();
      const { releaseOnUninstall } = vendor;
      const { confirm: confirmLabel, ...question } = quitQuestion(
        { action: requested, device, releaseOnUninstall, target },
        native,
      );
      const chosen = await showDialog({
        type: 'question',
        ...question,
        buttons: [labels.cancel, confirmLabel],
        defaultId: 0,
        cancelId: 0,
      });
      return chosen === 1;
    },
    async release(by) {
      core.device.releases.request(by, false);
      await waitUntilAtRest(core, clock, releaseTimeout);
      return core.state.get().device;
    },
    async explain(device: DeviceState) {
      const explanation = notReleasedText(device, core.text());
      await showDialog({ type: 'warning', ...explanation, buttons: [labels.close] });
    },
    async trash() {
      if (target === null) return false;
      return await shell.trashItem(target).then(
        () => true,
        () => false,
      );
    },
    async explainNotRemoved() {
      const detail = labels.removeManually(target ?? process.execPath);
      await showDialog({
        type: 'warning',
        message: labels.notRemoved,
        detail,
        buttons: [labels.close],
      });
    },
    quit: () => {
      app.quit();
    },
  });
}
