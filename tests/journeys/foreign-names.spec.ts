import { en } from '../../shared/text/en.ts';
import { faultsOf, hostileName, hostileRightToLeft } from '../support/hostile-names.ts';
import { run } from '../support/journey-command.ts';
import { answer, byPointer } from '../support/person.ts';
import { expectSpoken } from '../support/journey-access.ts';
import { button, connect, panelOf } from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { pasted, withClipboard } from '../support/journey-clipboard.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { licensePanel, supportDesk } = en;

test('the names of others stay names, on this device’s page and on a terminal', async ({
  polar,
  dataFolder,
  keep,
  start,
}) => {
  await keep('device', { ...seatOf(polar), label: hostileRightToLeft });
  const { page, app } = await start();
  const fact = page.locator('.fact bdi').filter({ hasText: 'מחשב של דנה' });
  await expect(fact).toHaveText('מחשב של דנה');
  await expect(fact).toHaveCSS('unicode-bidi', 'isolate');
  expect(faultsOf(await page.locator('body').innerText(), { lines: true })).toEqual([]);
  await app.close();

  await keep('device', { ...seatOf(polar), label: hostileName });
  const { stderr } = await run(['status'], { dataFolder, server: polar.baseUrl });
  expect(stderr).toContain('Lena');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(faultsOf(stderr, { lines: true })).toEqual([]);
});

test('a seat without a name is found, released and answered about, beside one whose name attacks', async ({
  polar,
  start,
}) => {
  const mateo = licenseId(2);
  const unnamed = polar.seller.addSeat(mateo, '');
  polar.seller.addSeat(mateo, hostileRightToLeft);
  polar.seller.addSeat(mateo, hostileName + 'x'.repeat(5000));
  const { app, page } = await start();
  const hand = byPointer(page);
  await connect({ app, page, polar, hand });
  await answerDialogs(app, 1);
  await hand.press(button(page, supportDesk.open));
  await page.getByLabel(supportDesk.paste).fill(unnamed.id);
  await hand.press(button(page, supportDesk.find));
  const panel = panelOf(page, 'Mateo Fernández');
  const names = panel.locator('.panel-seat-name bdi');
  await expect(names).toHaveCount(5);
  await expect(names.first()).toHaveCSS('unicode-bidi', 'isolate');
  expect(faultsOf(await panel.innerText(), { lines: true })).toEqual([]);
  await hand.press(button(panel, licensePanel.seats.releaseOf('')));
  await answer(page, hand, licensePanel.release.confirm);
  const reply = { device: '', how: 'released', caseCode: null } as const;
  await withClipboard(async () => {
    await hand.press(button(page, supportDesk.reply.copy));
    await expectSpoken(page, 'politely', supportDesk.reply.copied);
    expect(await pasted(app)).toBe(supportDesk.reply.text(reply));
  });
  await expect(names).toHaveCount(4);
});
