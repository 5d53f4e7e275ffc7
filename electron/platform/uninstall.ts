import { accessSync, constants, readFileSync } from 'node:fs';
import { app, dialog, shell, type MessageBoxOptions } from 'electron';
import type { DeviceState } from '../../shared/app-state.ts';
import type { Core } from '../compose.ts';
import type { Clock } from '../ports.ts';
import { holdsOnlyTheApp, runningAppImage } from './installed-place.ts';
import { depart, removable, type Departure } from '../services/uninstall/installation.ts';
import { departureQuestion, stayingWords } from '../services/uninstall/uninstall-prompts.ts';
import { untilSettled } from '../services/device/until-settled.ts';

/** How long a person waits for the release, in milliseconds, before the app says how it stands. */
const patience = 20_000;

function mayWrite(folder: string): boolean {
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
      named: process.env['APPIMAGE'],
      executable: process.execPath,
      mountinfo: readFileSync('/proc/self/mountinfo', 'utf8'),
      uid: process.geteuid?.() ?? 0,
    });
  } catch {
    return null;
  }
}

/** What this app would move to the Trash to remove itself; null where something else removes it. */
export function whatToRemove(): string | null {
  return removable({
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.execPath,
    appImage: process.platform === 'linux' ? appImage() : null,
    holdsOnlyTheApp,
    mayWrite,
  });
}

async function show(options: MessageBoxOptions): Promise<number> {
  return (await dialog.showMessageBox({ noLink: true, ...options })).response;
}

/** Runs *Release Seat and Quit…* or *Uninstall…* from the menu, with the system's own dialogs: the page has no part in it. */
export async function leave(core: Core, clock: Clock, departure: Departure): Promise<void> {
  const words = core.text().native.leaving;
  const target = whatToRemove();
  const { vendor } = core.state.get();

  await depart(departure, {
    device: () => core.state.get().device,
    releaseOnUninstall: vendor.releaseOnUninstall,
    async confirm(what, device) {
      const { native } = core.text();
      const { releaseOnUninstall } = vendor;
      const { act, ...question } = departureQuestion(
        { departure: what, device, releaseOnUninstall, target },
        native,
      );
      const chosen = await show({
        type: 'question',
        ...question,
        buttons: [words.stay, act],
        defaultId: 0,
        cancelId: 0,
      });
      return chosen === 1;
    },
    async release(by) {
      core.device.releases.ask(by, false);
      await untilSettled(core, clock, patience);
      return core.state.get().device;
    },
    async explain(device: DeviceState) {
      const told = stayingWords(device, core.text());
      await show({ type: 'warning', ...told, buttons: [words.close] });
    },
    async trash() {
      if (target === null) return false;
      return await shell.trashItem(target).then(
        () => true,
        () => false,
      );
    },
    async explainStays() {
      const detail = words.removeYourself(target ?? process.execPath);
      await show({ type: 'warning', message: words.notRemoved, detail, buttons: [words.close] });
    },
    quit: () => {
      app.quit();
    },
  });
}
