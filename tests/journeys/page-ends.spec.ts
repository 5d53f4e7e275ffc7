import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { expectSeat, fileExists } from '../support/journey-device.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';

// The page fails at the start, and says nothing to main: its process ends, or its code does not run.

const endPage = fileURLToPath(new URL('../support/end-page.cjs', import.meta.url));
const project = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

declare global {
  /** Set by end-page.cjs, in main. */
  // oxlint-disable-next-line no-var -- Only a `var` declares a property of the global object.
  var shownBoxes: { readonly message: string }[];
  // oxlint-disable-next-line no-var -- Only a `var` declares a property of the global object.
  var pageEnds: number;
}

/** Writes a seat whose release an earlier run could not send. */
async function writeUnfinishedRelease(
  polar: Polar,
  writeRecord: (name: string, record: object) => Promise<void>,
): Promise<void> {
  const seat = seatOf(polar);
  const askedAt = Date.now() - 60_000;
  await writeRecord('device', seat);
  await writeRecord('release', {
    id: 'SK-2026-TEST-TEST',
    activationId: seat.activationId,
    askedBy: 'person',
    askedAt,
    sent: false,
    state: { is: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: askedAt },
  });
}

/** Copies the built app without the code of its window, passes its folder to `use`, and deletes it. */
async function withIncompleteApp(use: (appFolder: string) => Promise<void>): Promise<void> {
  const appFolder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-incomplete-'));
  try {
    for (const name of ['dist', 'package.json'])
      await cp(project(name), path.join(appFolder, name), { recursive: true });
    const assets = path.join(appFolder, 'dist/renderer/assets');
    for (const name of await readdir(assets)) {
      if (/^index-.*\.js$/.test(name)) await rm(path.join(assets, name));
    }
    await use(appFolder);
  } finally {
    await rm(appFolder, { recursive: true, force: true });
  }
}

/** What the page shows. Playwright takes a page whose process has ended for lost, so that main reads it. */
async function shownText(app: ElectronApplication): Promise<string> {
  return await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined || !window.isVisible()) return '';
    const read = 'document.querySelector("main")?.innerText ?? ""';
    return String(await window.webContents.executeJavaScript(read));
  });
}

const question = { message: en.app.crashed.title, detail: en.app.crashed.body };
for (const { ends, times, questions } of [
  { ends: 1, times: 'once', questions: [] },
  { ends: 2, times: 'twice', questions: [question] },
])
  test(`an unfinished release goes on and the window comes back where the page’s process ends ${times} before it draws`, async ({
    launch,
    polar,
    writeRecord,
    dataFolder,
  }) => {
    await writeUnfinishedRelease(polar, writeRecord);
    const app = await launch({ first: endPage, env: { SEATKEEPER_TEST_ENDS: String(ends) } });
    await expect
      .poll(async () => await app.evaluate(() => globalThis.pageEnds), { timeout: 20_000 })
      .toBe(ends);
    await expect
      .poll(async () => await shownText(app), { timeout: 20_000 })
      .toContain(en.device.released.title);
    expectSeat('free', polar, dataFolder);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
    expect(await app.evaluate(() => globalThis.shownBoxes)).toMatchObject(questions);
  });

test('an unfinished release goes on and the window says that it could not load where the page’s code is missing', async ({
  launch,
  polar,
  writeRecord,
  dataFolder,
}) => {
  await writeUnfinishedRelease(polar, writeRecord);
  await withIncompleteApp(async (appFolder) => {
    const app = await launch({ appFolder });
    await expect
      .poll(async () => await shownText(app), { timeout: 20_000 })
      .toContain(en.app.notDrawn.title);
    expect(await shownText(app)).toContain(en.app.notDrawn.body);
    await expect.poll(() => fileExists(dataFolder, 'receipt.json'), { timeout: 20_000 }).toBe(true);
    expectSeat('free', polar, dataFolder);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  });
});
