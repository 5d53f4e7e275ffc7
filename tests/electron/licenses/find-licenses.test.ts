import { expect, test } from 'vitest';
import { valueOf } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

test('finds licenses by customer, end of key and checked device, and names the device', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { licenses } = harness.core().handlers;
  const find = async (text: string) => valueOf(await licenses.find({ text }));
  await licenses.overview();
  await expect
    .poll(async () => valueOf(await licenses.overview()).counts.checked)
    .toBe(harness.licenseCount());

  const [films, ...others] = await find('brightwater');
  expect(films?.license.customerName).toBe('Brightwater Films');
  expect(films?.device).toBeNull();
  expect(others).toHaveLength(1);
  expect(await find('mateo-pc')).toMatchObject([
    { license: { customerName: 'Mateo Fernández' }, device: 'MATEO-PC' },
  ]);
  expect(await find(harness.polar.key.slice(-6))).toHaveLength(1);
  expect(await find('no such customer')).toEqual([]);
  expect(await find('  ')).toEqual([]);
});
