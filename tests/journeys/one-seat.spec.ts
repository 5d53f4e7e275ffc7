import { en } from '../../shared/text/en.ts';
import { headline } from '../support/journey-device.ts';
import { expect, test } from './app-fixture.ts';

const { start: messages } = en;

test('the network stack never retries an activation whose answer is lost', async ({
  start,
  polar,
}) => {
  const { page } = await start();
  const before = polar.record.liveActivations(polar.licenseId).length;
  await page.getByRole('button', { name: new RegExp(messages.entryPoints.key.title) }).click();
  await page.getByLabel(messages.key.label, { exact: true }).fill(polar.key);
  await page.getByLabel(messages.organization.label, { exact: true }).fill(polar.organizationId);
  // The preview leaves a connection open, which Chromium would reuse, and retry on another one when
  // it dies.
  await page.getByRole('button', { name: messages.activate.submit, exact: true }).click();
  polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
  await page.getByRole('button', { name: en.review.submit, exact: true }).click();

  await expect(headline(page, en.device.unfinished.title)).toBeVisible();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(before + 1);
});
