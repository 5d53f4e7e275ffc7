import { expect, test } from 'vitest';
import { dashboardOf } from '../../../electron/services/interaction/link-address.ts';
import { codeOf } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

test('each server of Polar has its own dashboard, and a local one has none', async () => {
  expect(dashboardOf('production')).toBe('https://polar.sh/dashboard');
  expect(dashboardOf('sandbox')).toBe('https://sandbox.polar.sh/dashboard');
  expect(dashboardOf('loopback')).toBeNull();
  const harness = await openTestHarness();
  expect(codeOf(await harness.core().handlers.licenses.openInPolar())).toBe('input-invalid');
});
