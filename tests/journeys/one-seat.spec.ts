import { en } from '../../shared/text/en.ts';
import { headline } from '../support/journey-device.ts';
import { expect, test } from './app-fixture.ts';

const { start: words } = en;

test('a request to activate whose answer is lost is never sent twice by the network stack', async ({
  start,
  polar,
}) => {
  const { page } = await start();
  const before = polar.record.liveActivations(polar.licenseId).length;
  await page.getByRole('button', { name: new RegExp(words.doors.key.title) }).click();
  await page.getByLabel(words.key.label, { exact: true }).fill(polar.key);
  await page.getByLabel(words.organization.label, { exact: true }).fill(polar.organizationId);
  // The look at the key leaves a connection open, which Chromium would use again and make up for when it dies.
  await page.getByRole('button', { name: words.activate.submit, exact: true }).click();
  polar.faults.add({ kind: 'answer-lost' }, { on: 'activate' });
  await page.getByRole('button', { name: en.review.submit, exact: true }).click();

  await expect(headline(page, en.device.unfinished.title)).toBeVisible();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(before + 1);
});
