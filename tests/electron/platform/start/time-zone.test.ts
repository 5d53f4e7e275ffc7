import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { normalizeTimeZone } from '../../../../electron/platform/start/time-zone.ts';

test.each([
  [':/etc/localtime', undefined],
  ['/etc/localtime', undefined],
  ['/no/such/zoneinfo/Europe/Berlin', 'Europe/Berlin'],
  [':/no/such/zoneinfo/right/America/New_York', 'America/New_York'],
  ['/no/such/zoneinfo/posix/Pacific/Kiritimati', 'Pacific/Kiritimati'],
  // Anything else stays unchanged.
  ['/no/such/zoneinfo/Foo/Bar', '/no/such/zoneinfo/Foo/Bar'],
  ['/home/me/my-zone', '/home/me/my-zone'],
  ['Europe/Berlin', 'Europe/Berlin'],
  [':Europe/Berlin', ':Europe/Berlin'],
  ['CET-1CEST,M3.5.0,M10.5.0/3', 'CET-1CEST,M3.5.0,M10.5.0/3'],
  ['', ''],
  [undefined, undefined],
])('normalizeTimeZone turns %j into %j', (TZ, named) => {
  const env: NodeJS.ProcessEnv = TZ === undefined ? {} : { TZ };
  normalizeTimeZone(env);
  expect(env['TZ']).toBe(named);
});

test('normalizeTimeZone follows a link to a zone’s file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-zone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const link = path.join(folder, 'localtime');
  const zones = path.join(folder, 'zoneinfo', 'Europe');
  mkdirSync(zones, { recursive: true });
  writeFileSync(path.join(zones, 'Berlin'), '');
  symlinkSync(path.join(zones, 'Berlin'), link);
  const env: NodeJS.ProcessEnv = { TZ: `:${link}` };
  normalizeTimeZone(env);
  expect(env['TZ']).toBe('Europe/Berlin');
});
