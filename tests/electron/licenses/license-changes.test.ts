import { describe, expect, test } from 'vitest';
import { type LicenseChange, unlimited } from '../../../shared/licenses.ts';
import {
  codeOf,
  licenseDetails,
  listActivity,
  rowsOf,
  valueOf,
  type AdminHarness,
} from '../../support/admin-harness.ts';
import { withHttpHooks, type HttpHooks } from '../../support/http-hooks.ts';
import { openTestHarness } from '../../support/test-harness.ts';

describe('a change', () => {
  test('changes what was requested and nothing else, and records it', async () => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    const expiresAt = Date.UTC(2030, 0, 1);
    const changed = valueOf(
      await harness.core().handlers.licenses.change({
        licenseId,
        change: { seatLimit: unlimited, usage: 7, usageLimit: 12, expiresAt },
      }),
    );
    expect(changed.license).toMatchObject({ seatLimit: null, usage: 7, usageLimit: 12, expiresAt });
    expect(harness.polar.record.license(licenseId)).toMatchObject({
      limitActivations: null,
      usage: 7,
      limitUsage: 12,
      expiresAt,
      status: 'granted',
    });
    harness.polar.faults.add({ type: 'answer-lost' }, { on: 'update' });
    const disabled = valueOf(
      await harness.core().handlers.licenses.change({ licenseId, change: { status: 'disabled' } }),
    );
    expect(disabled.license.status).toBe('disabled');
    const entries = await listActivity(harness);
    expect(entries.map(({ what }) => what)).toEqual(['license-disabled', 'license-edited']);
  });

  test.each<[string, LicenseChange]>([
    ['its status', { status: 'disabled' }],
    ['its usage', { usage: 7 }],
    ['its seat limit', { seatLimit: 40 }],
    ['the end of its seat limit', { seatLimit: unlimited }],
    ['its usage limit', { usageLimit: 12 }],
    ['its expiry', { expiresAt: Date.UTC(2031, 0, 1) }],
    ['one of two things', { usage: 0, usageLimit: 12 }],
  ])('does not report a lost request to change %s as done', async (_, change) => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    const { licenses, activity } = harness.core().handlers;
    const before = harness.polar.record.license(licenseId);
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'update' });
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('no-answer');
    expect(harness.polar.record.license(licenseId)).toEqual(before);
    expect(valueOf(await activity.list({ filter: {}, limit: 50 })).entries).toEqual([]);
  });

  test('of a listed license requests it from Polar only afterwards; of another one, before', async () => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    const operations = () =>
      harness.polar.log
        .find({})
        .flatMap(({ operation }) => (operation === 'list' ? [] : [operation]));
    await harness.readAll();
    harness.polar.log.clear();
    valueOf(await harness.core().handlers.licenses.change({ licenseId, change: { usage: 7 } }));
    expect(operations()).toEqual(['update', 'get']);
    harness.restart();
    harness.polar.log.clear();
    valueOf(await harness.core().handlers.licenses.change({ licenseId, change: { usage: 8 } }));
    expect(operations()).toEqual(['get', 'update', 'get']);
  });

  test('reports the known seats when they cannot be read afterwards', async () => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    const { licenses } = harness.core().handlers;
    const change = (usage: number) => ({ licenseId, change: { usage } });
    await harness.readAll();
    harness.polar.faults.add({ type: 'error-before' }, { on: 'get' });
    const unseen = valueOf(await licenses.change(change(7)));
    expect(unseen).toMatchObject({ seats: [], license: { usage: 7 } });
    const seats = (await licenseDetails(harness)).seats.map(({ seat }) => seat);
    expect(seats).toHaveLength(2);
    harness.polar.faults.add({ type: 'error-before' }, { on: 'get' });
    const changed = valueOf(await licenses.change(change(8)));
    expect(changed.license.usage).toBe(8);
    expect(changed.seats.map(({ seat }) => seat)).toEqual(seats);
  });
});

const isListed = (harness: AdminHarness): boolean =>
  rowsOf(harness.core()).some(({ licenseId }) => licenseId === harness.polar.licenseId);

describe('a change that is refused', () => {
  test('leaves the license in the list, unless Polar no longer knows it', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const { licenseId } = harness.polar;
    const { licenses } = harness.core().handlers;
    const change = { usage: 7 };
    harness.polar.faults.add({ type: 'fields-refused' }, { on: 'update' });
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('request-invalid');
    expect(isListed(harness)).toBe(true);
    harness.polar.faults.add({ type: 'fields-refused' }, { on: 'rotate' });
    expect(codeOf(await licenses.rotate({ licenseId }))).toBe('request-invalid');
    expect(isListed(harness)).toBe(true);
    harness.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('license-unknown');
    expect(isListed(harness)).toBe(false);
  });

  test('takes the license out of the list when it is deleted between the check and its rotation', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    wire.instead = async (url) => {
      if (url.endsWith('/rotate')) harness.polar.seller.delete(harness.polar.licenseId);
      return undefined;
    };
    const { licenseId } = harness.polar;
    expect(codeOf(await harness.core().handlers.licenses.rotate({ licenseId }))).toBe(
      'license-unknown',
    );
    expect(isListed(harness)).toBe(false);
  });

  test('is reported as unknown license when the license was deleted and the answer lost', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    const { licenseId } = harness.polar;
    const { licenses } = harness.core().handlers;
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'update' });
    harness.polar.faults.add({ type: 'error-before' }, { on: 'get' });
    const change = { usage: 7 };
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('no-answer');
    harness.polar.faults.clear();
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'update' });
    harness.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('license-unknown');
    expect(await listActivity(harness)).toEqual([]);
  });

  test('sends no request when it changes nothing', async () => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    expect(codeOf(await harness.core().handlers.licenses.change({ licenseId, change: {} }))).toBe(
      'input-invalid',
    );
    expect(harness.polar.log.count({ operation: 'update' })).toBe(0);
  });
});
