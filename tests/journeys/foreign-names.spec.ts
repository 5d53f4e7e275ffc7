import { en } from '../../shared/text/en.ts';
import { writeReply } from '../../shared/write-reply.ts';
import { unsafeCharactersIn, hostileName, hostileRightToLeft } from '../support/hostile-names.ts';
import { run } from '../support/journey-command.ts';
import { answerDialog, byPointer } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, connectOrganization, panelOf } from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, seatOf, test } from './app-fixture.ts';

const { licensePanel, supportLookup } = en;

test('hostile names stay names, on this device’s page and on a terminal', async ({
  polar,
  dataFolder,
  writeRecord,
  start,
}) => {
  await writeRecord('device', { ...seatOf(polar), label: hostileRightToLeft });
  const { page, app } = await start();
  const fact = page.locator('.seat-place bdi').filter({ hasText: 'מחשב של דנה' });
  await expect(fact).toHaveText('מחשב של דנה');
  await expect(fact).toHaveCSS('unicode-bidi', 'isolate');
  expect(unsafeCharactersIn(await page.locator('body').innerText(), { lines: true })).toEqual([]);
  await app.close();

  await writeRecord('device', { ...seatOf(polar), label: hostileName });
  const { stderr } = await run(['status'], { dataFolder, server: polar.baseUrl });
  expect(stderr).toContain('Lena');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(unsafeCharactersIn(stderr, { lines: true })).toEqual([]);
});

test('a seat without a name can be found, released and replied about, beside one with a hostile name', async ({
  polar,
  start,
}) => {
  const mateo = licenseId(2);
  const unnamed = polar.seller.addSeat(mateo, '');
  polar.seller.addSeat(mateo, hostileRightToLeft);
  polar.seller.addSeat(mateo, hostileName + 'x'.repeat(5000));
  const { app, page } = await start();
  const inputMethod = byPointer(page);
  await connectOrganization({ app, page, polar, inputMethod });
  await answerDialogs(app, 1);
  await inputMethod.press(button(page, en.app.nav.support));
  await page.getByLabel(supportLookup.paste).fill(unnamed.id);
  await inputMethod.press(button(page, supportLookup.find));
  const panel = panelOf(page, 'Mateo Fernández');
  const names = panel.locator('.panel-seat-name bdi');
  await expect(names).toHaveCount(5);
  await expect(names.first()).toHaveCSS('unicode-bidi', 'isolate');
  expect(unsafeCharactersIn(await panel.innerText(), { lines: true })).toEqual([]);
  await inputMethod.press(button(panel, licensePanel.seats.releaseOf('')));
  await answerDialog(page, inputMethod, licensePanel.release.confirm);
  const customer = { customerName: 'Mateo Fernández', customerEmail: null };
  const reply = { device: '', how: 'released', caseCode: null, customer } as const;
  await withClipboard(async () => {
    await inputMethod.press(button(page, supportLookup.reply.copy));
    await expectAnnounced(page, 'politely', supportLookup.reply.copied);
    expect(await readClipboard(app)).toBe(writeReply('en', undefined, reply));
  });
  await expect(names).toHaveCount(4);
});
