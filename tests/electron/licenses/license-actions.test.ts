import { describe, expect, test } from 'vitest';
import { supportCode } from '../../../shared/failure.ts';
import { type LicenseChange, type LicenseDetails, unlimited } from '../../../shared/licenses.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { codeOf, releasesOf, rowsOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import type { HttpAnswer } from '../../../electron/ports.ts';
import { wired, type Wire } from '../../support/wire-licenses.ts';
import { seatOf as seatRecordOf } from '../../support/seat-of.ts';
import { desk } from '../../support/test-harness.ts';

async function details(made: Desk): Promise<LicenseDetails> {
  const { licenseId } = made.polar;
  return valueOf(await made.core().handlers.licenses.details({ licenseId }));
}

const seatOf = (made: Desk) => ({
  licenseId: made.polar.licenseId,
  seat: activationHash(made.polar.activationId),
});

describe('one license', () => {
  test('shows its seats without key and activation id', async () => {
    const made = await desk();
    made.polar.seller.addSeat(made.polar.licenseId, 'Studio workstation', { platform: 'linux' });
    const shown = await details(made);
    const live = made.polar.record.liveActivations(made.polar.licenseId);
    expect(shown.seats.map(({ seat }) => seat).toSorted()).toEqual(
      live.map(({ id }) => activationHash(id)).toSorted(),
    );
    const crossed = JSON.stringify(shown);
    expect(crossed).not.toContain(made.polar.key);
    for (const { id } of live) expect(crossed).not.toContain(id);
  });

  test('marks seats of one name as duplicates, and this computer', async () => {
    const made = await desk();
    const mine = made.polar.record.activation(made.polar.activationId);
    made.polar.seller.addSeat(made.polar.licenseId, mine?.label ?? '');
    made.world.keep('device', {
      server: 'loopback',
      key: made.polar.key,
      organizationId: made.polar.organizationId,
      activationId: made.polar.activationId,
      label: 'mine',
      activatedAt: null,
      seats: null,
      confirmedAt: null,
    });
    made.restart();
    const { seats } = await details(made);
    expect(seats.filter(({ isDuplicate }) => isDuplicate)).toHaveLength(2);
    expect(seats.filter(({ isThisComputer }) => isThisComputer).map(({ seat }) => seat)).toEqual([
      activationHash(made.polar.activationId),
    ]);
  });

  test.each([
    ['a plain release', null, 'confirmed'],
    ['a lost answer', 'answer-lost', 'found-free'],
    ['a lost request', 'request-lost', 'confirmed'],
    ['a reset after it', 'reset-after', 'found-free'],
    ['a fault before it', 'error-before', 'confirmed'],
    ['a fault after it', 'error-after', 'found-free'],
  ] as const)('%s ends in the truth, written down once', async (_, kind, how) => {
    const made = await desk();
    if (kind !== null) made.polar.faults.add({ kind }, { on: 'deactivate' });
    const outcome = valueOf(
      await made.core().handlers.licenses.release({ ...seatOf(made), reason: 'sold' }),
    );
    expect(outcome).toMatchObject({ how, before: { used: 2, limit: 3 }, after: { used: 1 } });
    expect(releasesOf(made.polar)).toEqual([made.polar.activationId]);
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter: {}, most: 50 }));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      what: 'released',
      by: 'admin',
      reason: 'sold',
      activationHash: activationHash(made.polar.activationId),
      licenseId: made.polar.licenseId,
      receipt: { how, askedBy: 'admin', before: { used: 2 }, after: { used: 1 } },
    });
  });

  test('a stale look does not make a release of nothing', async () => {
    const made = await desk();
    made.polar.faults.add({ kind: 'answer-lost' }, { on: 'deactivate' });
    made.polar.faults.add({ kind: 'stale-read' }, { on: 'get', times: 1 });
    const outcome = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(outcome.how).toBe('found-free');
    expect(releasesOf(made.polar)).toEqual([made.polar.activationId]);
  });

  test('a seat that is gone already is told as that', async () => {
    const made = await desk();
    made.polar.seller.release(made.polar.activationId);
    const outcome = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(outcome.how).toBe('already-free');
    expect(made.polar.log.count({ operation: 'deactivate' })).toBe(0);
  });

  test('a seat that Polar lists and does not release is told as held, and not as unknown', async () => {
    const text = '{"error":"ResourceNotFound","detail":"Not found"}';
    const notFound = { is: 'answer', status: 404, text, header: () => null } as const;
    const wire: Wire = {};
    const made = await desk({ through: wired(wire) });
    wire.instead = async (url) => (url.endsWith('/deactivate') ? notFound : undefined);
    expect(codeOf(await made.core().handlers.licenses.release(seatOf(made)))).toBe('still-held');
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter: {}, most: 50 }));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      what: 'release-failed',
      by: 'admin',
      code: supportCode({ code: 'still-held' }),
      activationHash: activationHash(made.polar.activationId),
    });
  });

  test('a seat of which no look tells after a lost answer is told as not known', async () => {
    const wire: Wire = {};
    const made = await desk({ through: wired(wire) });
    let isSent = false;
    wire.instead = async (url) => {
      isSent ||= url.endsWith('/deactivate');
      return isSent ? { is: 'no-answer' } : undefined;
    };
    expect(codeOf(await made.core().handlers.licenses.release(seatOf(made)))).toBe('no-answer');
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter: {}, most: 50 }));
    expect(entries.map(({ what }) => what)).toEqual(['release-unknown']);
  });

  test('this computer’s own seat, released from the panel, is no longer shown as held', async () => {
    const made = await desk();
    made.world.keep('device', { ...seatRecordOf(made.polar), licenseId: made.polar.licenseId });
    made.restart();
    expect(made.state().device).toMatchObject({ is: 'held', standing: { is: 'unchecked' } });
    valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    await made.until(
      'the device',
      ({ device }) => device.is === 'held' && device.standing.is === 'removed',
    );
    // Another license's seat is none of this computer's affair.
    made.polar.log.clear();
    const other = activationHash(made.polar.otherActivationId);
    valueOf(
      await made.core().handlers.licenses.release({ licenseId: made.polar.licenseId, seat: other }),
    );
    expect(made.polar.log.count({ operation: 'validate' })).toBe(0);
  });

  test('a released seat is no longer counted, though the read after it lags behind', async () => {
    const wire: Wire = {};
    const made = await desk({ through: wired(wire) });
    await made.readAll();
    wire.beforeRelease = () => {
      made.polar.faults.add({ kind: 'error-before' }, { on: 'get', times: 5 });
    };
    const outcome = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(outcome).toMatchObject({ how: 'confirmed', before: { used: 2 }, after: null });
    const row = rowsOf(made.core()).find(({ licenseId }) => licenseId === made.polar.licenseId);
    expect(row?.seatsUsed).toBe(1);
  });

  test('a key that is replaced between the look and the release is taken as it is', async () => {
    const made = await desk();
    made.polar.faults.add({ kind: 'stale-read' }, { on: 'get' });
    made.polar.seller.rotate(made.polar.licenseId);
    const outcome = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(outcome.how).toBe('confirmed');
    expect(made.polar.record.liveActivations(made.polar.licenseId)).toHaveLength(1);
  });

  test('after a rotation its seats are stranded, are found as that, and can be released', async () => {
    const made = await desk();
    await made.readAll();
    const rotated = valueOf(
      await made.core().handlers.licenses.rotate({ licenseId: made.polar.licenseId }),
    );
    expect(rotated.seats.every(({ isStranded }) => isStranded)).toBe(true);
    expect(rotated.license.stranded).toBe(2);
    expect(rowsOf(made.core(), { stranded: true })).toHaveLength(1);
    expect(made.polar.record.license(made.polar.licenseId)?.key).not.toBe(made.polar.key);
    // Known after a restart, too, from the journal of what this app did.
    made.restart();
    expect((await details(made)).license.stranded).toBe(2);
    valueOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect((await details(made)).license.stranded).toBe(1);
  });

  test('a rotation by somebody else strands the seats once the list is read again', async () => {
    const made = await desk();
    await made.readAll();
    await details(made);
    made.polar.seller.rotate(made.polar.licenseId);
    valueOf(await made.core().handlers.licenses.refresh());
    await made.until('the list again', ({ licenses: { index } }) => index.is === 'complete');
    const found = rowsOf(made.core(), { stranded: true });
    expect(found.map(({ stranded }) => stranded)).toEqual([2]);
  });

  test('a rotation whose answer was lost is not sent again', async () => {
    const made = await desk();
    made.polar.faults.add({ kind: 'answer-lost' }, { on: 'rotate' });
    const { licenseId } = made.polar;
    const rotated = valueOf(await made.core().handlers.licenses.rotate({ licenseId }));
    expect(rotated.rotatedAt).not.toBeNull();
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'rotate' });
    expect(codeOf(await made.core().handlers.licenses.rotate({ licenseId }))).toBe('no-answer');
    expect(made.polar.log.count({ operation: 'rotate', committed: true })).toBe(1);
  });

  test('is changed as asked, nothing else of it, and it is written down', async () => {
    const made = await desk();
    const { licenseId } = made.polar;
    const expiresAt = Date.UTC(2030, 0, 1);
    const changed = valueOf(
      await made.core().handlers.licenses.change({
        licenseId,
        change: { seatLimit: unlimited, usage: 7, usageLimit: 12, expiresAt },
      }),
    );
    expect(changed.license).toMatchObject({ seatLimit: null, usage: 7, usageLimit: 12, expiresAt });
    expect(made.polar.record.license(licenseId)).toMatchObject({
      limitActivations: null,
      usage: 7,
      limitUsage: 12,
      expiresAt,
      status: 'granted',
    });
    made.polar.faults.add({ kind: 'answer-lost' }, { on: 'update' });
    const disabled = valueOf(
      await made.core().handlers.licenses.change({ licenseId, change: { status: 'disabled' } }),
    );
    expect(disabled.license.status).toBe('disabled');
    const { entries } = valueOf(await made.core().handlers.activity.list({ filter: {}, most: 50 }));
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
  ])('a lost request to change %s is not told as done', async (_, change) => {
    const made = await desk();
    const { licenseId } = made.polar;
    const { licenses, activity } = made.core().handlers;
    const before = made.polar.record.license(licenseId);
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'update' });
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('no-answer');
    expect(made.polar.record.license(licenseId)).toEqual(before);
    expect(valueOf(await activity.list({ filter: {}, most: 50 })).entries).toEqual([]);
  });

  test('each refusal has a name of its own', async () => {
    const made = await desk();
    const { licenseId } = made.polar;
    const { licenses } = made.core().handlers;
    made.polar.seller.update(licenseId, { status: 'revoked' });
    expect(codeOf(await licenses.rotate({ licenseId }))).toBe('rotation-refused');
    made.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.details({ licenseId }))).toBe('license-unknown');
    expect(codeOf(await licenses.change({ licenseId, change: { usage: 1 } }))).toBe(
      'license-unknown',
    );
    made.polar.seller.revokeToken(made.polar.token);
    expect(codeOf(await licenses.details({ licenseId }))).toBe('token-ended');
    made.polar.faults.add({ kind: 'rate-limited', retryAfter: 5 });
    expect(codeOf(await licenses.details({ licenseId }))).toBe('rate-limited');
    made.polar.faults.add({ kind: 'bare-404' });
    expect(codeOf(await licenses.details({ licenseId }))).toBe('version-not-served');
  });

  test('a token that only reads is told which permission it lacks', async () => {
    const made = await desk();
    made.world.keep('token', {
      server: 'loopback',
      backend: 'test',
      sealed: Buffer.from(made.polar.readOnlyToken).toString('base64'),
    });
    made.restart();
    const refused = await made.core().handlers.licenses.release(seatOf(made));
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'scope-missing', scope: 'license_keys:write' },
    });
  });

  test('its key is copied as it is now, and leaves the clipboard after a minute', async () => {
    const made = await desk();
    const key = made.polar.seller.rotate(made.polar.licenseId);
    valueOf(await made.core().handlers.licenses.copyKey({ licenseId: made.polar.licenseId }));
    expect(made.world.shown).toContain(key);
    await new Promise<void>((resolve) => made.clock.after(61_000, resolve));
    expect(await made.world.clipboard.read()).toBe('');
  });
});

/** What the activity says happened, newest first. */
async function told(made: Desk) {
  const { entries } = valueOf(await made.core().handlers.activity.list({ filter: {}, most: 50 }));
  return entries.map(({ what, code, activationHash: hash }) => ({ what, code, hash }));
}

const always = { times: Number.POSITIVE_INFINITY };
const notFound: HttpAnswer = {
  is: 'answer',
  status: 404,
  text: '{"error":"ResourceNotFound","detail":"Not found"}',
  header: () => null,
};

describe('a seat that is not released', () => {
  test('is told as still held when Polar lists it and refuses it each time', async () => {
    const wire: Wire = {
      instead: async (url) => (url.endsWith('/deactivate') ? notFound : undefined),
    };
    const made = await desk({ through: wired(wire) });
    expect(codeOf(await made.core().handlers.licenses.release(seatOf(made)))).toBe('still-held');
    expect(await told(made)).toEqual([
      { what: 'release-failed', code: 'SEAT-HELD', hash: seatOf(made).seat },
    ]);
  });

  test('is told as unknown when each request was lost, and as not released when Polar refused it', async () => {
    const made = await desk();
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'deactivate', ...always });
    expect(codeOf(await made.core().handlers.licenses.release(seatOf(made)))).toBe('no-answer');
    made.polar.faults.clear();
    made.polar.faults.add({ kind: 'bare-404' }, { on: 'deactivate' });
    const refused = codeOf(await made.core().handlers.licenses.release(seatOf(made)));
    expect(refused).toBe('version-not-served');
    expect((await told(made)).map(({ what }) => what)).toEqual([
      'release-failed',
      'release-unknown',
    ]);
    expect(releasesOf(made.polar)).toEqual([]);
  });
});

test('a read that lags behind a release brings no seat back', async () => {
  const wire: Wire = {};
  const made = await desk({ through: wired(wire) });
  await made.readAll();
  wire.beforeRelease = () => {
    made.polar.faults.add({ kind: 'stale-read' }, { on: 'get', times: 5 });
  };
  const outcome = valueOf(await made.core().handlers.licenses.release(seatOf(made)));
  expect(outcome).toMatchObject({ how: 'confirmed', before: { used: 2 }, after: null });
  const row = rowsOf(made.core()).find(({ licenseId }) => licenseId === made.polar.licenseId);
  expect(row?.seatsUsed).toBe(1);
});

const isListed = (made: Desk): boolean =>
  rowsOf(made.core()).some(({ licenseId }) => licenseId === made.polar.licenseId);

describe('a change that is refused', () => {
  test('leaves the license in the list, unless Polar does not know it any more', async () => {
    const made = await desk();
    await made.readAll();
    const { licenseId } = made.polar;
    const { licenses } = made.core().handlers;
    const change = { usage: 7 };
    made.polar.faults.add({ kind: 'fields-refused' }, { on: 'update' });
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('request-invalid');
    expect(isListed(made)).toBe(true);
    made.polar.faults.add({ kind: 'fields-refused' }, { on: 'rotate' });
    expect(codeOf(await licenses.rotate({ licenseId }))).toBe('request-invalid');
    expect(isListed(made)).toBe(true);
    made.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('license-unknown');
    expect(isListed(made)).toBe(false);
  });

  test('takes the license out of the list when it is deleted between the look and its new key', async () => {
    const wire: Wire = {};
    const made = await desk({ through: wired(wire) });
    await made.readAll();
    wire.instead = async (url) => {
      if (url.endsWith('/rotate')) made.polar.seller.delete(made.polar.licenseId);
      return undefined;
    };
    const { licenseId } = made.polar;
    expect(codeOf(await made.core().handlers.licenses.rotate({ licenseId }))).toBe(
      'license-unknown',
    );
    expect(isListed(made)).toBe(false);
  });

  test('is told as that when the license was deleted and the answer lost', async () => {
    const wire: Wire = {};
    const made = await desk({ through: wired(wire) });
    await made.readAll();
    const { licenseId } = made.polar;
    const { licenses } = made.core().handlers;
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'update' });
    made.polar.faults.add({ kind: 'error-before' }, { on: 'get' });
    const change = { usage: 7 };
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('no-answer');
    made.polar.faults.clear();
    made.polar.faults.add({ kind: 'request-lost' }, { on: 'update' });
    made.polar.seller.delete(licenseId);
    expect(codeOf(await licenses.change({ licenseId, change }))).toBe('license-unknown');
    expect(await told(made)).toEqual([]);
  });

  test('is sent to nobody when it changes nothing', async () => {
    const made = await desk();
    const { licenseId } = made.polar;
    expect(codeOf(await made.core().handlers.licenses.change({ licenseId, change: {} }))).toBe(
      'input-invalid',
    );
    expect(made.polar.log.count({ operation: 'update' })).toBe(0);
  });
});

describe('a change', () => {
  test('of a license in the list asks Polar for it only afterwards; of another one before', async () => {
    const made = await desk();
    const { licenseId } = made.polar;
    const operations = () =>
      made.polar.log.find({}).flatMap(({ operation }) => (operation === 'list' ? [] : [operation]));
    await made.readAll();
    made.polar.log.clear();
    valueOf(await made.core().handlers.licenses.change({ licenseId, change: { usage: 7 } }));
    expect(operations()).toEqual(['update', 'get']);
    made.restart();
    made.polar.log.clear();
    valueOf(await made.core().handlers.licenses.change({ licenseId, change: { usage: 8 } }));
    expect(operations()).toEqual(['get', 'update', 'get']);
  });

  test('tells the seats that were known when they cannot be read afterwards', async () => {
    const made = await desk();
    const { licenseId } = made.polar;
    const { licenses } = made.core().handlers;
    const change = (usage: number) => ({ licenseId, change: { usage } });
    await made.readAll();
    made.polar.faults.add({ kind: 'error-before' }, { on: 'get' });
    const unseen = valueOf(await licenses.change(change(7)));
    expect(unseen).toMatchObject({ seats: [], license: { usage: 7 } });
    const seats = (await details(made)).seats.map(({ seat }) => seat);
    expect(seats).toHaveLength(2);
    made.polar.faults.add({ kind: 'error-before' }, { on: 'get' });
    const changed = valueOf(await licenses.change(change(8)));
    expect(changed.license.usage).toBe(8);
    expect(changed.seats.map(({ seat }) => seat)).toEqual(seats);
  });
});
