import { expect, test } from 'vitest';
import type { HttpAnswer } from '../../../electron/ports.ts';
import { createLicenseAdmin } from '../../../electron/polar/license-admin.ts';
import type { Transport } from '../../../electron/polar/transport.ts';
import { unlimited } from '../../../shared/licenses.ts';

const id = '22222222-0bad-4222-8222-222222222222';
const license = {
  id,
  key: 'TEST-KEY',
  status: 'granted',
  created_at: '2026-01-13T09:30:00Z',
  activations: [],
};
const from = { server: 'loopback', token: 'polar_oat_obviously_fake' } as const;
type Request = Parameters<Transport['send']>[2];

/** The staff's requests where each is answered with this, and what was sent. */
function answeredWith(status: number, body: unknown) {
  const sent: Request[] = [];
  const answer: HttpAnswer = {
    type: 'answer',
    status,
    header: () => null,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
  const admin = createLicenseAdmin(
    {
      async send(_server, _credential, request) {
        sent.push(request);
        return answer;
      },
      limitsOf: (server) => server,
    },
    { now: () => 0, monotonicNow: () => 0, schedule: () => () => undefined },
  );
  return { admin, sent };
}

test.each([201, 202, 400, 404, 500])(
  'a whole license under the status %i says nothing of it',
  async (status) => {
    const { admin } = answeredWith(status, license);
    for (const answer of [
      await admin.get(from, id),
      await admin.change(from, id, { status: 'disabled' }),
      await admin.rotate(from, id),
    ]) {
      expect(answer.type).not.toBe('ok');
    }
  },
);

test('under 200 it does, unless it is another one', async () => {
  const { admin } = answeredWith(200, license);
  expect(await admin.get(from, id)).toMatchObject({
    type: 'ok',
    value: { id, activations: { known: [] } },
  });
  expect(await admin.change(from, id, {})).toMatchObject({ type: 'ok', value: { id } });
  expect(await admin.rotate(from, id)).toMatchObject({ type: 'ok', value: { id } });
  const other = '33333333-0bad-4333-8333-333333333333';
  expect((await admin.get(from, other)).type).not.toBe('ok');
  expect((await admin.change(from, other, {})).type).not.toBe('ok');
  expect((await admin.rotate(from, other)).type).not.toBe('ok');
});

/** Requests that get an error of this name. */
const answeredWithError = (status: number, error: string) =>
  answeredWith(status, { error, detail: '' });

test('a rotation that Polar does not permit is distinguished from any other refusal', async () => {
  const refused = { type: 'refused', failure: { code: 'rotation-refused' } };
  expect(await answeredWithError(400, 'RotateNotPermitted').admin.rotate(from, id)).toEqual(
    refused,
  );
  expect(await answeredWithError(400, 'BadRequest').admin.rotate(from, id)).not.toEqual(refused);
  expect(await answeredWithError(403, 'RotateNotPermitted').admin.rotate(from, id)).not.toEqual(
    refused,
  );
});

test.each([
  [{}, {}],
  [{ status: 'disabled' }, { status: 'disabled' }],
  [{ usage: 0 }, { usage: 0 }],
  [{ seatLimit: 3 }, { limit_activations: 3 }],
  [{ seatLimit: unlimited }, { limit_activations: null }],
  [{ usageLimit: 7 }, { limit_usage: 7 }],
  [{ usageLimit: unlimited }, { limit_usage: null }],
  [{ expiresAt: unlimited }, { expires_at: null }],
  [{ expiresAt: Date.UTC(2026, 11, 31, 23, 59) }, { expires_at: '2026-12-31T23:59:00.000Z' }],
] as const)('of the change %j Polar is sent %j, once', async (change, body) => {
  const { admin, sent } = answeredWith(200, license);
  await admin.change(from, id, change);
  expect(sent).toEqual([{ method: 'PATCH', path: `/v1/license-keys/${id}`, body, once: true }]);
});

test('an id cannot lead to another address', async () => {
  const { admin, sent } = answeredWith(200, license);
  await admin.get(from, '../x?y#z');
  await admin.rotate(from, '../x?y#z');
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/license-keys/..%2Fx%3Fy%23z',
    '/v1/license-keys/..%2Fx%3Fy%23z/rotate',
  ]);
});
