import { expect, test } from './app-fixture.ts';

test('a person releases this computer’s seat and reads the receipt', async ({ held, polar }) => {
  const { page } = held;
  await expect(page.getByRole('heading', { name: 'Active on this computer' })).toBeVisible();
  const before = polar.record.liveActivations(polar.licenseId).length;

  await page.getByRole('button', { name: 'Release seat…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Release seat' }).click();
  await expect(page.getByRole('heading', { name: /Releasing in/ })).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

  await expect(page.getByRole('heading', { name: 'Released', exact: true })).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  const left = polar.record.liveActivations(polar.licenseId);
  expect(left).toHaveLength(before - 1);
  expect(left.map(({ id }) => id)).not.toContain(polar.activationId);
});

test('a released seat is taken again with one press and nothing typed', async ({ held, polar }) => {
  const { page } = held;
  await page.getByRole('button', { name: 'Release seat…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Release seat' }).click();
  await expect(page.getByRole('heading', { name: 'Released', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Activate again' }).click();
  await expect(page.getByRole('heading', { name: 'Active on this computer' })).toBeVisible();
  expect(polar.log.count({ operation: 'activate', committed: true })).toBe(1);
});
