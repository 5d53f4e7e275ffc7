import { afterEach, expect, test } from 'vitest';
import { proxyRefusalReason } from '../../../../electron/platform/network/proxy-refusal.ts';
import {
  proxies,
  servers,
  strictProxy,
  type BrokenServer,
} from '../../../support/broken-networks.ts';

const polar = 'https://api.polar.sh/v1/license-keys';
const open: BrokenServer[] = [];

afterEach(() => {
  for (const brokenServer of open.splice(0)) brokenServer.close();
});

/** Asks for the proxy's reason, where the system returns this list of proxies. */
async function why(named: string, login: string | null = null, time = 2_000) {
  const session = { resolveProxy: async () => await Promise.resolve(named) };
  return await proxyRefusalReason(session, polar, { authorization: () => login, time });
}

async function started(brokenServer: Promise<BrokenServer>): Promise<BrokenServer> {
  open.push(await brokenServer);
  return await brokenServer;
}

test.each([
  ['403', 'proxy-refused'],
  ['redirect', 'proxy-refused'],
  ['407', 'proxy-login'],
  ['502', 'proxy-no-route'],
  ['504', 'proxy-no-route'],
  ['an end', 'proxy-closed'],
  ['a reset', 'proxy-closed'],
] as const)('proxyRefusalReason reads the answer %s as %s', async (name, expected) => {
  const { port } = await started(proxies[name]());
  expect(await why(`PROXY 127.0.0.1:${port}; DIRECT`)).toBe(expected);
});

test('proxyRefusalReason uses the login that the proxy accepted', async () => {
  const { port, received: read } = await started(strictProxy());
  const login = `Basic ${Buffer.from('joe:pass-word').toString('base64')}`;
  expect(await why(`PROXY 127.0.0.1:${port}`, login)).toBe('proxy-refused');
  expect(read[0]).toContain('CONNECT api.polar.sh:443 HTTP/1.1\r\n');
  expect(read[0]).not.toContain('/v1/');
  // The proxy refuses this time, although Chromium got further: the reason stays unknown.
  expect(await why(`PROXY 127.0.0.1:${port}`, 'Basic bm9ib2R5')).toBeNull();
});

test.each(['DIRECT', 'HTTPS 127.0.0.1:PORT', 'SOCKS5 127.0.0.1:PORT', ''])(
  'proxyRefusalReason asks no proxy where the system returns “%s”',
  async (named) => {
    const { port, received: read } = await started(proxies['403']());
    expect(await why(named.replace('PORT', String(port)))).toBeNull();
    expect(read).toEqual([]);
  },
);

test('proxyRefusalReason waits no longer than its time for a proxy or a PAC script', async () => {
  const { port } = await started(servers['a handshake without answer']());
  const began = performance.now();
  expect(await why(`PROXY 127.0.0.1:${port}`, null, 300)).toBeNull();
  const never = { resolveProxy: async () => await new Promise<string>(() => undefined) };
  expect(
    await proxyRefusalReason(never, polar, { authorization: () => null, time: 300 }),
  ).toBeNull();
  expect(performance.now() - began).toBeLessThan(2_000);
});
