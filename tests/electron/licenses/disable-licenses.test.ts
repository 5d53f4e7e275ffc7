import { expect, test } from 'vitest';
import { codeOf, valueOf } from '../../support/admin-harness.ts';
import { licenseId } from '../../support/polar/seed-small.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const ids = [1, 2, 3, 4].map(licenseId);

test('disables several licenses after one question that names them and their number', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { licenses } = harness.core().handlers;
  harness.ports.answers.push(false);
  expect(codeOf(await licenses.disable({ licenseIds: ids }))).toBe('not-confirmed');
  expect(harness.polar.log.count({ operation: 'update' })).toBe(0);
  const [question] = harness.ports.questions;
  expect(question?.message).toBe('Disable 4 licenses?');
  expect(question?.detail).toContain('Mateo Fernández');
  expect(question?.detail).toContain('and 1 more');

  expect(valueOf(await licenses.disable({ licenseIds: ids }))).toEqual({
    disabled: 4,
    failure: null,
  });
  expect(ids.map((id) => harness.polar.record.license(id)?.status)).toEqual(
    ids.map(() => 'disabled'),
  );
});

test('says how many were disabled before a failure, and leaves out a license that is gone', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  const { polar } = harness;
  polar.seller.delete(ids[0] ?? '');
  polar.faults.add({ type: 'slow', ms: 0 }, { on: 'update', times: 2 });
  polar.faults.add({ type: 'captive-portal' }, { on: 'update' });
  const answer = valueOf(await harness.core().handlers.licenses.disable({ licenseIds: ids }));
  expect(answer).toMatchObject({ disabled: 1, failure: { code: 'not-polar' } });
  expect(polar.record.license(ids[3] ?? '')?.status).toBe('granted');
});

test('disables nothing for licenses that are not listed', async () => {
  const harness = await openTestHarness();
  const { licenses } = harness.core().handlers;
  expect(codeOf(await licenses.disable({ licenseIds: ids }))).toBe('license-unknown');
});
