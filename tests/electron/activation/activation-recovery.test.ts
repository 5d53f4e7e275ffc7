import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Answer } from '../../../electron/polar/outcome.ts';
import type { LicenseWithActivations, ValidatedLicense } from '../../../electron/polar/wire.ts';
import type { Http, Ports } from '../../../electron/ports.ts';
import { createActivationRecovery } from '../../../electron/services/activation/activation-recovery.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import type { Connection } from '../../../shared/app-state.ts';
import { done, failed } from '../../../shared/failure.ts';
import { anySeller } from '../../support/any-seller.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { noOtherSeats } from '../../support/no-other-seats.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { validatedLicense } from '../../support/license-answer.ts';
import { modelIds, modelIntent as intent } from '../../support/model-license.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { deviceIn, onlyId } from '../../support/only-seat.ts';

const license = validatedLicense({
  id: modelIds.licenseId,
  organization_id: modelIds.organizationId,
  key: modelIds.key,
});
const activation = {
  id: '33333333-0ac0-4333-8333-333333333333',
  license_key_id: modelIds.licenseId,
  label: 'New laptop',
  meta: { activation_nonce: intent.nonce },
  created_at: 1_700_000_000_000,
};
const others = { ...activation, id: 'others', meta: { activation_nonce: 'another-nonce' } };

const listing = (listed: typeof activation): Answer<LicenseWithActivations> => ({
  type: 'ok',
  value: { ...license, activations: { known: [listed], isComplete: true } },
});

const never = (): never => {
  throw new Error('This was not expected.');
};

/** Requests that get these answers. */
const polarWith = (
  get: () => Answer<LicenseWithActivations>,
  validate: () => Answer<ValidatedLicense> = () => ({ type: 'ok', value: license }),
): LicenseKeys => ({
  validate: async () => validate(),
  get: async () => get(),
  activate: never,
  deactivate: never,
  firstPage: never,
});

/** Recovers a pending activation that was requested `age` milliseconds ago. `calls`: what the recovery did, in order. */
function startRecovery(options: {
  readonly age?: number;
  readonly keys?: LicenseKeys;
  readonly connection?: Connection;
  readonly saves?: boolean;
  /** Whether the recovery starts; default true. */
  readonly isRecovering?: boolean;
}) {
  const clock = createManualClock(intent.askedAt + (options.age ?? 0));
  const calls: string[] = [];
  const pending: { nonce: string | null; seat: DeviceRecord | null } = {
    nonce: intent.nonce,
    seat: null,
  };
  const connection = options.connection ?? {
    type: 'organization',
    server: 'loopback',
    tokenStorage: 'session',
  };
  const recovery = createActivationRecovery(
    {
      record: {
        get: () => null,
        problem: never,
        save: never,
        erase: never,
        reload: never,
        dismissProblem: never,
        setCopyAside: never,
      },
      otherSeats: noOtherSeats,
      keys: options.keys ?? polarWith(never, never),
      seller: anySeller,
      credentials: {
        for: async () =>
          connection.type === 'organization'
            ? { type: 'organization', token: 'polar_oat_TEST_not_a_real_token' }
            : { type: 'public' },
        connection: () => connection,
        openToken: never,
        save: never,
        forget: never,
      },
      clock,
      origins: createOrigins({ fingerprint: () => null }),
      changed: () => undefined,
      seatReplaced: never,
      recordEvent: ({ what }) => calls.push(what),
    },
    {
      pending: {
        get: () => (pending.nonce === null ? null : { ...intent, nonce: pending.nonce }),
        isElsewhere: () => false,
        takenSeat: () => pending.seat,
        setTakenSeat(seat) {
          pending.seat = seat;
        },
        closeIfPossible() {
          calls.push('close');
          pending.nonce = null;
          pending.seat = null;
        },
        open: never,
        close: never,
        problem: never,
        dismissProblem: never,
        reload: never,
      },
      slot: {
        blockingFailure: never,
        importBlockingFailure: never,
        save(seat) {
          calls.push(seat.activationId);
          return options.saves === false ? failed('disk-full') : done(undefined);
        },
      },
    },
    async (work) => {
      calls.push('lock');
      return await work();
    },
  );
  return {
    clock,
    calls,
    pending,
    recovery,
    result: options.isRecovering === false ? Promise.resolve(done(undefined)) : recovery.recover(),
  };
}

describe('the search for the seat of a pending activation', () => {
  test('ends at once when the first check finds it', async () => {
    const { clock, calls, result } = startRecovery({
      keys: polarWith(() => listing(activation)),
    });
    expect(await result).toEqual(done(undefined));
    expect(calls).toEqual(['lock', activation.id, 'close']);
    expect(clock.waited()).toBe(0);
    expect(await clock.advanceToNext()).toBe(false);
  });

  test('fails when the seat that it found cannot be saved, and the activation stays pending', async () => {
    const keys = polarWith(() => listing(activation));
    const { calls, pending, recovery, result } = startRecovery({ keys, saves: false });
    expect(await result).toEqual(failed('disk-full'));
    expect(calls).toEqual(['lock', activation.id]);
    expect(pending).toMatchObject({
      nonce: intent.nonce,
      seat: { activationId: activation.id },
    });
    recovery.stop();
  });

  const day = 86_400_000;

  // Another process sent the request: the time of day does not tell when.
  test.each([0, 52_999, 30 * day, -3_600_000])(
    'that finds no seat, by the time of day %i ms after the request, is repeated after a minute',
    async (age) => {
      const keys = polarWith(() => listing(others));
      const { clock, calls, result } = startRecovery({ age, keys });
      await clock.advance(7_000);
      expect(await result).toEqual(done(undefined));
      const fourChecks = ['lock', 'lock', 'lock', 'lock'];
      expect(calls).toEqual(fourChecks);
      await clock.advance(52_999);
      expect(calls).toEqual(fourChecks);
      await clock.advance(1);
      expect(calls).toEqual([...fourChecks, 'lock']);
    },
  );

  test.each([day, -day])(
    'waits as long when the clock is set by %i ms meanwhile',
    async (milliseconds) => {
      const { clock, calls, recovery } = startRecovery({ keys: polarWith(() => listing(others)) });
      await clock.advance(3_000);
      clock.jump(milliseconds);
      await clock.advance(4_000);
      clock.jump(milliseconds);
      // A person checks again.
      const again = recovery.recover();
      await clock.advance(52_999);
      await again;
      expect(calls).not.toContain('close');
      await clock.advance(1 + 7_000);
      expect(calls.slice(-2)).toEqual(['close', 'activation-failed']);
    },
  );

  test('counts the minute from the end of an activation of this process', async () => {
    const keys = polarWith(() => listing(others));
    const { clock, calls, recovery } = startRecovery({ keys, isRecovering: false });
    await recovery.activate(async () => failed('activation-unfinished'));
    await clock.advance(53_000);
    const found = recovery.recover();
    await clock.advance(7_000);
    expect(await found).toEqual(done(undefined));
    expect(calls).toEqual(['lock', 'lock', 'lock', 'lock', 'close', 'activation-failed']);
  });

  test('is not repeated after a stop', async () => {
    const { clock, calls, recovery, result } = startRecovery({
      keys: polarWith(() => listing(others)),
    });
    await clock.advance(7_000);
    await result;
    recovery.stop();
    await clock.advance(60_000);
    expect(calls).toHaveLength(4);
  });

  test('ends the activation without a seat once its request can no longer arrive', async () => {
    const keys = polarWith(() => listing(others));
    const { clock, calls, result } = startRecovery({ keys });
    await clock.advance(67_000);
    expect(await result).toEqual(done(undefined));
    const fourChecks = ['lock', 'lock', 'lock', 'lock'];
    expect(calls).toEqual([...fourChecks, ...fourChecks, 'close', 'activation-failed']);
    expect(await clock.advanceToNext()).toBe(false);
  });

  test('continues after a check that found no seat', async () => {
    let reads = 0;
    const keys = polarWith(() => {
      reads += 1;
      return listing(reads < 3 ? others : activation);
    });
    const { clock, calls, result } = startRecovery({ keys });
    await clock.advance(3_000);
    expect(await result).toEqual(done(undefined));
    expect(calls).toEqual(['lock', 'lock', 'lock', activation.id, 'close']);
  });

  test.each([null, 'of-the-next-activation'])(
    'sends nothing after the person has abandoned the activation; pending now: %j',
    async (nonce) => {
      let reads = 0;
      const keys = polarWith(() => {
        reads += 1;
        return listing(others);
      });
      const { clock, calls, pending, result } = startRecovery({ keys });
      await clock.advance(0);
      pending.nonce = nonce;
      await clock.advance(10_000);
      expect(await result).toEqual(done(undefined));
      expect(calls).toEqual(['lock', 'lock']);
      expect(reads).toBe(1);
    },
  );

  test('does not save a seat that it finds after the person has abandoned the activation', async () => {
    const { calls, pending, result } = startRecovery({
      keys: polarWith(() => {
        pending.nonce = null;
        return listing(activation);
      }),
    });
    expect(await result).toEqual(done(undefined));
    expect(calls).toEqual(['lock']);
  });

  test.each<[string, Connection]>([
    ['not-connected', { type: 'public' }],
    [
      'keychain-unavailable',
      { type: 'locked', server: 'loopback', failure: { code: 'keychain-unavailable' } },
    ],
  ])('fails with %s when there is no token', async (code, connection) => {
    expect(await startRecovery({ connection }).result).toEqual({ ok: false, failure: { code } });
  });

  test('fails when Polar limits the rate', async () => {
    const keys = polarWith(never, () => ({ type: 'rate-limited', retryAt: 5 }));
    const { calls, result } = startRecovery({ keys });
    const failure = { code: 'rate-limited', retryAt: 5 };
    expect(await result).toEqual({ ok: false, failure });
    expect(calls).toEqual(['lock']);
  });
});

describe('a check by the person for the seat of a pending activation', () => {
  let polar: Polar;
  let first: RunningCore;
  let later: Core | null = null;

  beforeEach(async () => {
    polar = await startPolar();
  });
  afterEach(async () => {
    await later?.stop();
    later = null;
    await first.close();
    await polar.close();
  });

  /** The next start of an app whose activation got no answer, with other ports and token. */
  async function startLater(
    token: string | null,
    change: Partial<Ports> = {},
    kind: 'answer-lost' | 'request-lost' = 'answer-lost',
  ): Promise<Core> {
    first = startCore(polar, { seat: false, token });
    const { key, organizationId } = polar;
    polar.faults.add({ type: kind }, { on: 'activate' });
    await first.core.handlers.device.activate({
      server: 'loopback',
      key,
      organizationId,
      label: 'New laptop',
    });
    await first.core.stop();
    later = compose({ ...first.ports, ...change }, { deadline: 5_000 });
    return later;
  }

  /** Asserts that a check fails with this code, and leaves the activation pending as before. */
  async function expectIndeterminate(core: Core, code: string): Promise<void> {
    const pendingActivation = first.ports.content('activation');
    expect(pendingActivation).toMatchObject({ label: 'New laptop' });
    expect(await core.handlers.device.check(onlyId(core))).toMatchObject({
      ok: false,
      failure: { code },
    });
    const unfinished = {
      type: 'activating',
      label: 'New laptop',
      isUnfinished: true,
      saveFailure: null,
    };
    expect(deviceIn(core)).toEqual(unfinished);
    expect(first.ports.content('activation')).toEqual(pendingActivation);
  }

  const offline: Http = {
    send: async () => ({ type: 'not-sent', why: 'network-unreachable' }),
  };

  test('a check without a network says so, and nothing is lost', async () => {
    const core = await startLater(polar.token, { http: offline });
    await expectIndeterminate(core, 'network-unreachable');
    expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(3);
  });

  test('a check that fails says why, and the next one finds the seat', async () => {
    const core = await startLater(polar.token);
    polar.faults.add({ type: 'reset' }, { on: 'validate' });
    await expectIndeterminate(core, 'no-answer');
    polar.faults.add({ type: 'rate-limited', retryAfter: 30 }, { on: 'get' });
    await expectIndeterminate(core, 'rate-limited');
    expect(await core.handlers.device.check(onlyId(core))).toEqual({ ok: true, value: false });
    expect(deviceIn(core)).toMatchObject({ type: 'held', seat: { label: 'New laptop' } });
    expect(first.ports.content('activation')).toBeNull();
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('a check with a token of another organization says so', async () => {
    await expectIndeterminate(await startLater(polar.foreignToken), 'key-unknown');
  });

  test('a check without a token, or with one that the keychain does not open, says so', async () => {
    await expectIndeterminate(await startLater(null), 'not-connected');
    await later?.stop();
    await first.close();
    const core = await startLater(polar.token, {
      secrets: { ...first.ports.secrets, backend: async () => null },
    });
    await expectIndeterminate(core, 'keychain-unavailable');
    expect(polar.log.count({ operation: 'get' })).toBe(0);
  });

  test('a check that finds no seat says that the outcome is still unknown', async () => {
    const core = await startLater(polar.token, {}, 'request-lost');
    expect(await core.handlers.device.check(onlyId(core))).toEqual({ ok: true, value: true });
    expect(deviceIn(core)).toMatchObject({ type: 'activating', isUnfinished: true });
  });
});
