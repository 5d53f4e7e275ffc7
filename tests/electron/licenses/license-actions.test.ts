import { describe, expect, test } from 'vitest';
import { supportCode } from '../../../shared/failure.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import {
  codeOf,
  licenseDetails,
  listActivity,
  releasedActivationIds,
  rowsOf,
  valueOf,
  type AdminHarness,
} from '../../support/admin-harness.ts';
import type { HttpAnswer } from '../../../electron/ports.ts';
import { withHttpHooks, type HttpHooks } from '../../support/http-hooks.ts';
import { seatOf as seatRecordOf } from '../../support/seat-of.ts';
import { openTestHarness } from '../../support/test-harness.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const seatOf = (harness: AdminHarness) => ({
  licenseId: harness.polar.licenseId,
  seat: activationHash(harness.polar.activationId),
});

describe('one license', () => {
  test('shows its seats without key and activation id', async () => {
    const harness = await openTestHarness();
    harness.polar.seller.addSeat(harness.polar.licenseId, 'Studio workstation', {
      platform: 'linux',
    });
    const shown = await licenseDetails(harness);
    const live = harness.polar.record.liveActivations(harness.polar.licenseId);
    expect(shown.seats.map(({ seat }) => seat).toSorted()).toEqual(
      live.map(({ id }) => activationHash(id)).toSorted(),
    );
    const crossed = JSON.stringify(shown);
    expect(crossed).not.toContain(harness.polar.key);
    for (const { id } of live) expect(crossed).not.toContain(id);
  });

  test('marks seats with the same name as duplicates, and this computer’s seat', async () => {
    const harness = await openTestHarness();
    const ownSeat = harness.polar.record.activation(harness.polar.activationId);
    harness.polar.seller.addSeat(harness.polar.licenseId, ownSeat?.label ?? '');
    harness.ports.writeRecord('device', {
      server: 'loopback',
      key: harness.polar.key,
      organizationId: harness.polar.organizationId,
      activationId: harness.polar.activationId,
      label: 'mine',
      activatedAt: null,
      seats: null,
      confirmedAt: null,
    });
    harness.restart();
    const { seats } = await licenseDetails(harness);
    expect(seats.filter(({ isDuplicate }) => isDuplicate)).toHaveLength(2);
    expect(seats.filter(({ isThisComputer }) => isThisComputer).map(({ seat }) => seat)).toEqual([
      activationHash(harness.polar.activationId),
    ]);
  });

  test.each([
    ['a plain release', null, 'confirmed'],
    ['a lost answer', 'answer-lost', 'found-free'],
    ['a lost request', 'request-lost', 'confirmed'],
    ['a reset after it', 'reset-after', 'found-free'],
    ['a fault before it', 'error-before', 'confirmed'],
    ['a fault after it', 'error-after', 'found-free'],
  ] as const)(
    'shows the true outcome of a release after %s, recorded once',
    async (_, kind, how) => {
      const harness = await openTestHarness();
      if (kind !== null) harness.polar.faults.add({ type: kind }, { on: 'deactivate' });
      const outcome = valueOf(
        await harness.core().handlers.licenses.release({ ...seatOf(harness), reason: 'sold' }),
      );
      expect(outcome).toMatchObject({ how, before: { used: 2, limit: 3 }, after: { used: 1 } });
      expect(releasedActivationIds(harness.polar)).toEqual([harness.polar.activationId]);
      const { entries } = valueOf(
        await harness.core().handlers.activity.list({ filter: {}, limit: 50 }),
      );
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({
        what: 'released',
        by: 'admin',
        reason: 'sold',
        activationHash: activationHash(harness.polar.activationId),
        licenseId: harness.polar.licenseId,
        receipt: { how, askedBy: 'admin', before: { used: 2 }, after: { used: 1 } },
      });
    },
  );

  test('is released once although the check after a lost answer is stale', async () => {
    const harness = await openTestHarness();
    harness.polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
    harness.polar.faults.add({ type: 'stale-read' }, { on: 'get', times: 1 });
    const outcome = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(outcome.how).toBe('found-free');
    expect(releasedActivationIds(harness.polar)).toEqual([harness.polar.activationId]);
  });

  test('reports a seat that is free already', async () => {
    const harness = await openTestHarness();
    harness.polar.seller.release(harness.polar.activationId);
    const outcome = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(outcome.how).toBe('already-free');
    expect(harness.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('a seat that Polar lists and does not release is reported as held, and not as unknown', async () => {
    const text = '{"error":"ResourceNotFound","detail":"Not found"}';
    const notFound = { type: 'answer', status: 404, text, header: () => null } as const;
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    wire.instead = async (url) => (url.endsWith('/deactivate') ? notFound : undefined);
    expect(codeOf(await harness.core().handlers.licenses.release(seatOf(harness)))).toBe(
      'still-held',
    );
    const { entries } = valueOf(
      await harness.core().handlers.activity.list({ filter: {}, limit: 50 }),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      what: 'release-failed',
      by: 'admin',
      code: supportCode({ code: 'still-held' }),
      activationHash: activationHash(harness.polar.activationId),
    });
  });

  test('a seat that no check decides after a lost answer is reported as unknown', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    let isSent = false;
    wire.instead = async (url) => {
      isSent ||= url.endsWith('/deactivate');
      return isSent ? { type: 'no-answer' } : undefined;
    };
    expect(codeOf(await harness.core().handlers.licenses.release(seatOf(harness)))).toBe(
      'no-answer',
    );
    const { entries } = valueOf(
      await harness.core().handlers.activity.list({ filter: {}, limit: 50 }),
    );
    expect(entries.map(({ what }) => what)).toEqual(['release-unknown']);
  });

  test('this computer’s own seat, released from the panel, is no longer shown as held', async () => {
    const harness = await openTestHarness();
    harness.ports.writeRecord('device', {
      ...seatRecordOf(harness.polar),
      licenseId: harness.polar.licenseId,
    });
    harness.restart();
    expect(deviceOfState(harness.state())).toMatchObject({
      type: 'held',
      seatStatus: { type: 'unchecked' },
    });
    valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    await harness.waitUntil('the device', (state) => {
      const device = deviceOfState(state);
      return device.type === 'held' && device.seatStatus.type === 'removed';
    });
    // The release of another license's seat does not concern this computer.
    harness.polar.log.clear();
    const other = activationHash(harness.polar.otherActivationId);
    valueOf(
      await harness
        .core()
        .handlers.licenses.release({ licenseId: harness.polar.licenseId, seat: other }),
    );
    expect(harness.polar.log.count({ operation: 'validate' })).toBe(0);
  });

  test('does not count a released seat, even if the read after it lags behind', async () => {
    const wire: HttpHooks = {};
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    await harness.readAll();
    wire.beforeRelease = () => {
      harness.polar.faults.add({ type: 'error-before' }, { on: 'get', times: 5 });
    };
    const outcome = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(outcome).toMatchObject({ how: 'confirmed', before: { used: 2 }, after: null });
    const row = rowsOf(harness.core()).find(
      ({ licenseId }) => licenseId === harness.polar.licenseId,
    );
    expect(row?.seatsUsed).toBe(1);
  });

  test('a key that was replaced between the check and the release is used as it is now', async () => {
    const harness = await openTestHarness();
    harness.polar.faults.add({ type: 'stale-read' }, { on: 'get' });
    harness.polar.seller.rotate(harness.polar.licenseId);
    const outcome = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(outcome.how).toBe('confirmed');
    expect(harness.polar.record.liveActivations(harness.polar.licenseId)).toHaveLength(1);
  });

  test('marks its seats as stranded after a rotation, finds and releases them', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const rotated = valueOf(
      await harness.core().handlers.licenses.rotate({ licenseId: harness.polar.licenseId }),
    );
    expect(rotated.seats.every(({ isStranded }) => isStranded)).toBe(true);
    expect(rotated.license.strandedSeats).toBe(2);
    expect(rowsOf(harness.core(), { stranded: true })).toHaveLength(1);
    expect(harness.polar.record.license(harness.polar.licenseId)?.key).not.toBe(harness.polar.key);
    // The activity log shows the rotation after a restart, too.
    harness.restart();
    expect((await licenseDetails(harness)).license.strandedSeats).toBe(2);
    valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect((await licenseDetails(harness)).license.strandedSeats).toBe(1);
  });

  test('marks the seats as stranded once a new reading of the list shows another program’s rotation', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    await licenseDetails(harness);
    harness.polar.seller.rotate(harness.polar.licenseId);
    valueOf(await harness.core().handlers.licenses.refresh());
    await harness.waitUntil(
      'the list again',
      ({ licenses: { index } }) => index.type === 'complete',
    );
    const found = rowsOf(harness.core(), { stranded: true });
    expect(found.map(({ strandedSeats: stranded }) => stranded)).toEqual([2]);
  });

  test('does not repeat a rotation whose answer was lost', async () => {
    const harness = await openTestHarness();
    harness.polar.faults.add({ type: 'answer-lost' }, { on: 'rotate' });
    const { licenseId } = harness.polar;
    const rotated = valueOf(await harness.core().handlers.licenses.rotate({ licenseId }));
    expect(rotated.rotatedAt).not.toBeNull();
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'rotate' });
    expect(codeOf(await harness.core().handlers.licenses.rotate({ licenseId }))).toBe('no-answer');
    expect(harness.polar.log.count({ operation: 'rotate', committed: true })).toBe(1);
  });

  test('names each refusal', async () => {
    const harness = await openTestHarness();
    const { licenseId } = harness.polar;
    const { licenses } = harness.core().handlers;
    harness.polar.seller.update(licenseId, { status: 'revoked' });
    expect(codeOf(await licenses.rotate({ licenseId }))).toBe('rotation-refused');
    harness.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.details({ licenseId }))).toBe('license-unknown');
    expect(codeOf(await licenses.change({ licenseId, change: { usage: 1 } }))).toBe(
      'license-unknown',
    );
    harness.polar.seller.revokeToken(harness.polar.token);
    expect(codeOf(await licenses.details({ licenseId }))).toBe('token-ended');
    harness.polar.faults.add({ type: 'rate-limited', retryAfter: 5 });
    expect(codeOf(await licenses.details({ licenseId }))).toBe('rate-limited');
    harness.polar.faults.add({ type: 'bare-404' });
    expect(codeOf(await licenses.details({ licenseId }))).toBe('version-not-served');
  });

  test('names the permission that a token lacks', async () => {
    const harness = await openTestHarness();
    harness.ports.writeRecord('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(harness.polar.readOnlyToken).toString('base64'),
    });
    harness.restart();
    const refused = await harness.core().handlers.licenses.release(seatOf(harness));
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'scope-missing', scope: 'license_keys:write' },
    });
  });

  test('copies its present key, and clears the clipboard after a minute', async () => {
    const harness = await openTestHarness();
    const key = harness.polar.seller.rotate(harness.polar.licenseId);
    valueOf(await harness.core().handlers.licenses.copyKey({ licenseId: harness.polar.licenseId }));
    expect(harness.ports.shown).toContain(key);
    await new Promise<void>((resolve) => harness.clock.schedule(61_000, resolve));
    expect(await harness.ports.clipboard.read()).toBe('');
  });
});

const always = { times: Number.POSITIVE_INFINITY };
const notFound: HttpAnswer = {
  type: 'answer',
  status: 404,
  text: '{"error":"ResourceNotFound","detail":"Not found"}',
  header: () => null,
};

describe('a seat that is not released', () => {
  test('is reported as still held when Polar lists it and refuses each release', async () => {
    const wire: HttpHooks = {
      instead: async (url) => (url.endsWith('/deactivate') ? notFound : undefined),
    };
    const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
    expect(codeOf(await harness.core().handlers.licenses.release(seatOf(harness)))).toBe(
      'still-held',
    );
    expect(await listActivity(harness)).toEqual([
      { what: 'release-failed', code: 'SEAT-HELD', hash: seatOf(harness).seat },
    ]);
  });

  test('is reported as unknown when each request was lost, and as not released when Polar refused it', async () => {
    const harness = await openTestHarness();
    harness.polar.faults.add({ type: 'request-lost' }, { on: 'deactivate', ...always });
    expect(codeOf(await harness.core().handlers.licenses.release(seatOf(harness)))).toBe(
      'no-answer',
    );
    harness.polar.faults.clear();
    harness.polar.faults.add({ type: 'bare-404' }, { on: 'deactivate' });
    const refused = codeOf(await harness.core().handlers.licenses.release(seatOf(harness)));
    expect(refused).toBe('version-not-served');
    expect((await listActivity(harness)).map(({ what }) => what)).toEqual([
      'release-failed',
      'release-unknown',
    ]);
    expect(releasedActivationIds(harness.polar)).toEqual([]);
  });
});

test('a read that lags behind a release brings no seat back', async () => {
  const wire: HttpHooks = {};
  const harness = await openTestHarness({ wrapHttp: withHttpHooks(wire) });
  await harness.readAll();
  wire.beforeRelease = () => {
    harness.polar.faults.add({ type: 'stale-read' }, { on: 'get', times: 5 });
  };
  const outcome = valueOf(await harness.core().handlers.licenses.release(seatOf(harness)));
  expect(outcome).toMatchObject({ how: 'confirmed', before: { used: 2 }, after: null });
  const row = rowsOf(harness.core()).find(({ licenseId }) => licenseId === harness.polar.licenseId);
  expect(row?.seatsUsed).toBe(1);
});
