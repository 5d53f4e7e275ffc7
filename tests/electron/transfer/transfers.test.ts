import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TransferView } from '../../../shared/transfer.ts';
import type { Result } from '../../../shared/failure.ts';
import { readTransferCode } from '../../../shared/transfer-code.ts';
import { onlyId, unknownSeatId } from '../../support/only-seat.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';

let polar: Polar;
let old: RunningCore;
let fresh: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
  old = startCore(polar);
  fresh = startCore(polar, { seat: false });
});
afterEach(async () => {
  await old.close();
  await fresh.close();
  await polar.close();
});

/** Saves the only license in a transfer file, and returns its text and its code. */
async function save(hasKeys: boolean): Promise<{ text: string; code: string }> {
  const saved = await old.core.handlers.transfer.save({ seats: [onlyId(old.core)], hasKeys });
  if (!saved.ok || saved.value === null) throw new Error('The file was not saved.');
  const code = saved.value.code === null ? '' : (readTransferCode(saved.value.code) ?? '');
  return { text: old.ports.shown.at(-1) ?? '', code };
}

async function open(text: string): Promise<Result<TransferView | null>> {
  fresh.ports.chosen.push(new TextEncoder().encode(text));
  return await fresh.core.handlers.transfer.open();
}

const request = { transfer: 0, label: 'studio' };
const closed = { ok: false, failure: { code: 'transfer-closed' } };

test('a sealed file activates the new computer, whose page gets no key', async () => {
  polar.seller.update(polar.licenseId, { limitActivations: 3 });
  const { text, code } = await save(true);
  expect(old.ports.shown.at(-2)).toMatch(/\.license-transfer$/);
  const { transfer, device } = fresh.core.handlers;
  const answers: unknown[] = [await open(text)];
  expect(answers[0]).toEqual({
    ok: true,
    value: {
      isSealed: true,
      licenses: [
        {
          server: 'loopback',
          organizationId: polar.organizationId,
          deviceName: 'Studio workstation',
          keyEnding: polar.key.slice(-6),
        },
      ],
    },
  });
  expect(await device.preview(request)).toEqual(closed);
  expect(polar.log.count()).toBe(0);
  answers.push(await transfer.unlock({ code }), await device.preview(request));
  answers.push(await device.activate(request));
  expect(answers).toEqual(answers.map(() => expect.objectContaining({ ok: true })));
  expect(fresh.device()).toMatchObject({ type: 'held', seat: { label: 'studio' } });
  // The old computer still has its own.
  expect(old.device()).toMatchObject({ type: 'held', release: { type: 'idle' } });
  const seen = JSON.stringify([
    answers,
    old.states,
    fresh.states,
    old.ports.lines,
    fresh.ports.lines,
  ]);
  for (const secret of [polar.key, code]) expect(seen).not.toContain(secret);
});

test('a wrong code opens nothing, and the right one does afterwards', async () => {
  const { text, code } = await save(true);
  await open(text);
  const { transfer, device } = fresh.core.handlers;
  const wrong = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`;
  expect(await transfer.unlock({ code: wrong })).toEqual({
    ok: false,
    failure: { code: 'transfer-code' },
  });
  expect(await device.activate(request)).toEqual(closed);
  expect(await transfer.unlock({ code })).toMatchObject({ ok: true });
});

test('a closed file, and a license that it does not have, activate nothing', async () => {
  const { text, code } = await save(true);
  await open(text);
  const { transfer, device } = fresh.core.handlers;
  await transfer.unlock({ code });
  expect(await device.activate({ ...request, transfer: 1 })).toEqual(closed);
  await transfer.close();
  for (const call of [
    device.activate(request),
    device.preview(request),
    device.takeOverSeat({ transfer: 0, seat: 'a'.repeat(12) }),
    device.releaseOtherSeat({ transfer: 0, seat: 'a'.repeat(12) }),
    transfer.unlock({ code }),
  ])
    expect(await call).toEqual(closed);
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
});

test('a file without a key has no code, and opens no key', async () => {
  const { text, code } = await save(false);
  expect(code).toBe('');
  expect(text).not.toContain(polar.key.slice(0, -6));
  expect(await open(text)).toMatchObject({ ok: true, value: { isSealed: false } });
  const { transfer, device } = fresh.core.handlers;
  expect(await transfer.unlock({ code: '7QK2M4XWDR' })).toMatchObject({ ok: false });
  expect(await device.activate(request)).toEqual(closed);
});

test('a file that cannot be read leaves the open one in place, and a canceled dialog does too', async () => {
  const { text, code } = await save(true);
  await open(text);
  fresh.ports.chosen.push(new Error('EACCES'));
  const { transfer } = fresh.core.handlers;
  const unreadable = { ok: false, failure: { code: 'transfer-unreadable' } };
  expect(await transfer.open()).toEqual(unreadable);
  expect(await open('no transfer file')).toEqual(unreadable);
  expect(await transfer.open()).toEqual({ ok: true, value: null });
  expect(await transfer.unlock({ code })).toMatchObject({ ok: true });
});

test('a seat that is not on record is not saved, and no dialog is shown', async () => {
  const { transfer } = old.core.handlers;
  const before = old.ports.shown.length;
  const seats = [onlyId(old.core), unknownSeatId];
  expect(await transfer.save({ seats, hasKeys: true })).toEqual({
    ok: false,
    failure: { code: 'not-activated' },
  });
  expect(old.ports.shown).toHaveLength(before);
});
