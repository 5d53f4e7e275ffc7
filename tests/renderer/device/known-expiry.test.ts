import { describe, expect, it } from 'vitest';
import { withKnownExpiry } from '../../../renderer/features/device/known-expiry.ts';
import { deviceStates } from '../../support/device-states.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);

function deviceIn(name: string) {
  const device = deviceStates(now)[name];
  if (device?.type !== 'held' && device?.type !== 'copied') throw new Error(`No seat in ${name}.`);
  return device;
}

const expiryOf = (name: string) => withKnownExpiry(deviceIn(name)).expiresAt;

describe('the end of a license', () => {
  it.each(['key-changed', 'failed-key-changed'])('is not known of %s', (name) => {
    expect(expiryOf(name)).toBeUndefined();
  });

  it.each(['active', 'waiting', 'other-computer'])('is the last known one of %s', (name) => {
    expect(expiryOf(name)).toBeNull();
  });

  it.each([
    [null, undefined],
    [now + 1, undefined],
    [now - 1, now - 1],
  ])('stored as %s is shown as %s where Polar calls the key expired', (expiresAt, shown) => {
    const device = deviceIn('key-inactive');
    if (device.type !== 'held') throw new Error('No seat is held.');
    const seatStatus = { type: 'key-inactive', at: now, reason: 'expired' } as const;
    const seat = { ...device.seat, expiresAt };
    expect(withKnownExpiry({ ...device, seatStatus, seat }).expiresAt).toBe(shown);
  });
});
