import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { onlySeat } from '../../../shared/seats.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { onlyId } from '../../support/only-seat.ts';
import { recordFile } from '../../support/record-files.ts';

const stage = ({ app }: HeldSeat) => onlySeat(app.core.state.get().seats)?.move ?? null;
const go = async ({ app }: HeldSeat, to: 'key' | 'release' | null) =>
  await app.core.handlers.move.setStep({ seat: onlyId(app.core), step: to });

test('a move lasts over a restart and the release, until it is ended', async ({ held }) => {
  expect(stage(held)).toBeNull();
  await go(held, 'key');
  await go(held, 'release');
  expect(stage(held)).toBe('release');
  await held.restart();
  expect(stage(held)).toBe('release');
  await held.app.core.handlers.device.release(onlyId(held.app.core));
  await held.app.waitUntil((device) => device.type === 'released');
  expect(stage(held)).toBe('there');
  await held.restart();
  expect(stage(held)).toBe('there');
  // The receipt may be dismissed before the other computer is activated.
  await held.app.core.handlers.device.dismiss(onlyId(held.app.core));
  expect(held.app.device().type).toBe('none');
  await held.restart();
  expect(stage(held)).toBe('there');
  await go(held, null);
  expect(stage(held)).toBeNull();
  await held.restart();
  expect(stage(held)).toBeNull();
});

test('the move of one seat does not apply to the next', async ({ held }) => {
  await go(held, 'release');
  await held.app.core.handlers.device.release(onlyId(held.app.core));
  await held.app.waitUntil((device) => device.type === 'released');
  await held.app.core.handlers.device.dismiss(onlyId(held.app.core));
  const { key, organizationId } = held.polar;
  const request = { server: 'loopback', key, organizationId, label: 'Back again' } as const;
  expect(await held.app.core.handlers.device.activate(request)).toMatchObject({ ok: true });
  await held.app.waitUntil((device) => device.type === 'held');
  expect(stage(held)).toBeNull();
});

test('a move ends when the seat’s record is lost without a release', async ({ held }) => {
  await go(held, 'release');
  const file = recordFile(held.app.ports.dataFolder, 'device');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 90));
  await held.restart();
  expect(held.app.device().type).toBe('unreadable');
  expect(stage(held)).toBe('release');
  await held.app.core.handlers.device.dismiss(onlyId(held.app.core));
  expect(held.app.device().type).toBe('none');
  expect(stage(held)).toBeNull();
  expect(held.polar.record.liveActivations(held.polar.licenseId).map(({ id }) => id)).toContain(
    held.polar.activationId,
  );
});

test('a move names its seat only by hash', async ({ held }) => {
  await go(held, 'key');
  const stored = JSON.stringify(held.app.ports.content('move'));
  expect(stored).not.toContain(held.polar.key);
  expect(stored).not.toContain(held.polar.activationId);
});
