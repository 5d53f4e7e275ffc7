import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, loopbackAddress, serversFor } from '../../../electron/polar/servers.ts';
import { entryPoints, isOfferedServer } from '../../../shared/vendor.ts';

const anySeller = { server: null, entryPoints: [...entryPoints] };

test.each(['http://127.0.0.1:8080', 'http://127.0.0.1:8080/', 'http://127.0.0.1:1'])(
  '%s is the local server',
  (address) => {
    expect(loopbackAddress(address)).toBe(address.replace(/\/$/, ''));
  },
);

test.each([
  '',
  'http://127.0.0.1',
  'http://127.0.0.1:80',
  'https://127.0.0.1:8080',
  'http://localhost:8080',
  'http://127.0.0.2:8080',
  'http://[::1]:8080',
  'http://0.0.0.0:8080',
  'http://127.0.0.1.evil.example:8080',
  'http://evil.example:8080',
  'http://evil.example@127.0.0.1:8080',
  'http://user:pass@127.0.0.1:8080',
  'http://:pass@127.0.0.1:8080',
  'http://127.0.0.1:8080@evil.example',
  'http://127.0.0.1:8080#@evil.example',
  'http://127.0.0.1:8080?x',
  'http://127.0.0.1:8080/v1',
  'http://127.0.0.1:8080\\@evil.example',
  'http://127.0.0.1:99999',
  'ftp://127.0.0.1:8080',
  'javascript:alert(1)',
  '127.0.0.1:8080',
])('"%s" is refused', (address) => {
  expect(() => loopbackAddress(address)).toThrow('SEATKEEPER_SERVER');
});

test('each accepted address is a port of this computer', () => {
  const part = fc.oneof(
    fc.constantFrom('http', 'https', ':', '//', '127.0.0.1', '@', '#', '?', '/', '\\', '8080'),
    fc.constantFrom('evil.example', '%2e', '\t', ' ', '[::1]', '0x7f.1', '2130706433'),
    fc.string({ maxLength: 3 }),
  );
  const address = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.array(part, { maxLength: 4 }).map((parts) => `http://127.0.0.1:8080${parts.join('')}`),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(address, (text) => {
      let accepted: string;
      try {
        accepted = loopbackAddress(text);
      } catch {
        return;
      }
      expect(accepted).toMatch(/^http:\/\/127\.0\.0\.1:\d{1,5}$/);
    }),
    { numRuns: 2_000 },
  );
});

test('only a development build has the local server, and that one alone', () => {
  expect(serversFor(null, anySeller)).toEqual(['production', 'sandbox']);
  expect(addressOf('loopback', null)).toBeNull();
  for (const server of serversFor(null, anySeller))
    expect(addressOf(server, null)).toMatch(/^https:/);
  const local = 'http://127.0.0.1:8080';
  expect(serversFor(local, anySeller)).toEqual(['loopback']);
  expect(addressOf('loopback', local)).toBe(local);
  // Made-up data of the local server must not reach the real ones.
  for (const server of ['production', 'sandbox'] as const) {
    expect(addressOf(server, local)).toBeNull();
  }
});

test('a build for customers has one server, and no choice', () => {
  const customers = { server: null, entryPoints: ['license-key' as const] };
  expect(serversFor(null, customers)).toEqual(['production']);
  expect(serversFor(null, { ...customers, server: 'sandbox' })).toEqual(['sandbox']);
  expect(serversFor(null, { ...anySeller, server: 'sandbox' })).toEqual(['sandbox']);
  expect(isOfferedServer('sandbox', customers)).toBe(false);
  expect(isOfferedServer('production', customers)).toBe(true);
  expect(isOfferedServer('sandbox', anySeller)).toBe(true);
  expect(isOfferedServer('loopback', customers)).toBe(true);
});
