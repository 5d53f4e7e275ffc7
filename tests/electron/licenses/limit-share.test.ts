import { expect, test } from 'vitest';
import { openDesk, valueOf } from '../../support/admin-harness.ts';

test('another part of the limit counts at once, while the list is read, and after the next start', async () => {
  const made = await openDesk({ licenses: 6_000, limits: 'production' });
  try {
    valueOf(await made.core().handlers.licenses.open());
    await made.until('the reading', ({ licenses }) => licenses.index.is === 'reading');
    expect(made.state().licenses.ratePerMinute).toBe(291);
    valueOf(await made.core().handlers.settings.change({ limitShare: 0.2 }));
    expect(made.state().licenses.ratePerMinute).toBe(97);

    const began = made.clock.now();
    const before = made.polar.log.count({ operation: 'list' });
    await made.readAll();
    const minutes = (made.clock.now() - began) / 60_000;
    const pages = made.polar.log.count({ operation: 'list' }) - before;
    expect(pages).toBeGreaterThan(30);
    expect(pages).toBeLessThanOrEqual(100 * Math.ceil(minutes));

    made.restart();
    valueOf(await made.core().handlers.licenses.open());
    expect(made.state().licenses.ratePerMinute).toBe(97);
  } finally {
    await made.close();
  }
});

test.each(['loopback', 'production'] as const)(
  'a server at the address of %s that says it is the sandbox is asked within the limits of the sandbox',
  async (address) => {
    const made = await openDesk({ licenses: 16_300, limits: 'sandbox', address });
    try {
      const began = made.clock.now();
      await made.readAll();
      expect(made.polar.log.count({ status: 429 })).toBe(0);
      expect(made.state().licenses.ratePerMinute).toBeCloseTo(58.2);
      const minutes = (made.clock.now() - began) / 60_000;
      expect(made.polar.log.count({ operation: 'list' }) / minutes).toBeLessThanOrEqual(60);
      valueOf(await made.core().handlers.settings.change({ limitShare: 0.2 }));
      expect(made.state().licenses.ratePerMinute).toBe(19);
    } finally {
      await made.close();
    }
  },
);
