import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import * as path from 'node:path';
import { supportCode } from '../../../shared/failure.ts';
import { en } from '../../../shared/text/en.ts';
import { answerDialogs, shownDialogs } from '../../support/journey-app.ts';
import {
  confirmRelease,
  headline,
  fileExists,
  press,
  stateCard,
  untilConfirmed,
} from '../../support/journey-device.ts';
import { activate, previewKey } from '../../support/journey-seat.ts';
import { expect, test } from '../app-fixture.ts';

/** Fills a file system to the last byte; the returned function frees it again. */
function fill(folder: string): () => void {
  const file = path.join(folder, 'ballast');
  const handle = openSync(file, 'w');
  for (const size of [1024 * 1024, 4096, 64, 1]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) if (writeSync(handle, block) < size) break;
    } catch {
      // Expected: no room is left for a block of this size.
    }
  }
  fsyncSync(handle);
  closeSync(handle);
  return () => {
    rmSync(file);
  };
}

// Mounting needs root; without root a test in plain Node covers the same with stores that fail with
// ENOSPC.
if (process.getuid?.() === 0) {
  const onTinyDisk = test.extend({
    dataFolder: async ({ dataFolder }, use) => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', dataFolder]);
      await use(dataFolder);
      execFileSync('umount', ['--lazy', dataFolder]);
    },
  });

  onTinyDisk(
    'a full disk stops the release before it is sent, and nothing is lost',
    async ({ held, polar, dataFolder }) => {
      const { page } = held;
      await untilConfirmed(page);
      const free = fill(dataFolder);
      expect(statfsSync(dataFolder).bavail).toBe(0);

      await confirmRelease(page);
      await expect(headline(page, en.device.failed.title)).toBeVisible();
      await expect(page.getByText(en.failures.words['disk-full'].body).first()).toBeVisible();
      expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

      free();
      await page.getByRole('button', { name: en.device.actions.tryAgain }).click();
      await expect(headline(page, en.device.released.title)).toBeVisible();
      expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
    },
  );

  onTinyDisk(
    'a seat that Polar gave to a full disk is reported, and saved once there is room',
    async ({ start, polar, dataFolder }) => {
      const { app, page } = await start();
      await answerDialogs(app, 1);
      await previewKey(page, polar, 'Edit bay');
      polar.faults.add({ type: 'late-answer', ms: 2_000 }, { on: 'activate' });
      await activate(page);
      await expect.poll(() => polar.log.count({ operation: 'activate' })).toBe(1);
      const free = fill(dataFolder);

      await expect(headline(page, en.device.unsaved.title)).toBeVisible();
      await expect(stateCard(page)).toContainText(en.failures.words['outcome-unsaved'].body);
      await expect(stateCard(page)).toContainText(supportCode({ code: 'outcome-unsaved' }));
      // The card already shows it; each further failure is announced again.
      const alert = page.getByRole('alert').locator('span');
      const before = await alert.elementHandle();
      await press(page, en.device.actions.saveSeat);
      await expect.poll(() => before?.evaluate((element) => element.isConnected)).toBe(false);
      await expect(alert).toHaveText(en.failures.words['outcome-unsaved'].title);

      await answerDialogs(app, 0);
      await app.evaluate(({ app: electron }) => electron.quit());
      await expect.poll(() => shownDialogs(app)).toHaveLength(1);
      expect((await shownDialogs(app))[0]).toContain(en.native.quitUnsaved.detail);
      await expect(headline(page, en.device.unsaved.title)).toBeVisible();

      free();
      // The app also tries by itself, and may be faster.
      await press(page, en.device.actions.saveSeat).catch(() => null);
      await untilConfirmed(page);
      expect(polar.log.count({ operation: 'activate' })).toBe(1);
      expect(fileExists(dataFolder, 'activation.json')).toBe(false);
    },
  );
}
