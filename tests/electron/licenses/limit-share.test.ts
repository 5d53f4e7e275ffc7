import { expect, test } from 'vitest';
import { openDesk, valueOf } from '../../support/admin-desk.ts';

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
