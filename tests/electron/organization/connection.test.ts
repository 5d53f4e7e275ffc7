import { expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { Http } from '../../../electron/ports.ts';
import { codeOf } from '../../support/admin-harness.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import { createTestWorld } from '../../support/test-ports.ts';

test.each(['production', 'sandbox'] as const)(
  'a token of the other server than %s is told by name, and neither is kept',
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
    const world = createTestWorld({ http });
    const core = compose(world);
    try {
      await world.clipboard.write(other.token);
      expect(codeOf(await core.handlers.connection.connect({ server }))).toBe('token-other-server');
      expect(core.state.get().connection).toEqual({ is: 'public' });
      expect(other.log.count({ operation: 'deactivate' })).toBe(0);
      other.seller.revokeToken(other.token);
      expect(codeOf(await core.handlers.connection.connect({ server }))).toBe('token-rejected');
    } finally {
      await core.stop();
      await production.close();
      await sandbox.close();
      world.close();
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
])('a token is found in what was copied with it (%#)', async (copiedWith) => {
  const polar = await startPolar();
  const world = createTestWorld({ polar });
  const core = compose(world);
  try {
    await world.clipboard.write(copiedWith(polar.token));
    expect(await core.handlers.connection.connect({ server: 'loopback' })).toMatchObject({
      ok: true,
    });
    expect(await world.clipboard.read()).toBe('');
  } finally {
    await core.stop();
    await polar.close();
    world.close();
  }
});

test.each([
  (token: string) => `${token} ${token}x`,
  (token: string) => `my${token}`,
  (token: string) => token.replace('polar_oat_', 'polar_cst_'),
  () => 'polar_oat_',
  () => '',
])('nothing that is not one token is sent (%#)', async (copiedWith) => {
  const polar = await startPolar();
  const world = createTestWorld({ polar });
  const core = compose(world);
  try {
    const copied = copiedWith(polar.token);
    await world.clipboard.write(copied);
    const result = await core.handlers.connection.connect({ server: 'loopback' });
    expect(codeOf(result)).toBe('clipboard-no-token');
    expect(polar.log.count({})).toBe(0);
    expect(await world.clipboard.read()).toBe(copied);
  } finally {
    await core.stop();
    await polar.close();
    world.close();
  }
});
