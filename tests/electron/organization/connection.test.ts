import { expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { Http } from '../../../electron/ports.ts';
import { codeOf } from '../../support/admin-harness.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { onlyId } from '../../support/only-seat.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createTestPorts } from '../../support/test-ports.ts';

test.each(['production', 'sandbox'] as const)(
  'a token of another server than %s is recognized, and not saved',
  async (server) => {
    const production = await startPolar();
    const sandbox = await startPolar({ sandbox: true });
    const [asked, other] = server === 'production' ? [production, sandbox] : [sandbox, production];
    asked.seller.revokeToken(asked.token);
    const http: Http = {
      send: async (request) =>
        await nodeHttp.send({
          ...request,
          url: request.url
            .replace('https://api.polar.sh', production.baseUrl)
            .replace('https://sandbox-api.polar.sh', sandbox.baseUrl),
        }),
    };
    const ports = createTestPorts({ http });
    const core = compose(ports);
    try {
      await ports.clipboard.write(other.token);
      expect(codeOf(await core.handlers.connection.connect({ server }))).toBe('token-other-server');
      expect(core.state.get().connection).toEqual({ type: 'public' });
      expect(other.log.count({ operation: 'deactivate' })).toBe(0);
      other.seller.revokeToken(other.token);
      expect(codeOf(await core.handlers.connection.connect({ server }))).toBe('token-rejected');
    } finally {
      await core.stop();
      await production.close();
      await sandbox.close();
      ports.close();
    }
  },
);

test.each([
  (token: string) => `  ${token}\r\n`,
  (token: string) => `"${token}"`,
  (token: string) => `Authorization: Bearer ${token}`,
  (token: string) => `POLAR_ACCESS_TOKEN='${token}' # production`,
  (token: string) => `${token}\u200b`,
  (token: string) => `\ufeff${token}`,
])('a token is found among other copied text (%#)', async (copiedWith) => {
  const polar = await startPolar();
  const ports = createTestPorts({ polar });
  const core = compose(ports);
  try {
    await ports.clipboard.write(copiedWith(polar.token));
    expect(await core.handlers.connection.connect({ server: 'loopback' })).toMatchObject({
      ok: true,
    });
    expect(await ports.clipboard.read()).toBe('');
  } finally {
    await core.stop();
    await polar.close();
    ports.close();
  }
});

test.each([
  (token: string) => `${token} ${token}x`,
  (token: string) => `my${token}`,
  (token: string) => token.replace('polar_oat_', 'polar_cst_'),
  () => 'polar_oat_',
  () => '',
])('a clipboard without exactly one token sends nothing (%#)', async (copiedWith) => {
  const polar = await startPolar();
  const ports = createTestPorts({ polar });
  const core = compose(ports);
  try {
    const copied = copiedWith(polar.token);
    await ports.clipboard.write(copied);
    const result = await core.handlers.connection.connect({ server: 'loopback' });
    expect(codeOf(result)).toBe('clipboard-no-token');
    expect(polar.log.count({})).toBe(0);
    expect(await ports.clipboard.read()).toBe(copied);
  } finally {
    await core.stop();
    await polar.close();
    ports.close();
  }
});

test('a token that may only read connects, also after a restart, and is not used to change a seat', async () => {
  const polar = await startPolar();
  const ports = createTestPorts({ polar });
  ports.writeRecord('device', seatOf(polar));
  let core = compose(ports);
  try {
    await ports.clipboard.write(polar.readOnlyToken);
    const connected = await core.handlers.connection.connect({ server: 'loopback' });
    expect(connected).toMatchObject({ ok: true });
    const readOnly = { type: 'organization', isReadOnly: true };
    expect(core.state.get().connection).toMatchObject(readOnly);
    await core.stop();
    core = compose(ports);
    expect(core.state.get().connection).toMatchObject(readOnly);
    polar.log.clear();
    await core.handlers.device.release(onlyId(core));
    await expect
      .poll(() => polar.log.find({ committed: true }).map(({ family }) => family), {
        timeout: 15_000,
      })
      .toEqual(['portal']);
    // Another token takes its place.
    await ports.clipboard.write(polar.token);
    await core.handlers.connection.connect({ server: 'loopback' });
    expect(core.state.get().connection).not.toHaveProperty('isReadOnly');
  } finally {
    await core.stop();
    await polar.close();
    ports.close();
  }
});
