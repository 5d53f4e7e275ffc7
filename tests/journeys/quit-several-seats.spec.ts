import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { liveSeats, severalSeats, writeSeats } from '../support/several-seats.ts';
import { expect, test } from './app-fixture.ts';

/** Quits the app as its menu does. */
async function quit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => electron.quit());
}

/** Chooses the item with this label from the app's menu, once the menu has it. */
async function choose(app: ElectronApplication, label: string): Promise<void> {
  const click = async (): Promise<boolean> =>
    await app.evaluate(({ Menu }, name) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      const item = items?.find((each) => each.label === name && each.enabled);
      item?.click();
      return item !== undefined;
    }, label);
  await expect.poll(click).toBe(true);
}

/** The system's message boxes so far. */
async function dialogs(
  app: ElectronApplication,
): Promise<readonly { readonly message: string; readonly detail: string }[]> {
  return (await shownDialogs(app)).map((shown) => JSON.parse(shown));
}

/** Creates a folder that holds the app and nothing else. */
async function unpackApp(folder: string): Promise<string> {
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  const contents = JSON.stringify(['resources']);
  await writeFile(path.join(folder, 'resources/contents.json'), contents);
  return folder;
}

for (const [language, text] of [
  ['en-US', en],
  ['de-DE', de],
] as const) {
  const { uninstallPrompts } = text.native;

  test(`uninstalling asks about all seats, and removes the app only once all are free: ${language}`, async ({
    polar,
    dataFolder,
    start,
  }) => {
    const seats = severalSeats(polar, 3);
    await writeSeats(dataFolder, seats);
    const unpacked = await unpackApp(path.join(dataFolder, 'unpacked'));
    const { app } = await start({
      args: [`--lang=${language}`],
      systemLocale: true,
      first: fileURLToPath(new URL('../support/removable-app.cjs', import.meta.url)),
      env: { SEATKEEPER_TEST_APP: unpacked },
    });
    const names = seats.map(({ key, label }) => `LUMEN-TEST ****-${key.slice(-6)} (${label})`);
    const { releaseAndQuit, uninstall } = text.native.menu;
    const menuItems = [
      [releaseAndQuit, uninstallPrompts.releaseSeveralAndQuit(3)],
      [uninstall('Seatkeeper'), uninstallPrompts.uninstallSeveral(3)],
    ] as const;
    for (const [label, message] of menuItems) {
      await answerDialogs(app, 0);
      await choose(app, label);
      await expect.poll(() => dialogs(app)).toEqual([expect.objectContaining({ message })]);
      const [question] = await dialogs(app);
      for (const name of names) expect(question?.detail).toContain(`• ${name}\n`);
    }
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

    // The server refuses one of them, and frees the others.
    const key = seats[1]?.key ?? '';
    polar.faults.add({ type: 'fields-refused' }, { on: 'deactivate', key, times: Infinity });
    await answerDialogs(app, 1);
    await choose(app, uninstall('Seatkeeper'));
    await expect.poll(() => dialogs(app), { timeout: 20_000 }).toHaveLength(2);
    const result = (await dialogs(app))[1];
    expect(result?.message).toBe(uninstallPrompts.severalNotReleased(1));
    expect(result?.detail.split('\n').slice(0, 3)).toEqual([
      expect.stringContaining(`• ${uninstallPrompts.outcomes.kept(names[1] ?? '')} `),
      `• ${uninstallPrompts.outcomes.free(names[0] ?? '')}`,
      `• ${uninstallPrompts.outcomes.free(names[2] ?? '')}`,
    ]);
    expect(liveSeats(polar, seats)).toEqual([false, true, false]);
    expect(existsSync(unpacked)).toBe(true);
    expect(app.process().exitCode).toBeNull();

    polar.faults.clear();
    const exited = once(app.process(), 'exit');
    await choose(app, uninstall('Seatkeeper'));
    await exited;
    expect(liveSeats(polar, seats)).toEqual([false, false, false]);
    expect(existsSync(unpacked)).toBe(false);
    expect(existsSync(`${unpacked}.trashed`)).toBe(true);
  });

  test(`quitting in the countdown of several releases asks and cancels all: ${language}`, async ({
    polar,
    dataFolder,
    start,
  }) => {
    const seats = severalSeats(polar, 3);
    await writeSeats(dataFolder, seats);
    const { app, page } = await start({ args: [`--lang=${language}`], systemLocale: true });
    // A person releases nothing before the window is there.
    const isVisible = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(isVisible).toBe(true);
    await expect(page.getByText(text.device.active.title, { exact: true })).toHaveCount(3);
    const requested = await page.evaluate(async () => await window.bridge.device.releaseAll());
    expect(requested.ok).toBe(true);
    await answerDialogs(app, 0);
    await quit(app);
    await expect.poll(() => shownDialogs(app)).toHaveLength(1);
    const shown = (await shownDialogs(app))[0];
    expect(shown).toContain(text.native.quitWhileReleasing.messageOfSeveral);
    expect(shown).toContain(text.native.quitWhileReleasing.detailOfSeveral(3));

    await answerDialogs(app, 1);
    const exited = once(app.process(), 'exit').then(() => 'ended');
    await quit(app);
    // Where the app does not end, the failure shows what it asked and whether its window is visible.
    const timeout = new AbortController();
    const seen = sleep(20_000, null, { signal: timeout.signal })
      .then(async () => [await shownDialogs(app), await isVisible()])
      .catch(() => 'over');
    expect(await Promise.race([exited, seen])).toBe('ended');
    timeout.abort();
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
    expect(liveSeats(polar, seats)).toEqual([true, true, true]);
  });
}
