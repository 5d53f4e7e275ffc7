import { describe, expect, test } from 'vitest';
import { refuseClientCertificates } from '../../../../electron/platform/network/client-certificates.ts';
import {
  createProxyLogins,
  type LoginRequest,
} from '../../../../electron/platform/network/proxy-logins.ts';

const challenge = { isProxy: true, scheme: 'basic', host: 'proxy.example', port: 3128 } as const;
const joe = { username: 'joe', password: 'pass-word' };
const address = 'http://joe:pass-word@proxy.example:3128';

describe('a login in a proxy’s address', () => {
  test.each([
    ['https_proxy', address],
    ['HTTPS_PROXY', address],
    ['http_proxy', address],
    ['ALL_PROXY', address],
    ['https_proxy', 'joe:pass-word@proxy.example:3128'],
    ['https_proxy', 'HTTP://joe:pass-word@PROXY.example:3128/'],
    ['https_proxy', 'http://joe:pass%2Dword@proxy.example:3128'],
  ])('answers that proxy: %s=%s', (name, value) => {
    expect(createProxyLogins({ [name]: value }).answer(challenge, false)).toEqual(joe);
  });

  test.each([
    ['a server', { ...challenge, isProxy: false }],
    ['another proxy', { ...challenge, host: 'proxy.example.org' }],
    ['another port', { ...challenge, port: 3129 }],
  ])('does not go to %s', (_, other) => {
    expect(createProxyLogins({ https_proxy: address }).answer(other, false)).toBeNull();
  });

  test.each([
    ['http://joe:pass-word@proxy.example', { ...challenge, port: 80 }],
    ['https://joe:pass-word@proxy.example', { ...challenge, port: 443 }],
    ['http://joe:pass-word@[::1]:3128', { ...challenge, host: '::1' }],
  ])('is for the default port, and for IPv6: %s', (value, met) => {
    expect(createProxyLogins({ https_proxy: value }).answer(met, false)).toEqual(joe);
  });

  test.each([
    '',
    'proxy.example:3128',
    'socks5://joe:pass-word@proxy.example:3128',
    'http://%',
    '://',
  ])('is absent in “%s”', (value) => {
    expect(createProxyLogins({ https_proxy: value }).answer(challenge, false)).toBeNull();
  });

  test('that was refused is not tried again, and the person is asked', () => {
    const needs: LoginRequest[] = [];
    const logins = createProxyLogins({ https_proxy: address });
    logins.onRequest((need) => needs.push(need));
    expect(logins.answer(challenge, false)).toEqual(joe);
    expect(logins.authorization('proxy.example:3128')).toBe('Basic am9lOnBhc3Mtd29yZA==');
    expect(logins.answer(challenge, true)).toBeNull();
    expect(logins.answer(challenge, false)).toBeNull();
    expect(needs.map(({ wasRefused }) => wasRefused)).toEqual([true, false]);
    expect(logins.authorization('proxy.example:3128')).toBeNull();
    const next = { username: 'joe', password: 'another' };
    logins.remember(needs[0]?.proxy ?? '', next);
    expect(logins.answer(challenge, false)).toEqual(next);
  });

  test('is not written out for a scheme that hides the password', () => {
    const logins = createProxyLogins({ https_proxy: address });
    logins.answer({ ...challenge, scheme: 'NTLM' }, false);
    expect(logins.authorization('proxy.example:3128')).toBeNull();
  });
});

test('a server’s challenge does not ask the person', () => {
  const needs: LoginRequest[] = [];
  const logins = createProxyLogins({});
  logins.onRequest((need) => needs.push(need));
  logins.answer({ ...challenge, isProxy: false }, false);
  expect(needs).toEqual([]);
});

test('refuseClientCertificates gives a server no certificate', () => {
  const given: unknown[] = [];
  let isPrevented = false;
  refuseClientCertificates({ preventDefault: () => (isPrevented = true) }, (...certificates) => {
    given.push(...certificates);
  });
  expect({ isPrevented, given }).toEqual({ isPrevented: true, given: [] });
});
