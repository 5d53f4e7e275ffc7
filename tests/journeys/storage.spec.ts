import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { en } from '../../shared/text/en.ts';
import { jsonOutputOf, run } from '../support/journey-command.ts';
import { confirmRelease, headline, press, untilConfirmed } from '../support/journey-device.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test } from './app-fixture.ts';
import { onlySeatFolder, recordFile } from '../support/record-files.ts';

test('a damaged record is reported until the person goes on without it, and nothing is sent', async ({
  dataFolder,
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  // Its move to another computer had started.
  await writeRecord('move', {
    step: 'release',
    activationHash: activationHash(polar.activationId),
  });
  const file = path.join(dataFolder, 'device.json');
  const torn = (await readFile(file, 'utf8')).slice(0, 90);
  await writeFile(file, torn);

  const at = { dataFolder, server: polar.baseUrl, input: polar.key };
  // A script that reads "no seat" may wipe the computer, or take another seat.
  const activate = ['activate', '--organization', polar.organizationId];
  for (const command of [['status'], ['release', '--reason', 'uninstall'], activate]) {
    const output = jsonOutputOf(await run([...command, '--json'], at));
    expect(output).toMatchObject({ ok: false, exitCode: 1, code: 'FILE-UNREADABLE' });
  }
  expect(await readFile(recordFile(dataFolder, 'device'), 'utf8')).toBe(torn);
  expect(await readFile(path.join(dataFolder, 'uninstall.txt'), 'utf8')).toContain(
    'FILE-UNREADABLE',
  );

  const { page } = await start();
  await expect(page.getByText(en.device.unreadable.title)).toBeVisible();
  // Without the record no seat was released, so that no move can go on.
  await expect(page.getByRole('heading', { level: 1, name: en.move.title })).toBeVisible();
  await press(page, en.device.actions.continueWithout);
  const welcome = en.start.welcome(en.app.name);
  await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  const folder = onlySeatFolder(dataFolder) ?? '';
  const aside = (await readdir(folder)).find((name) => name.startsWith('device.json.corrupt-'));
  expect(aside).toBeDefined();
  expect(await readFile(path.join(folder, aside ?? ''), 'utf8')).toBe(torn);
  await expect(page.getByText(en.move.banner.title)).toBeHidden();
  expect(polar.log.all()).toHaveLength(0);
});

test('a record that was damaged during a check is written over, and kept under another name', async ({
  dataFolder,
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const { page } = await start();
  await untilConfirmed(page);
  const file = recordFile(dataFolder, 'device');
  const before = await readFile(file, 'utf8');
  polar.faults.add({ type: 'slow', ms: 1_500 }, { on: 'validate' });
  await page.getByRole('button', { name: en.device.actions.check, exact: true }).click();
  await expect(headline(page, en.device.checking.title)).toBeVisible();
  await writeFile(file, before.slice(0, 90));
  await untilConfirmed(page);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ key: polar.key });
  const folder = path.dirname(file);
  const aside = (await readdir(folder)).filter((name) => name.startsWith('device.json.corrupt-'));
  expect(aside).toHaveLength(1);
  expect(await readFile(path.join(folder, aside[0] ?? ''), 'utf8')).toBe(before.slice(0, 90));
});

test('a seat that Polar never confirmed and does not know is not called released, and can be removed', async ({
  writeRecord,
  start,
  polar,
  dataFolder,
}) => {
  const activationId = '33333333-0bad-4333-8333-333333333333';
  await writeRecord('device', {
    ...seatOf(polar),
    activationId,
    activatedAt: null,
    confirmedAt: null,
  });
  const { page } = await start();
  await expect(headline(page, en.device.neverConfirmed.title)).toBeVisible();
  await expect(page.getByText(en.device.neverConfirmed.detail).first()).toBeVisible();
  // A command that releases it meanwhile says the same, and the window follows.
  const at = { dataFolder, server: polar.baseUrl };
  const unknown = { exitCode: 1, state: 'failed', code: 'SEAT-UNCONFIRMED' };
  expect(jsonOutputOf(await run(['release', '--json'], at))).toMatchObject(unknown);
  expect(polar.record.liveActivations(polar.licenseId).map(({ id }) => id)).toContain(
    polar.activationId,
  );
  await press(page, en.device.actions.enterKeyAgain);
  const welcome = en.start.welcome(en.app.name);
  await expect(page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  expect(existsSync(recordFile(dataFolder, 'device'))).toBe(false);
  expect(existsSync(recordFile(dataFolder, 'receipt'))).toBe(false);
});

test('an activation with a mistyped id is entered again with the right one', async ({
  writeRecord,
  start,
  polar,
}) => {
  const activationId = '33333333-0bad-4333-8333-333333333333';
  const seat = { ...seatOf(polar), activationId, activatedAt: null, confirmedAt: null };
  await writeRecord('device', seat);
  const { page } = await start();
  await expect(headline(page, en.device.neverConfirmed.title)).toBeVisible();
  await press(page, en.device.actions.useExisting);
  const { title, submit } = en.start.import;
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByLabel(en.start.key.label, { exact: true }).fill(polar.key);
  await page.getByLabel(en.start.activation.label, { exact: true }).fill(polar.activationId);
  await page.getByRole('button', { name: submit, exact: true }).click();
  await untilConfirmed(page);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('a record of a newer version stays unchanged', async ({
  dataFolder,
  writeRecord,
  start,
  polar,
}) => {
  const newer = { ...seatOf(polar), version: 2, somethingNew: true };
  await writeRecord('device', newer);
  const { page } = await start();
  await expect(page.getByText(en.device.unreadable.newer.detail)).toBeVisible();
  const kept: unknown = JSON.parse(await readFile(path.join(dataFolder, 'device.json'), 'utf8'));
  expect(kept).toEqual(newer);
});

test('other unreadable files are reported, and the seat can still be released', async ({
  dataFolder,
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const damaged = ['token.json', 'receipt.json', 'move.json', 'settings.json'];
  for (const name of [
    ...damaged,
    'window.json',
    'activity.jsonl',
    'bulk-release.jsonl',
    'public.pace',
  ]) {
    await writeFile(path.join(dataFolder, name), 'not json');
  }
  const { page } = await start();
  await untilConfirmed(page);
  await expect(page.getByText(en.failures.words['file-unreadable'].title)).toBeVisible();
  await expect(page.getByText(en.failures.file(damaged.join(', ')))).toBeVisible();
  const names = [
    ...(await readdir(dataFolder)),
    ...(await readdir(onlySeatFolder(dataFolder) ?? '')),
  ];
  for (const name of damaged) {
    expect(names.filter((one) => one.startsWith(`${name}.corrupt-`))).toHaveLength(1);
  }
  await confirmRelease(page);
  await expect(headline(page, en.device.released.title)).toBeVisible();
});

test('a computer whose clock is a year ahead still releases', async ({
  writeRecord,
  start,
  polar,
  dataFolder,
}) => {
  await writeRecord('device', seatOf(polar));
  const year = 365 * 24 * 3_600_000;
  // A wait that was planned with the wrong clock, which has since been corrected.
  const then = Date.now() + year;
  const wait = { why: 'network-unreachable', attempts: 3, nextAt: then } as const;
  await writeRecord('release', { ...waitingRelease(polar, wait), askedAt: then });
  const { page } = await start();
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await page.getByRole('button', { name: en.device.actions.sendNow }).click();
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(existsSync(recordFile(dataFolder, 'device'))).toBe(false);
});

// Root can write everywhere; only an ordinary account meets a read-only folder.
if (process.getuid?.() !== 0) {
  test('a read-only folder stops the release before it is sent', async ({
    held,
    polar,
    dataFolder,
  }) => {
    await untilConfirmed(held.page);
    await chmod(dataFolder, 0o500);
    await confirmRelease(held.page);
    await expect(headline(held.page, en.device.failed.title)).toBeVisible();
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
    await chmod(dataFolder, 0o700);
  });
}
