import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { en } from '../../../shared/text/en.ts';
import { holdClipboardTimer, readClipboard } from '../../support/journey-clipboard.ts';
import { headline, untilConfirmed } from '../../support/journey-device.ts';
import {
  startWayland,
  startWaylandSeat,
  waylandSwitches,
  type WaylandSeat,
  type WaylandSession,
} from '../../support/wayland-session.ts';
import { expect, seatOf, test as base } from '../app-fixture.ts';

const test = base.extend<{ wayland: WaylandSession; seat: WaylandSeat }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  wayland: async ({}, use) => {
    const session = await startWayland();
    await use(session);
    await session.close();
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  seat: async ({}, use) => {
    const seat = await startWaylandSeat();
    await use(seat);
    await seat.close();
  },
});

/** Milliseconds within which a window must be on the screen, once the app has created it. */
const longestStart = 3_000;

/**
 * Waits until the page was drawn twice; a display requests frames only for visible windows. False
 * if it was not drawn within `maxWait` milliseconds.
 */
async function isDrawn(page: Page, maxWait: number): Promise<boolean> {
  return await page.evaluate(
    async (milliseconds) =>
      await new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), milliseconds);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
      }),
    maxWait,
  );
}

test('the window is on the screen in 20 of 20 starts, within 3 seconds', async ({
  wayland,
  start,
}, info) => {
  test.slow();
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-journey-'));
    const began = performance.now();
    const { app, page } = await start({ env: wayland.env, switches: waylandSwitches, folder });
    expect(await isDrawn(page, longestStart), `start ${round}`).toBe(true);
    times.push(Math.round(performance.now() - began));
    const isVisible = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
    expect(isVisible).toEqual([true]);
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  info.annotations.push({ type: 'milliseconds', description: times.join(' ') });
});

/**
 * Returns the distance of the page from the corner of the display, in pixels. Wayland does not
 * report a window's position; a pointer that reaches the window reveals it.
 */
async function placeOf(seat: WaylandSeat, page: Page): Promise<{ x: number; y: number }> {
  const met = await page.evaluateHandle(() => {
    const last: { at: { x: number; y: number } | null } = { at: null };
    addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      last.at = { x, y };
    });
    return last;
  });
  const middle = { x: 640, y: 400 };
  const read = async () => await met.evaluate((last) => last.at);
  let at = await read();
  await expect(async () => {
    await seat.movePointer(middle.x + 10, middle.y + 10);
    await seat.movePointer(middle.x, middle.y);
    // The first of the two moves may have arrived alone.
    let before;
    do {
      before = at;
      await sleep(100);
      at = await read();
    } while (at?.x !== before?.x || at?.y !== before?.y);
    expect(at).not.toBeNull();
  }).toPass({ timeout: 10_000 });
  const { x, y } = at ?? middle;
  return { x: middle.x - x, y: middle.y - y };
}

/** Moves the pointer onto a control and clicks. */
async function point(seat: WaylandSeat, page: Page, control: Locator): Promise<void> {
  const place = await placeOf(seat, page);
  const box = await control.boundingBox();
  if (box === null) throw new Error('The control is not in sight');
  const [x, y] = [place.x + box.x + box.width / 2, place.y + box.y + box.height / 2];
  await seat.movePointer(Math.round(x), Math.round(y));
  await seat.click();
}

test('a seat is released by a real pointer', async ({ seat, polar, writeRecord, start }) => {
  await writeRecord('device', seatOf(polar));
  const { page } = await start({ env: seat.env, switches: waylandSwitches });
  await untilConfirmed(page);
  await point(seat, page, page.getByRole('button', { name: en.device.actions.release }));
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await point(seat, page, dialog.getByRole('button', { name: en.device.dialog.confirm }));
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});

const isFocused = async (app: ElectronApplication): Promise<boolean> =>
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);

/** Brings the window in the background to the front, by the compositor's own shortcut. */
async function switchTo(seat: WaylandSeat, app: ElectronApplication): Promise<void> {
  await seat.press('super+Tab');
  await expect.poll(() => isFocused(app)).toBe(true);
}

// weston keeps the last text and offers it again when the clipboard is cleared, as those of GNOME
// and KDE do.
test('a copied key leaves the clipboard after a minute, for other programs, too', async ({
  seat,
  polar,
  writeRecord,
  start,
}, info) => {
  await writeRecord('device', seatOf(polar));
  const on = { env: seat.env, switches: waylandSwitches };
  const other = await start({ ...on, folder: info.outputPath('another') });
  const { app, page } = await start(on);
  await untilConfirmed(page);
  await expect.poll(() => isFocused(app)).toBe(true);
  const copyKey = page.getByRole('button', { name: en.device.key.copyLabel });

  await test.step('while the window is in front, once a key is pressed', async () => {
    const endMinute = await holdClipboardTimer(app);
    await point(seat, page, copyKey);
    await expect.poll(() => readClipboard(app)).toBe(polar.key);
    await endMinute();
    // Until then the compositor accepts no other text.
    await seat.press('shift');
    await expect.poll(() => readClipboard(app)).toBe(' ');
    await switchTo(seat, other.app);
    await expect.poll(() => readClipboard(other.app)).toBe(' ');
    await switchTo(seat, app);
  });

  await test.step('while the window is in front, if a key was pressed since', async () => {
    const endMinute = await holdClipboardTimer(app);
    await point(seat, page, copyKey);
    await expect.poll(() => readClipboard(app)).toBe(polar.key);
    await seat.press('shift');
    await endMinute();
    await expect.poll(() => readClipboard(app)).toBe(' ');
    await switchTo(seat, other.app);
    await expect.poll(() => readClipboard(other.app)).toBe(' ');
    await switchTo(seat, app);
  });

  await test.step('while another one is in front, when the window is again', async () => {
    const endMinute = await holdClipboardTimer(app);
    await point(seat, page, copyKey);
    await expect.poll(() => readClipboard(app)).toBe(polar.key);
    await switchTo(seat, other.app);
    await expect.poll(() => readClipboard(other.app)).toBe(polar.key);
    await endMinute();
    await switchTo(seat, app);
    await seat.press('shift');
    await expect.poll(() => readClipboard(app)).toBe(' ');
    await switchTo(seat, other.app);
    await expect.poll(() => readClipboard(other.app)).toBe(' ');
  });
});
