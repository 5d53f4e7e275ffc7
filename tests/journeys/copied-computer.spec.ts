import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { createMachine } from '../../electron/platform/system/machine.ts';
import { en } from '../../shared/text/en.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { jsonOutputOf, run } from '../support/journey-command.ts';
import { headline, press } from '../support/journey-device.ts';
import { seatNames } from '../support/journey-seat.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { actions, copied } = en.device;
/** Machine id of another computer. */
const machine = 'c0ffee00c0ffee00c0ffee00c0ffee00';

test.beforeEach(async ({ writeRecord, polar }) => {
  const here = createMachine().fingerprint(polar.organizationId);
  expect(here, 'the system of the test says which computer it is').not.toBeNull();
  await writeRecord('device', { ...seatOf(polar), machine });
  const waiting = { why: 'network-unreachable', attempts: 1, nextAt: 0 } as const;
  await writeRecord('release', { ...waitingRelease(polar, waiting), machine });
});

test('copied data releases no seat of another computer: not by a command, an uninstall, or the window', async ({
  dataFolder,
  start,
  polar,
}) => {
  const at = { dataFolder, server: polar.baseUrl, input: polar.key };
  const activate = ['activate', '--organization', polar.organizationId];
  for (const command of [['status'], ['release', '--reason', 'uninstall'], activate]) {
    const output = jsonOutputOf(await run([...command, '--json'], at));
    expect(output).toMatchObject({ ok: false, exitCode: 1, code: 'SEAT-OTHER-COMPUTER' });
  }
  const note = await readFile(path.join(dataFolder, 'uninstall.txt'), 'utf8');
  expect(note).toContain('SEAT-OTHER-COMPUTER');

  const { app, page } = await start();
  await expect(headline(page, copied.title)).toBeVisible();
  await expect(page.getByText(copied.detail('Studio workstation')).first()).toBeVisible();
  expect(polar.log.count()).toBe(0);

  // Canceled, it does nothing. Confirmed, this computer gets its own seat.
  await answerDialogs(app, 0);
  await press(page, actions.activateHere);
  await expect.poll(async () => await shownDialogs(app)).toHaveLength(1);
  expect(polar.log.count()).toBe(0);
  await answerDialogs(app, 1);
  await press(page, actions.activateHere);
  await expect(headline(page, en.device.active.title)).toBeVisible();
  expect(seatNames(polar)).toContain('Studio workstation');
  expect(seatNames(polar)).toHaveLength(3);
});

test('the other computer’s seat is released after a question that names it, and the same computer goes on', async ({
  start,
  polar,
}) => {
  const { app, page } = await start();
  await answerDialogs(app, 1);
  await press(page, actions.releaseOther);
  await expect(page.getByText(copied.releasing('Studio workstation'))).toBeVisible();
  expect((await shownDialogs(app)).join()).toContain('Studio workstation');
  await press(page, actions.cancelRelease);
  await expect(headline(page, copied.title)).toBeVisible();
  expect(polar.log.count()).toBe(0);

  // The waiting release then belongs to this computer, and is sent.
  await press(page, actions.sameComputer);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(seatNames(polar)).not.toContain('Studio workstation');
});
