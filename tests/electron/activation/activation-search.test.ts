import { describe, expect, test } from 'vitest';
import type { Answer, LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { NewActivation } from '../../../electron/polar/new-activation.ts';
import { unreadable, type Refusal } from '../../../electron/polar/outcome.ts';
import type { LicenseWithActivations, ValidatedLicense } from '../../../electron/polar/wire.ts';
import { findPendingSeat } from '../../../electron/services/activation/activation-checks.ts';
import {
  deviceRecordOf,
  findSeatByNonce,
} from '../../../electron/services/activation/activation-search.ts';
import type { ActivationIntent, DeviceRecord } from '../../../electron/storage/records.ts';
import type { Connection } from '../../../shared/app-state.ts';
import { done, failed } from '../../../shared/failure.ts';
import { unknownValue } from '../../../shared/license.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { modelIds } from '../../support/model-license.ts';

// How the seat is found that an activation whose answer was lost may have taken.

const intent: ActivationIntent = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  askedBy: 'person',
  nonce: 'this-nonce',
  askedAt: Date.UTC(2026, 5, 1, 12),
};

const activation = {
  id: '33333333-0ac0-4333-8333-333333333333',
  license_key_id: modelIds.licenseId,
  label: 'New laptop',
  meta: { seatkeeper_nonce: intent.nonce },
  created_at: 1_700_000_000_000,
};
const others = { ...activation, id: 'others', meta: { seatkeeper_nonce: 'another-nonce' } };
const unnamed = { ...activation, id: 'unnamed', meta: {} };

const license: ValidatedLicense = {
  id: modelIds.licenseId,
  organization_id: modelIds.organizationId,
  key: modelIds.key,
  status: 'granted',
  limit_activations: 3,
  expires_at: 1_800_000_000_000,
  activation: null,
};
const alive: Answer<ValidatedLicense> = { type: 'ok', value: license };

/** A license that lists these, and whether they are all that it has. */
const listing = (
  known: LicenseWithActivations['activations']['known'],
  isWhole = true,
): Answer<LicenseWithActivations> => ({
  type: 'ok',
  value: { ...license, activations: { known, isComplete: isWhole } },
});

const organization = { type: 'organization', token: 'polar_oat_TEST_not_a_real_token' } as const;
const now = 1_790_000_000_000;

const never = (): never => {
  throw new Error('This was not expected.');
};

/** Requests of the organization that get these answers. */
function polarWith(
  get: () => Answer<LicenseWithActivations>,
  validate: () => Answer<ValidatedLicense> = () => alive,
): LicenseKeys {
  return {
    async validate(credential, { key, organizationId, ...rest }) {
      expect(credential).toEqual(organization);
      expect({ key, organizationId }).toEqual({
        key: intent.key,
        organizationId: intent.organizationId,
      });
      expect(rest).not.toHaveProperty('activationId');
      return validate();
    },
    async get(_, token, licenseId) {
      expect([token, licenseId]).toEqual([organization.token, license.id]);
      return get();
    },
    activate: never,
    deactivate: never,
    firstPage: never,
  };
}

/** The record of the seat as the search keeps it. */
const record: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  activationId: activation.id,
  licenseId: license.id,
  activatedAt: activation.created_at,
  expiresAt: 1_800_000_000_000,
  seats: null,
  confirmedAt: now,
  takenAt: now,
};

describe('the search for a seat by its nonce', () => {
  test.each<[string, Answer<LicenseWithActivations>, unknown]>([
    ['lists it', listing([others, activation]), { type: 'found', seat: record }],
    [
      'lists it among others than these',
      listing([activation], false),
      { type: 'found', seat: record },
    ],
    ['lists none', listing([]), { type: 'none' }],
    ['lists others', listing([others, unnamed]), { type: 'none' }],
    ['lists others than these', listing([others], false), unreadable],
    [
      'has a seat whose nonce cannot be read',
      listing([{ ...others, meta: null }, others]),
      unreadable,
    ],
    [
      'is gone',
      { type: 'gone', reason: 'nothing-found' },
      { type: 'gone', reason: 'nothing-found' },
    ],
    ['is rate-limited', { type: 'rate-limited', retryAt: 1 }, { type: 'rate-limited', retryAt: 1 }],
  ])('in a license that %s', async (_, listed, finding) => {
    const keys = polarWith(() => listed);
    expect(await findSeatByNonce(keys, organization, intent, () => now)).toEqual(finding);
  });

  test.each<Refusal>([
    { type: 'gone', reason: 'nothing-found' },
    { type: 'doubtful', why: 'no-answer' },
    { type: 'rate-limited', retryAt: 1 },
  ])('ends where the key gets %o', async (answer) => {
    const keys = polarWith(never, () => answer);
    expect(await findSeatByNonce(keys, organization, intent, () => now)).toEqual(answer);
  });
});

describe('the record of a seat that was taken', () => {
  const { licenseId: _, expiresAt: __, ...plain } = record;

  test.each<[string, NewActivation, DeviceRecord]>([
    ['a license', { ...activation, license }, record],
    [
      'a license of another id than the seat’s',
      { ...activation, license_key_id: 'x', license },
      record,
    ],
    [
      'a license without expiry',
      { ...activation, license: { ...license, expires_at: null } },
      { ...record, expiresAt: null },
    ],
    [
      'a license whose expiry is unknown',
      { ...activation, license: { ...license, expires_at: unknownValue } },
      { ...plain, licenseId: license.id },
    ],
    ['no license', { ...activation, license: null }, { ...plain, licenseId: license.id }],
    ['no license at all', { ...activation, license: null, license_key_id: null }, plain],
  ])('after an answer with %s', (_name, answer, kept) => {
    expect(deviceRecordOf(intent, answer, now)).toEqual(kept);
  });
});

/** Looks for the seat of a pending activation, `age` milliseconds old, with what is calls of it. */
function startSearch(options: {
  readonly age?: number;
  readonly keys?: LicenseKeys;
  readonly connection?: Connection;
  readonly saves?: boolean;
}) {
  const clock = createManualClock(intent.askedAt + (options.age ?? 0));
  const calls: unknown[] = [];
  const pending: { nonce: string | null } = { nonce: intent.nonce };
  const connection = options.connection ?? {
    type: 'organization',
    server: 'loopback',
    tokenStorage: 'session',
  };
  const ending = findPendingSeat(
    {
      pendingActivation: {
        get: () => (pending.nonce === null ? null : { ...intent, nonce: pending.nonce }),
        open: never,
        close: never,
        closeIfPossible: never,
        problem: never,
        dismissProblem: never,
        reload: never,
      },
      keys: options.keys ?? polarWith(never, never),
      credentials: {
        for: async () => (connection.type === 'organization' ? organization : { type: 'public' }),
        connection: () => connection,
        openToken: never,
        save: never,
        forget: never,
      },
      clock,
      async withSeatLock(work) {
        calls.push('lock');
        return await work();
      },
      onFound(seat) {
        calls.push(seat.activationId);
        return options.saves === false ? failed('disk-full') : done(undefined);
      },
      onNoneFound: () => calls.push('none'),
      retryLater: (wait) => calls.push(wait),
    },
    intent,
  );
  return { clock, calls, pending, ending };
}

describe('the checks for a seat that may have been taken', () => {
  test('end at once when the first one finds it', async () => {
    const { clock, calls, ending } = startSearch({ keys: polarWith(() => listing([activation])) });
    expect(await ending).toEqual(done(undefined));
    expect(calls).toEqual(['lock', activation.id]);
    expect(clock.waited()).toBe(0);
  });

  test('report that the seat that was found cannot be saved', async () => {
    const keys = polarWith(() => listing([activation]));
    const { calls, ending } = startSearch({ keys, saves: false });
    expect(await ending).toEqual(failed('disk-full'));
    expect(calls).toEqual(['lock', activation.id]);
  });

  test.each([
    [0, 53_000],
    [52_999, 1],
    // The clock was set back since.
    [-3_600_000, 60_000],
  ])('that find no seat %i ms after the request are repeated in %i ms', async (age, wait) => {
    const { clock, calls, ending } = startSearch({ age, keys: polarWith(() => listing([others])) });
    await clock.advance(7_000);
    expect(await ending).toEqual(done(undefined));
    expect(calls).toEqual(['lock', 'lock', 'lock', 'lock', wait]);
    expect(clock.waited()).toBe(7_000);
  });

  test('report that there is no seat once no request can land any more', async () => {
    const keys = polarWith(() => listing([others]));
    const { clock, calls, ending } = startSearch({ age: 53_000, keys });
    await clock.advance(7_000);
    expect(await ending).toEqual(done(undefined));
    expect(calls).toEqual(['lock', 'lock', 'lock', 'lock', 'none']);
  });

  test('continue after a check that found no seat', async () => {
    let reads = 0;
    const keys = polarWith(() => {
      reads += 1;
      return listing(reads < 3 ? [others] : [activation]);
    });
    const { clock, calls, ending } = startSearch({ keys });
    await clock.advance(3_000);
    expect(await ending).toEqual(done(undefined));
    expect(calls).toEqual(['lock', 'lock', 'lock', activation.id]);
  });

  test.each([null, 'of-the-next-activation'])(
    'send nothing after the person has dismissed the activation; pending now: %j',
    async (nonce) => {
      let reads = 0;
      const keys = polarWith(() => {
        reads += 1;
        return listing([others]);
      });
      const { clock, calls, pending, ending } = startSearch({ keys });
      await clock.advance(0);
      pending.nonce = nonce;
      await clock.advance(10_000);
      expect(await ending).toEqual(done(undefined));
      expect(calls).toEqual(['lock', 'lock']);
      expect(reads).toBe(1);
    },
  );

  test('do not save a seat that is found after the person has dismissed the activation', async () => {
    const { calls, pending, ending } = startSearch({
      keys: polarWith(() => {
        pending.nonce = null;
        return listing([activation]);
      }),
    });
    expect(await ending).toEqual(done(undefined));
    expect(calls).toEqual(['lock']);
  });

  test.each<[string, Connection]>([
    ['not-connected', { type: 'public' }],
    [
      'keychain-unavailable',
      { type: 'locked', server: 'loopback', failure: { code: 'keychain-unavailable' } },
    ],
  ])('fail with %s where no token can be had', async (code, connection) => {
    expect(await startSearch({ connection }).ending).toEqual({ ok: false, failure: { code } });
  });

  test('fail when Polar limits the rate', async () => {
    const keys = polarWith(never, () => ({ type: 'rate-limited', retryAt: 5 }));
    const { calls, ending } = startSearch({ keys });
    const failure = { code: 'rate-limited', retryAt: 5 };
    expect(await ending).toEqual({ ok: false, failure });
    expect(calls).toEqual(['lock']);
  });
});
