import { expect, test } from 'vitest';
import { matchesChange } from '../../../electron/services/licenses/matches-change.ts';
import { unlimited, type LicenseChange } from '../../../shared/licenses.ts';
import { listedLicense } from '../../support/listed-license.ts';

const license = listedLicense({
  id: '22222222-11c0-4222-8222-222222222222',
  key: 'MATCHES-TEST-1',
  usage: 4,
  expires_at: 5,
});

test.each<[LicenseChange, boolean]>([
  [{}, true],
  [{ status: 'granted' }, true],
  [{ status: 'disabled' }, false],
  [{ usage: 4 }, true],
  [{ usage: 5 }, false],
  [{ seatLimit: 3 }, true],
  [{ seatLimit: 4 }, false],
  [{ seatLimit: unlimited }, false],
  [{ usageLimit: unlimited }, true],
  [{ usageLimit: 1 }, false],
  [{ expiresAt: 5 }, true],
  [{ expiresAt: 6 }, false],
  [{ expiresAt: unlimited }, false],
  [{ status: 'granted', seatLimit: 3, usageLimit: unlimited, expiresAt: 6 }, false],
])('a license matches the change %j: %s', (change, expected) => {
  expect(matchesChange(license, change)).toBe(expected);
});
