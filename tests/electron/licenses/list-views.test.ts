import { expect, test } from 'vitest';
import { maxViews, viewQueryOf, type SavedView } from '../../../shared/list-layout.ts';
import { codeOf, newestFirst, valueOf } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const view = (name: string): SavedView => ({
  name,
  query: viewQueryOf({ ...newestFirst, statuses: ['disabled'], atLimit: true }),
  columns: ['key', 'expires'],
});

test('views outlive the app, replace one of the same name, and go with the token', async () => {
  const harness = await openTestHarness();
  const { licenses } = harness.core().handlers;
  valueOf(await licenses.saveView(view('Full')));
  valueOf(await licenses.saveView(view('Disabled')));
  valueOf(await licenses.saveView({ ...view('Full'), columns: null }));
  harness.restart();
  const again = harness.core().handlers;
  expect(valueOf(await again.licenses.views())).toEqual([
    view('Disabled'),
    { ...view('Full'), columns: null },
  ]);
  expect(valueOf(await again.licenses.removeView({ name: 'Disabled' }))).toHaveLength(1);
  valueOf(await again.connection.disconnect());
  expect(harness.ports.content('list-views')).toBeNull();
});

test('a view has no search text and no customer', async () => {
  const harness = await openTestHarness();
  const query = viewQueryOf({
    ...newestFirst,
    text: 'Ingrid',
    customerId: harness.polar.customerId,
    neverValidated: true,
  });
  valueOf(await harness.core().handlers.licenses.saveView({ name: 'A', query, columns: null }));
  expect(harness.ports.everythingOnDisk()).not.toContain('Ingrid');
  expect(harness.ports.everythingOnDisk()).not.toContain(harness.polar.customerId);
});

test('the largest views fit in their file', async () => {
  const harness = await openTestHarness();
  const { licenses } = harness.core().handlers;
  for (let index = 0; index < maxViews; index += 1) {
    const saved = await licenses.saveView({
      name: `${index}`.padEnd(30, '漢'),
      query: {
        ...view('').query,
        statuses: ['granted', 'disabled', 'revoked', 'expired', 'unknown'],
        keyPrefix: '漢'.repeat(40),
        inUse: true,
        atLimit: true,
        expiring: true,
        neverValidated: true,
        stranded: true,
        sameName: true,
        customerDeleted: true,
      },
      columns: ['key', 'status', 'benefit', 'seats', 'usage', 'validated', 'created', 'expires'],
    });
    expect(valueOf(saved)).toHaveLength(index + 1);
  }
  expect(codeOf(await licenses.saveView(view('One more')))).toBe('input-invalid');
});
