import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import type { ElectronApplication } from '@playwright/test';
import { createLock } from '../../electron/storage/lock.ts';
import { en } from '../../shared/text/en.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  fileExists,
  untilConfirmed,
} from '../support/journey-device.ts';
import { activate, previewKey, seatNames } from '../support/journey-seat.ts';
import { realClock } from '../support/test-ports.ts';
import { undoWindow } from '../../shared/seat-release.ts';
import { expect, seatOf, test, type RunningApp } from './app-fixture.ts';

/** Quits the app as its menu does. */
async function quit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => electron.quit());
}

/** Whether the app's window is visible. */
async function isShown(app: ElectronApplication): Promise<boolean> {
  return await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  );
}

/** Shows the app's window again, as starting the app a second time does. */
async function reopenWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
  await expect.poll(() => isShown(app)).toBe(true);
}

/** Quits the app and waits until its window is gone; its process ends with `exited`. */
async function quitWithoutWindow({
  app,
}: RunningApp): Promise<{ readonly exited: Promise<unknown> }> {
  const exited = once(app.process(), 'exit');
  await quit(app);
  await expect.poll(() => isShown(app)).toBe(false);
  return { exited };
}

test('quitting in the countdown asks, and cancels the release', async ({
  held,
  polar,
  dataFolder,
  start,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  await confirmRelease(page);
  await answerDialogs(app, 0);
  await quit(app);
  await expect.poll(() => shownDialogs(app)).toHaveLength(1);
  expect((await shownDialogs(app))[0]).toContain(en.native.quitWhileReleasing.detail.holding);
  await expect(headline(page, /^Releasing in/)).toBeVisible();

  await answerDialogs(app, 1);
  await app.close();
  const again = await start();
  await untilConfirmed(again.page);
  await again.page.waitForTimeout(undoWindow);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', polar, dataFolder);
});

test('the question closes when the countdown ends, and a late answer changes nothing', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  // The system's own box, which this test does not answer; its answer at closing becomes a "Quit"
  // that arrives at that moment.
  await app.evaluate(({ dialog }) => {
    const open = dialog.showMessageBox.bind(dialog) as (...args: unknown[]) => Promise<unknown>;
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = async (...args: unknown[]) => {
      questions.push('opened');
      await open(...args);
      questions.push('closed');
      return { response: 1, checkboxChecked: false };
    };
  });
  await confirmRelease(page);
  await quit(app);
  await expect.poll(() => shownDialogs(app)).toEqual(['opened']);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  await expect(headline(page, en.device.released.title)).toBeVisible({ timeout: 10_000 });
  expect(await shownDialogs(app)).toEqual(['opened', 'closed']);
  expect(await isShown(app)).toBe(true);
  expectSeat('free', polar, dataFolder);
});

test('quitting during a request loses nothing: the app ends once the answer has arrived', async ({
  start,
  writeRecord,
  polar,
  dataFolder,
}) => {
  const before = seatNames(polar).length;
  const first = await start();
  await answerDialogs(first.app, 1);
  await previewKey(first.page, polar, 'Edit bay');
  polar.faults.add({ type: 'late-answer', ms: 3_000 }, { on: 'activate' });
  await activate(first.page);
  await expect.poll(() => seatNames(polar)).toHaveLength(before + 1);
  const { exited } = await quitWithoutWindow(first);
  expect(fileExists(dataFolder, 'device.json')).toBe(false);
  // Shown again before the answer arrives, the app stays.
  await reopenWindow(first.app);
  await untilConfirmed(first.page);
  expect(fileExists(dataFolder, 'activation.json')).toBe(false);
  await quit(first.app);
  await exited;
  expect(fileExists(dataFolder, 'device.json')).toBe(true);

  // The release of an old seat waits for its turn, and its answer is lost, so that a check must
  // find the outcome.
  await writeRecord('device', seatOf(polar));
  const second = await start();
  await untilConfirmed(second.page);
  polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
  const releasing = await createLock(dataFolder, realClock).hold(5_000, async () => {
    await confirmRelease(second.page);
    await expect(headline(second.page, en.device.releasing.title)).toBeVisible({ timeout: 10_000 });
    await quitWithoutWindow(second);
    // Shown again and closed again, it ends.
    await reopenWindow(second.app);
    return await quitWithoutWindow(second);
  });
  expect(fileExists(dataFolder, 'device.json')).toBe(true);
  await releasing?.exited;
  expectSeat('free', polar, dataFolder);
});

/** Gives the page's process the lowest priority, so that its endless loop takes no time from other tests. */
async function lowerPriority(app: ElectronApplication): Promise<void> {
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
}

/**
 * Ways of a page to keep its window, each run with a person's click, which `beforeunload` needs.
 */
const pageBlockers: Readonly<Record<string, () => void>> = {
  'asks to stay': () => {
    window.addEventListener('beforeunload', (event) => {
      event.preventDefault();
      event.returnValue = 'stay';
    });
  },
  'never answers again': () => {
    window.addEventListener('beforeunload', (event) => event.preventDefault());
    setTimeout(() => {
      for (;;);
    });
  },
  'never leaves': () => {
    window.addEventListener('beforeunload', () => {
      for (;;);
    });
  },
  'shows a box of its own': () => {
    setTimeout(() => {
      for (;;) alert('Stay');
    });
  },
};

/** The ways in which a person closes the app. */
const exits: Readonly<Record<string, (running: RunningApp) => Promise<void>>> = {
  'the menu': async ({ app }) =>
    await app.evaluate(({ Menu }, label) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items?.find((item) => item.label === label)?.click();
    }, en.native.menu.exit),
  'the window’s button': async ({ app }) =>
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
};

for (const [what, blockClosing] of Object.entries(pageBlockers)) {
  test(`a page that ${what} can be closed, by the menu and by the window’s button`, async ({
    held,
    start,
  }) => {
    let running = held;
    for (const [way, leaveApp] of Object.entries(exits)) {
      const { app, page } = running;
      await untilConfirmed(page);
      await page.getByRole('main').click({ position: { x: 2, y: 2 } });
      await lowerPriority(app);
      await page.evaluate(blockClosing);
      const process = app.process();
      const exited = once(process, 'exit');
      await leaveApp(running);
      const [code] = (await exited) as [number | null];
      expect(code, way).toBe(0);
      if (way === 'the menu') running = await start();
    }
  });
}

test('a page that hangs does not stop a release', async ({ held, polar, dataFolder }) => {
  const { app, page } = held;
  await untilConfirmed(page);
  polar.faults.add({ type: 'late-answer', ms: 4_000 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect(headline(page, en.device.releasing.title)).toBeVisible({ timeout: 10_000 });
  await lowerPriority(app);
  await page.evaluate(pageBlockers['never answers again'] ?? (() => undefined));
  const exited = once(app.process(), 'exit');
  await quit(app);
  await exited;
  expectSeat('free', polar, dataFolder);
});
