import { expect, test } from 'vitest';
import { openAdminHarness, valueOf } from '../../support/admin-harness.ts';

test('the part of the limit applies at once, during the reading of the list, and after the next start', async () => {
  const harness = await openAdminHarness({ licenses: 6_000, limits: 'production' });
  try {
    valueOf(await harness.core().handlers.licenses.open());
    await harness.waitUntil('the reading', ({ licenses }) => licenses.index.type === 'reading');
    expect(harness.state().licenses.ratePerMinute).toBe(291);
    valueOf(await harness.core().handlers.settings.change({ limitShare: 0.2 }));
    expect(harness.state().licenses.ratePerMinute).toBe(97);

    const began = harness.clock.now();
    const before = harness.polar.log.count({ operation: 'list' });
    await harness.readAll();
    const minutes = (harness.clock.now() - began) / 60_000;
    const pages = harness.polar.log.count({ operation: 'list' }) - before;
    expect(pages).toBeGreaterThan(30);
    expect(pages).toBeLessThanOrEqual(100 * Math.ceil(minutes));

    harness.restart();
    valueOf(await harness.core().handlers.licenses.open());
    expect(harness.state().licenses.ratePerMinute).toBe(97);
  } finally {
    await harness.close();
  }
});

test.each(['loopback', 'production'] as const)(
  'the requests to a sandbox at the address of %s stay within the limits of the sandbox',
  async (address) => {
    const harness = await openAdminHarness({ licenses: 16_300, limits: 'sandbox', address });
    try {
      const began = harness.clock.now();
      await harness.readAll();
      expect(harness.polar.log.count({ status: 429 })).toBe(0);
      expect(harness.state().licenses.ratePerMinute).toBeCloseTo(58.2);
      const minutes = (harness.clock.now() - began) / 60_000;
      expect(harness.polar.log.count({ operation: 'list' }) / minutes).toBeLessThanOrEqual(60);
      valueOf(await harness.core().handlers.settings.change({ limitShare: 0.2 }));
      expect(harness.state().licenses.ratePerMinute).toBe(19);
    } finally {
      await harness.close();
    }
  },
);
