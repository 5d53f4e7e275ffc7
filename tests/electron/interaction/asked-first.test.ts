import { describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/ipc.ts';
import { type LicenseChange, unlimited } from '../../../shared/licenses.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import { codeOf, releasesOf, valueOf, type Desk } from '../../support/admin-harness.ts';
import { desk } from '../../support/test-harness.ts';

type Call = (handlers: AppHandlers, made: Desk) => Promise<Result<unknown>> | Result<unknown>;

const seat = ({ polar }: Desk) => ({
  licenseId: polar.licenseId,
  seat: activationHash(polar.activationId),
});
const key = ({ polar }: Desk) => ({
  server: 'loopback' as const,
  key: polar.key,
  organizationId: polar.organizationId,
});
const change =
  (wanted: LicenseChange): Call =>
  ({ licenses }, { polar }) =>
    licenses.change({ licenseId: polar.licenseId, change: wanted });

async function plan({ bulk }: AppHandlers, made: Desk): Promise<number> {
  const { licenseId } = made.polar;
  await bulk.plan({
    is: 'rule',
    scope: { is: 'licenses', licenseIds: [licenseId] },
    rule: { is: 'all' },
  });
  const { bulk: planned } = await made.until('a plan', (state) => state.bulk.is === 'planned');
  return planned.is === 'planned' ? planned.chosen : 0;
}

/** Every call that changes what a customer has, or tells the seller a text of the page's choice. */
const calls: Readonly<Record<string, Call>> = {
  'licenses.release': ({ licenses }, made) => licenses.release(seat(made)),
  'licenses.rotate': ({ licenses }, { polar }) => licenses.rotate({ licenseId: polar.licenseId }),
  'licenses.change to disabled': change({ status: 'disabled' }),
  'licenses.change to revoked': change({ status: 'revoked' }),
  'licenses.change to granted': change({ status: 'granted' }),
  'licenses.change of the seat limit': change({ seatLimit: 1 }),
  'licenses.change of the usage': change({ usage: 9 }),
  'licenses.change of the usage limit': change({ usageLimit: 9 }),
  'licenses.change of the end': change({ expiresAt: 0 }),
  'device.freeSeat': ({ device }, made) => device.freeSeat({ ...key(made), seat: seat(made).seat }),
  'device.activate by another name': ({ device }, made) =>
    device.activate({ ...key(made), label: 'a password from the clipboard' }),
  'bulk.start': async (handlers, made) => await handlers.bulk.start(await plan(handlers, made)),
};

/** Requests that change something at Polar. */
const changes = ({ polar }: Desk): number =>
  (['deactivate', 'update', 'rotate', 'activate'] as const)
    .map((operation) => polar.log.count({ operation }))
    .reduce((sum, count) => sum + count, 0);

describe('a call that changes what a customer has', () => {
  test.each(Object.entries(calls))('%s sends nothing unless it is confirmed', async (_, run) => {
    const made = await desk();
    const { handlers } = made.core();
    made.world.answers.push(false);
    expect(codeOf(await run(handlers, made))).toBe('not-confirmed');
    expect(made.world.asked).toHaveLength(1);
    expect(changes(made)).toBe(0);

    const [question] = made.world.asked;
    expect(question?.cancel).toBe(en.native.confirm.cancel);
    expect(JSON.stringify(question)).not.toContain(made.polar.key);
    expect((await run(handlers, made)).ok).toBe(true);
    expect(made.world.asked).toHaveLength(2);
    await made.until('the request', () => changes(made) > 0);
  });

  test('names license, key and device by what Polar told main, in the language of the app', async () => {
    const made = await desk();
    const customer = made.polar.record.customer(made.polar.customerId);
    if (customer === undefined) throw new Error('The customer is not seeded.');
    const name = 'Ada\n\u202eReally harmless\u0007';
    made.polar.record.putCustomer({ ...customer, name, email: 'ada@customer.example' });
    const { handlers } = made.core();
    valueOf(await handlers.settings.change({ language: 'de' }));
    made.world.answers.push(false);
    await handlers.licenses.release(seat(made));
    const label = made.polar.record.activation(made.polar.activationId)?.label ?? '';
    const [question] = made.world.asked;
    expect(question?.message).toBe(de.native.confirm.release.message(label));
    expect(question?.detail).toContain('Ada Really harmless (ada@customer.example)');
    expect(question?.detail).toContain(made.polar.key.slice(-6));
  });

  test('names every part of a change', async () => {
    const made = await desk();
    const { edit, revoked } = en.native.confirm;
    const all = {
      status: 'revoked',
      seatLimit: 7,
      usage: 8,
      usageLimit: unlimited,
      expiresAt: 0,
    } as const;
    await change(all)(made.core().handlers, made);
    const [question] = made.world.asked;
    expect(question?.message).toBe(revoked.message);
    const parts = [edit.seatLimit('7'), edit.usage('8'), edit.usageLimit('none'), '1970'];
    for (const part of parts) expect(question?.detail).toContain(part);
    await change({ expiresAt: unlimited })(made.core().handlers, made);
    expect(made.world.asked.at(-1)?.detail).toContain(edit.noExpiry);
    expect(codeOf(await change({})(made.core().handlers, made))).toBe('input-invalid');
  });
});

describe('a bulk release', () => {
  test.each<[string, (handlers: AppHandlers) => Promise<void>]>([
    [
      'changed the plan',
      async ({ bulk }) => {
        await bulk.choose({ rows: [0], chosen: false });
        await bulk.choose({ rows: [0], chosen: true });
      },
    ],
    [
      'disconnected the organization',
      async ({ connection }) => void (await connection.disconnect()),
    ],
  ])('is refused where the page %s under the question', async (_, meddle) => {
    const made = await desk();
    const { handlers } = made.core();
    const seats = await plan(handlers, made);
    Object.assign(made.world.dialogs, {
      confirm: async () => {
        await meddle(handlers);
        return true;
      },
    });
    expect(codeOf(await handlers.bulk.start(seats))).toBe('bulk-changed');
    expect(releasesOf(made.polar)).toEqual([]);
  });
});

describe('the name of this computer', () => {
  test('asks nothing where it is the proposed one, or one that this computer was activated with', async () => {
    const made = await desk();
    const { device } = made.core().handlers;
    const activate = async (label: string) => await device.activate({ ...key(made), label });
    const again = async (): Promise<void> => {
      valueOf(await device.release());
      await made.until('the release', (state) => state.device.is === 'released');
      valueOf(await device.forget());
    };
    valueOf(await activate(made.world.hostName));
    expect(made.world.asked).toEqual([]);
    await again();
    valueOf(await activate('Edit bay'));
    expect(made.world.asked.map(({ message }) => message)).toEqual([
      en.native.confirm.activate.message('Edit bay'),
    ]);
    await again();
    made.restart();
    valueOf(await made.core().handlers.device.activate({ ...key(made), label: 'Edit bay' }));
    expect(made.world.asked).toHaveLength(1);
  });
});
