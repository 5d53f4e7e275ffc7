import { describe, expect, it } from 'vitest';
import { withKnownExpiry } from '../../../renderer/features/device/known-expiry.ts';
import { deviceStates } from '../../support/device-states.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);

function expiryOf(name: string): number | null | undefined {
  const device = deviceStates(now)[name];
  if (device?.type !== 'held' && device?.type !== 'copied') throw new Error(`No seat in ${name}.`);
  return withKnownExpiry(device).expiresAt;
}

describe('the end of a license', () => {
  it.each(['key-changed', 'failed-key-changed'])('is not known of %s', (name) => {
    expect(expiryOf(name)).toBeUndefined();
  });

  it.each(['active', 'waiting', 'other-computer'])('is the last known one of %s', (name) => {
    expect(expiryOf(name)).toBeNull();
  });
});
