import { expect, test } from 'vitest';
import { createLicenseAdmin } from '../../../electron/polar/license-admin.ts';
import { createLicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Transport } from '../../../electron/polar/transport.ts';
import { realClock } from '../../support/test-ports.ts';

const sent: Parameters<Transport['send']>[2][] = [];
const transport: Transport = {
  async send(_server, _credential, request) {
    sent.push(request);
    return { type: 'no-answer' };
  },
  limitsOf: (server) => server,
};

const keys = createLicenseKeys(transport, realClock);
const admin = createLicenseAdmin(transport, realClock);
const server = 'loopback';
const key = { server, key: 'LUMEN-0', organizationId: 'organization' } as const;
const credentials = { server, token: 'not-a-token' } as const;

const requests: Readonly<Record<string, () => Promise<unknown>>> = {
  activate: async () =>
    await keys.activate({ type: 'public' }, key, { label: 'New laptop', meta: {} }),
  deactivate: async () =>
    await keys.deactivate({ type: 'public' }, { ...key, activationId: 'seat' }),
  change: async () => await admin.change(credentials, 'license', { usage: 1 }),
  rotate: async () => await admin.rotate(credentials, 'license'),
  validate: async () => await keys.validate({ type: 'public' }, key),
  get: async () => await keys.get(server, credentials.token, 'license'),
  'first page': async () => await keys.firstPage(server, credentials.token),
  page: async () => await admin.page(credentials, 1),
  'license with seats': async () => await admin.get(credentials, 'license'),
};

test('only requests that change something are marked to arrive once', async () => {
  const changing: string[] = [];
  for (const [name, send] of Object.entries(requests)) {
    await send();
    if (sent.at(-1)?.once === true) changing.push(name);
  }
  expect(sent).toHaveLength(Object.keys(requests).length);
  expect(changing).toEqual(['activate', 'deactivate', 'change', 'rotate']);
});
