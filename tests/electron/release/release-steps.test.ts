import { describe, expect, test } from 'vitest';
import type { Answer, LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { ValidatedLicense } from '../../../electron/polar/wire.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { lookUntilKnown } from '../../../electron/services/release/check-until-known.ts';
import { requestRelease } from '../../../electron/services/release/release-request.ts';
import { createReleaseStory } from '../../../electron/services/release/release-journal.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/polar-model.ts';

// The steps of a release one by one: the request, and the checks that follow where its outcome is unknown.

const start = Date.UTC(2026, 5, 1, 12);
const seat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: 1,
  seats: null,
  confirmedAt: 1,
};
const young: DeviceRecord = { ...seat, takenAt: start - 1_000 };
const unconfirmed: DeviceRecord = { ...seat, confirmedAt: null };

const never = (): never => {
  throw new Error('This was not expected.');
};
const noKeys: LicenseKeys = {
  activate: never,
  deactivate: never,
  firstPage: never,
  get: never,
  validate: never,
};

type Look = 'held' | 'free' | 'rotated' | 'unknown' | 'offline';
const newKey = 'MODEL-TEST-ROTATED-0000-4000-8000-000000000000';

/** What the question about the seat, or about its key, gets in such a look. */
function answerOf(look: Look, isAboutSeat: boolean): Answer<ValidatedLicense> {
  const license: ValidatedLicense = {
    id: modelIds.licenseId,
    organization_id: modelIds.organizationId,
    key: look === 'rotated' ? newKey : modelIds.key,
    status: 'granted',
    limit_activations: 3,
    expires_at: null,
    activation: null,
  };
  const shown = {
    id: seat.activationId,
    license_key_id: null,
    label: '',
    meta: null,
    created_at: 1,
  };
  switch (look) {
    case 'offline':
      return { is: 'not-sent', why: 'network-unreachable' };
    case 'unknown':
      return { is: 'gone', said: 'nothing-found' };
    case 'free':
      return isAboutSeat ? { is: 'gone', said: 'nothing-found' } : { is: 'ok', value: license };
    case 'held':
    case 'rotated':
      return { is: 'ok', value: { ...license, activation: shown } };
  }
}

/** Runs the checks of a seat, each of which sees the next of `looks`, on a disk that takes nothing if it `isFull`. */
async function check(record: DeviceRecord, looks: readonly Look[], isFull = false) {
  const clock = createManualClock(start);
  const disk = createMemoryDisk();
  disk.put('device', record);
  const stores = disk.stores({
    before({ does }) {
      if (isFull && does === 'write') throw fileError('ENOSPC');
    },
  });
  const mirror = mirroredFile(openRecords({ clock, stores }).device);
  mirror.reload();
  const left = [...looks];
  const keys: string[] = [];
  const seen: unknown[] = [];
  let look: Look | undefined;
  const ending = lookUntilKnown(
    {
      record: mirror,
      keys: {
        ...noKeys,
        async validate(_, { key, activationId }) {
          if (activationId !== undefined) {
            look = left.shift();
            keys.push(key);
          }
          return answerOf(look ?? never(), activationId !== undefined);
        },
      },
      credential: { is: 'public' },
      clock,
      log: { info: () => undefined, problem: () => undefined },
    },
    record,
    { seen: (event) => seen.push(event), nextAt: () => start + 999_000 },
  );
  await clock.advance(7_000);
  return {
    event: await ending,
    seen,
    keys,
    left,
    kept: disk.content('device'),
  };
}

const later = { type: 'not-found-out', nextAt: start + 999_000 };
const held = { type: 'found-held', conclusive: true };
const stillThere = { type: 'found-held', conclusive: false };

describe('the checks after a release whose answer was lost', () => {
  test.each<[string, DeviceRecord, readonly Look[], unknown, number]>([
    ['an old seat that is gone was released', seat, ['free'], { type: 'found-free', at: start }, 0],
    [
      'an old seat that is seen first and then gone was released',
      seat,
      ['held', 'free'],
      { type: 'found-free', at: start + 1_000 },
      1,
    ],
    ['a seat that all four see is held', seat, ['held', 'held', 'held', 'held'], held, 3],
    [
      'a young seat that all four miss was released',
      young,
      ['free', 'free', 'free', 'free'],
      { type: 'found-free', at: start + 7_000 },
      0,
    ],
    [
      'a young seat that the last one alone misses is unknown',
      young,
      ['held', 'held', 'held', 'free'],
      later,
      3,
    ],
    [
      'a young seat that the last one alone sees is unknown',
      young,
      ['free', 'free', 'free', 'held'],
      later,
      0,
    ],
    ['a seat that cannot be asked about is unknown', seat, ['held', 'offline'], later, 1],
    [
      'a key that is not known any more ends them',
      seat,
      ['held', 'unknown'],
      { type: 'found-key-unknown' },
      1,
    ],
    [
      'a seat that was never confirmed and is gone was not released',
      unconfirmed,
      ['free'],
      { type: 'found-unconfirmed' },
      0,
    ],
    [
      'a seat that the first one confirms and the second misses was released',
      unconfirmed,
      ['held', 'free'],
      { type: 'found-free', at: start + 1_000 },
      1,
    ],
  ])('%s', async (_, record, looks, event, times) => {
    const checked = await check(record, looks);
    expect(checked.event).toEqual(event);
    expect(checked.seen).toEqual(Array.from({ length: times }, () => stillThere));
    expect(checked.left).toEqual([]);
  });

  test.each([false, true])(
    'ask with the key that the license has now; disk full: %j',
    async (isFull) => {
      const { event, keys, kept } = await check(seat, ['rotated', 'free'], isFull);
      expect(keys).toEqual([modelIds.key, newKey]);
      expect(event).toMatchObject({ type: 'found-free' });
      expect(kept).toEqual({ ...seat, key: isFull ? modelIds.key : newKey });
    },
  );

  test('write down that the seat was confirmed', async () => {
    const { kept } = await check(unconfirmed, ['held', 'offline']);
    expect(kept).toEqual({ ...seat, confirmedAt: start });
    expect((await check(seat, ['held', 'offline'])).kept).toEqual(seat);
  });
});

describe('the request for a release', () => {
  const credential = { is: 'organization', token: 'polar_oat_TEST_not_a_real_token' } as const;
  const others: ReleaseJournal = {
    id: 'of-another-process',
    activationId: seat.activationId,
    askedBy: 'command-line',
    askedAt: 1,
    sent: true,
    state: { is: 'idle' },
  };

  /** Sends a request that gets this answer; `left` is what another process wrote down before. */
  async function request(answer: Answer<null>, left: ReleaseJournal | null = null, isFull = false) {
    const clock = createManualClock(start);
    const disk = createMemoryDisk();
    if (left !== null) disk.put('release', left);
    const stores = disk.stores({
      before({ does }) {
        if (isFull && does === 'write') throw fileError('ENOSPC');
      },
    });
    const story = createReleaseStory(openRecords({ clock, stores }).release, {
      clock,
      origins: createOrigins({ fingerprint: () => null }),
    });
    story.begin('person', seat, { is: 'idle' });
    const sending = { isSent: false };
    const sent: unknown[] = [];
    const ending = requestRelease(
      {
        story,
        clock,
        credentials: {
          connection: never,
          openToken: never,
          for: async () => credential,
          keep: never,
          forget: never,
        },
        keys: {
          ...noKeys,
          async deactivate(as, named) {
            // What is on the disk by then tells the next start that the request may have landed.
            sent.push({ as, named, isSent: sending.isSent, journal: disk.content('release') });
            return answer;
          },
        },
      },
      seat,
      2,
      sending,
    );
    return { ending, sending, sent, story };
  }

  test('is on the disk before it goes out', async () => {
    const { ending, sent, story } = await request({ is: 'ok', value: null });
    expect(await ending).toEqual({ type: 'confirmed', at: start });
    const journal = { sent: true, state: { is: 'releasing', attempts: 2 } };
    expect(sent).toMatchObject([{ as: credential, named: seat, isSent: true, journal }]);
    expect(story.hasSent(seat)).toBe(true);
  });

  test('does not go out where the disk does not take it', async () => {
    const { ending, sending, sent } = await request({ is: 'ok', value: null }, null, true);
    await expect(ending).rejects.toThrow('ENOSPC');
    expect(sent).toEqual([]);
    expect(sending.isSent).toBe(false);
  });

  test.each<[Answer<null>, boolean]>([
    [{ is: 'ok', value: null }, true],
    [{ is: 'doubtful', why: 'no-answer' }, true],
    [{ is: 'gone', said: 'nothing-found' }, true],
    [{ is: 'refused', failure: { code: 'not-polar' } }, false],
    [{ is: 'not-sent', why: 'network-unreachable' }, false],
    [{ is: 'rate-limited', retryAt: start + 5_000 }, false],
  ])('that gets %o may have reached Polar: %j', async (answer, mayHave) => {
    const { ending, story } = await request(answer);
    await ending;
    expect(story.hasSent(seat)).toBe(mayHave);
  });

  test('that was refused does not make another process’s request unsent', async () => {
    const { ending, story } = await request({ is: 'not-sent', why: 'network-unreachable' }, others);
    await ending;
    expect(story.hasSent(seat)).toBe(true);
  });
});
