import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import * as path from 'node:path';
import { en } from '../../../shared/text/en.ts';
import { confirmRelease, headline, untilConfirmed } from '../../support/journey-device.ts';
import { expect, test } from '../app-fixture.ts';

/** Fills a file system to the last byte; the answer frees it again. */
function fill(folder: string): () => void {
  const file = path.join(folder, 'ballast');
  const handle = openSync(file, 'w');
  for (const size of [1024 * 1024, 4096, 64, 1]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) if (writeSync(handle, block) < size) break;
    } catch {
      // That is what we are here for: no room left for a block of this size.
    }
  }
  fsyncSync(handle);
  closeSync(handle);
  return () => {
    rmSync(file);
  };
}

// Mounting needs root; without it the same is tried in plain Node with stores that say ENOSPC.
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
      await page.getByRole('button', { name: en.device.acts.tryAgain }).click();
      await expect(headline(page, en.device.released.title)).toBeVisible();
      expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
    },
  );
}
