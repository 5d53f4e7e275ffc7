import { expect, test } from 'vitest';
import { getReleaseConsequence } from '../../../renderer/features/device/release-consequence.ts';
import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import { en } from '../../../shared/text/en.ts';
import { seatAt } from '../../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const day = 86_400_000;
const confirmed: SeatStatus = { type: 'confirmed', at: now };
const { dialog, licenses } = en.device;

function consequence(seatStatus: SeatStatus, expiresAt: number | null, isOneOfSeveral = false) {
  const seat = seatAt(now, { expiresAt });
  const device: DeviceState = { type: 'held', seat, seatStatus, release: { type: 'idle' } };
  return getReleaseConsequence(device, en, now, 'Lumen Studio', isOneOfSeveral);
}

test.each<[string, SeatStatus, number | null, string]>([
  ['an active license', confirmed, null, dialog.body('Lumen Studio')],
  ['a license that ends tomorrow', confirmed, now + day, dialog.body('Lumen Studio')],
  ['a license that ended yesterday', confirmed, now - day, dialog.inactive],
  ['an expired one', { type: 'key-inactive', at: now, reason: 'expired' }, null, dialog.inactive],
  ['a disabled one', { type: 'key-inactive', at: now, reason: 'inactive' }, null, dialog.inactive],
  ['a replaced key', { type: 'key-changed', at: now }, now - day, dialog.keyChanged],
])('the release of %s promises no more than it brings', (_, seatStatus, expiresAt, text) => {
  expect(consequence(seatStatus, expiresAt)).toBe(text);
});

test('a license beside others names them, unless it has ended', () => {
  expect(consequence(confirmed, null, true)).toBe(licenses.dialog.body);
  expect(consequence(confirmed, now - day, true)).toBe(dialog.inactive);
});
