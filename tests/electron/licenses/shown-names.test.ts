import { expect, test } from 'vitest';
import {
  parseBenefitNames,
  parseOrganizationName,
} from '../../../electron/polar/organization-names.ts';
import type { AdminHarness } from '../../support/admin-harness.ts';
import { studioBenefit } from '../../support/polar/organizations.ts';
import type { Scope } from '../../support/polar/stored.ts';
import { openTestHarness } from '../../support/test-harness.ts';

function allow({ polar }: AdminHarness, ...scopes: readonly Scope[]): void {
  const token = polar.record.tokens.get(polar.token);
  if (token === undefined) throw new Error('The token is not seeded.');
  polar.record.tokens.set(polar.token, { ...token, scopes: [...token.scopes, ...scopes] });
}

test('shows the names that the token may read', async () => {
  const harness = await openTestHarness();
  allow(harness, 'organizations:read', 'benefits:read');
  await harness.readAll();
  await harness.core().handlers.licenses.overview();
  const { licenses } = await harness.waitUntil(
    'the names',
    (state) => Object.keys(state.licenses.benefitNames).length > 0,
  );
  expect(licenses.organizationName).toBe('Lumen Labs');
  expect(licenses.benefitNames[studioBenefit.id]).toBe('Product LUMEN-TEST');
});

test('shows no names without the permissions, reads the licenses, and asks once', async () => {
  const harness = await openTestHarness();
  await harness.readAll();
  await harness.core().handlers.licenses.overview();
  await harness.core().handlers.licenses.benefits();
  await expect.poll(() => harness.polar.log.count({ operation: 'benefits' })).toBe(1);
  expect(harness.polar.log.count({ operation: 'organizations' })).toBe(1);
  const { licenses } = harness.state();
  expect(licenses).toMatchObject({ organizationName: null, benefitNames: {} });
  expect(licenses.index.type).toBe('complete');
});

test('reads no name from an answer that is not one', () => {
  for (const text of ['', 'null', '[]', '{"items":1}', '<html>']) {
    expect(parseOrganizationName(text)).toBeNull();
    expect(parseBenefitNames(text)).toBeNull();
  }
  expect(parseOrganizationName('{"items":[]}')).toBeNull();
  expect(parseBenefitNames('{"items":[{"id":"x","description":"A"},{"id":1},null]}')).toEqual({});
});
