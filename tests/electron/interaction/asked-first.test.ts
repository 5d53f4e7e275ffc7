import { describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/failure.ts';
import { type LicenseChange, unlimited } from '../../../shared/licenses.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import {
  codeOf,
  releasedActivationIds,
  valueOf,
  type AdminHarness,
} from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';
import { onlyId, deviceOfState } from '../../support/only-seat.ts';

type Call = (
  handlers: AppHandlers,
  harness: AdminHarness,
) => Promise<Result<unknown>> | Result<unknown>;

const seat = ({ polar }: AdminHarness) => ({
  licenseId: polar.licenseId,
  seat: activationHash(polar.activationId),
});
const key = ({ polar }: AdminHarness) => ({
  server: 'loopback' as const,
  key: polar.key,
  organizationId: polar.organizationId,
});
const change =
  (wanted: LicenseChange): Call =>
  ({ licenses }, { polar }) =>
    licenses.change({ licenseId: polar.licenseId, change: wanted });

async function plan({ bulk }: AppHandlers, harness: AdminHarness): Promise<number> {
  const { licenseId } = harness.polar;
  await bulk.plan({
    type: 'rule',
    scope: { type: 'licenses', licenseIds: [licenseId] },
    rule: { type: 'all' },
  });
  const { bulk: planned } = await harness.waitUntil(
    'a plan',
    (state) => state.bulk.type === 'planned',
  );
  return planned.type === 'planned' ? planned.chosen : 0;
}

/** Every call that changes a customer's license or seat, or shows the seller a text of the page's choice. */
const calls: Readonly<Record<string, Call>> = {
  'licenses.release': ({ licenses }, harness) => licenses.release(seat(harness)),
  'licenses.rotate': ({ licenses }, { polar }) => licenses.rotate({ licenseId: polar.licenseId }),
  'licenses.disable': async ({ licenses }, harness) => {
    await harness.readAll();
    return await licenses.disable({ licenseIds: [harness.polar.licenseId] });
  },
  'licenses.change to disabled': change({ status: 'disabled' }),
  'licenses.change to revoked': change({ status: 'revoked' }),
  'licenses.change to granted': change({ status: 'granted' }),
  'licenses.change of the seat limit': change({ seatLimit: 1 }),
  'licenses.change of the usage': change({ usage: 9 }),
  'licenses.change of the usage limit': change({ usageLimit: 9 }),
  'licenses.change of the end': change({ expiresAt: 0 }),
  'device.releaseOtherSeat': ({ device }, harness) =>
    device.releaseOtherSeat({ ...key(harness), seat: seat(harness).seat }),
  'device.activate by another name': ({ device }, harness) =>
    device.activate({ ...key(harness), label: 'a password from the clipboard' }),
  'bulk.start': async (handlers, harness) =>
    await handlers.bulk.start({ seats: await plan(handlers, harness) }),
};

/** Operations that change something at Polar. */
const changes = ({ polar }: AdminHarness): number =>
  (['deactivate', 'update', 'rotate', 'activate'] as const)
    .map((operation) => polar.log.count({ operation }))
    .reduce((sum, count) => sum + count, 0);

describe('a call that changes a customer’s license or seat', () => {
  test.each(Object.entries(calls))('%s sends nothing unless it is confirmed', async (_, run) => {
    const harness = await openTestHarness();
    const { handlers } = harness.core();
    harness.ports.answers.push(false);
    expect(codeOf(await run(handlers, harness))).toBe('not-confirmed');
    expect(harness.ports.questions).toHaveLength(1);
    expect(changes(harness)).toBe(0);

    const [question] = harness.ports.questions;
    expect(question?.cancel).toBe(en.native.confirm.cancel);
    expect(JSON.stringify(question)).not.toContain(harness.polar.key);
    expect((await run(handlers, harness)).ok).toBe(true);
    expect(harness.ports.questions).toHaveLength(2);
    await harness.waitUntil('the request', () => changes(harness) > 0);
  });

  test('names license, key and device by what Polar reported to main, in the language of the app', async () => {
    const harness = await openTestHarness();
    const customer = harness.polar.record.customer(harness.polar.customerId);
    if (customer === undefined) throw new Error('The customer is not seeded.');
    const name = 'Ada\n\u202eReally harmless\u0007';
    harness.polar.record.putCustomer({ ...customer, name, email: 'ada@customer.example' });
    const { handlers } = harness.core();
    valueOf(await handlers.settings.change({ language: 'de' }));
    harness.ports.answers.push(false);
    await handlers.licenses.release(seat(harness));
    const label = harness.polar.record.activation(harness.polar.activationId)?.label ?? '';
    const [question] = harness.ports.questions;
    expect(question?.message).toBe(de.native.confirm.release.message(label));
    expect(question?.detail).toContain('Ada Really harmless (ada@customer.example)');
    expect(question?.detail).toContain(harness.polar.key.slice(-6));
  });

  test('is confirmed with every part of a change', async () => {
    const harness = await openTestHarness();
    const { edit, revoked } = en.native.confirm;
    const all = {
      status: 'revoked',
      seatLimit: 7,
      usage: 8,
      usageLimit: unlimited,
      expiresAt: 0,
    } as const;
    await change(all)(harness.core().handlers, harness);
    const [question] = harness.ports.questions;
    expect(question?.message).toBe(revoked.message);
    const parts = [edit.seatLimit('7'), edit.usage('8'), edit.usageLimit('none'), '1970'];
    for (const part of parts) expect(question?.detail).toContain(part);
    await change({ expiresAt: unlimited })(harness.core().handlers, harness);
    expect(harness.ports.questions.at(-1)?.detail).toContain(edit.noExpiry);
    expect(codeOf(await change({})(harness.core().handlers, harness))).toBe('input-invalid');
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
    const harness = await openTestHarness();
    const { handlers } = harness.core();
    const seats = await plan(handlers, harness);
    Object.assign(harness.ports.dialogs, {
      confirm: async () => {
        await meddle(handlers);
        return true;
      },
    });
    expect(codeOf(await handlers.bulk.start({ seats }))).toBe('bulk-changed');
    expect(releasedActivationIds(harness.polar)).toEqual([]);
  });
});

describe('the name of this computer', () => {
  test('needs no confirmation if it is proposed, or of an earlier activation', async () => {
    const harness = await openTestHarness();
    const { device } = harness.core().handlers;
    const activate = async (label: string) => await device.activate({ ...key(harness), label });
    const again = async (): Promise<void> => {
      valueOf(await device.release(onlyId(harness.core())));
      await harness.waitUntil('the release', (state) => deviceOfState(state).type === 'released');
      valueOf(await device.dismiss(onlyId(harness.core())));
    };
    valueOf(await activate(harness.ports.hostName));
    expect(harness.ports.questions).toEqual([]);
    await again();
    valueOf(await activate('Edit bay'));
    expect(harness.ports.questions.map(({ message }) => message)).toEqual([
      en.native.confirm.activate.message('Edit bay'),
    ]);
    await again();
    harness.restart();
    valueOf(await harness.core().handlers.device.activate({ ...key(harness), label: 'Edit bay' }));
    expect(harness.ports.questions).toHaveLength(1);
  });
});
