import { describe, expect, test } from 'vitest';
import type { Answer, LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { ValidatedLicense } from '../../../electron/polar/wire.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { checkUntilKnown } from '../../../electron/services/release/check-until-known.ts';
import { requestRelease } from '../../../electron/services/release/release-request.ts';
import { createReleaseJournalStore } from '../../../electron/services/release/release-journal.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/model-license.ts';
import { storedRelease } from '../../support/seat-of.ts';

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

type CheckAnswer = 'held' | 'free' | 'rotated' | 'unknown' | 'offline';
const newKey = 'MODEL-TEST-ROTATED-0000-4000-8000-000000000000';

/** What the question about the seat, or about its key, gets in such a check. */
function answerOf(answer: CheckAnswer, isAboutSeat: boolean): Answer<ValidatedLicense> {
  const license: ValidatedLicense = {
    id: modelIds.licenseId,
    organization_id: modelIds.organizationId,
    key: answer === 'rotated' ? newKey : modelIds.key,
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
  switch (answer) {
    case 'offline':
      return { type: 'not-sent', why: 'network-unreachable' };
    case 'unknown':
      return { type: 'gone', reason: 'nothing-found' };
    case 'free':
      return isAboutSeat
        ? { type: 'gone', reason: 'nothing-found' }
        : { type: 'ok', value: license };
    case 'held':
    case 'rotated':
      return { type: 'ok', value: { ...license, activation: shown } };
  }
}

/** Runs the checks of a seat, each of which sees the next of `answers`, on a disk that takes nothing if it `isFull`. */
async function check(record: DeviceRecord, answers: readonly CheckAnswer[], isFull = false) {
  const clock = createManualClock(start);
  const disk = createMemoryDisk();
  disk.put('device', record);
  const stores = disk.stores({
    before({ operation }) {
      if (isFull && operation === 'write') throw fileError('ENOSPC');
    },
  });
  const mirror = mirroredFile(openRecords({ clock, stores }).device);
  mirror.reload();
  const left = [...answers];
  const keys: string[] = [];
  const seen: unknown[] = [];
  let answer: CheckAnswer | undefined;
  const ending = checkUntilKnown(
    {
      record: mirror,
      keys: {
        ...noKeys,
        async validate(_, { key, activationId }) {
          if (activationId !== undefined) {
            answer = left.shift();
            keys.push(key);
          }
          return answerOf(answer ?? never(), activationId !== undefined);
        },
      },
      credential: { type: 'public' },
      clock,
      log: { info: () => undefined, problem: () => undefined },
    },
    record,
    { onHeld: (event) => seen.push(event), nextCheckAt: () => start + 999_000 },
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
const held = { type: 'found-held', isConclusive: true };
const stillThere = { type: 'found-held', isConclusive: false };

describe('the checks after a release whose answer was lost', () => {
  test.each<[string, DeviceRecord, readonly CheckAnswer[], unknown, number]>([
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
  ])('%s', async (_, record, answers, event, times) => {
    const checked = await check(record, answers);
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

  test('save that the seat was confirmed', async () => {
    const { kept } = await check(unconfirmed, ['held', 'offline']);
    expect(kept).toEqual({ ...seat, confirmedAt: start });
    expect((await check(seat, ['held', 'offline'])).kept).toEqual(seat);
  });
});

describe('the request for a release', () => {
  const credential = { type: 'organization', token: 'polar_oat_TEST_not_a_real_token' } as const;
  const others: ReleaseJournal = {
    id: 'of-another-process',
    activationId: seat.activationId,
    askedBy: 'command-line',
    askedAt: 1,
    sent: true,
    state: { type: 'idle' },
  };

  /** Sends a request that gets this answer; `left` is what another process wrote down before. */
  async function request(answer: Answer<null>, left: ReleaseJournal | null = null, isFull = false) {
    const clock = createManualClock(start);
    const disk = createMemoryDisk();
    if (left !== null) disk.put('release', storedRelease(left));
    const stores = disk.stores({
      before({ operation }) {
        if (isFull && operation === 'write') throw fileError('ENOSPC');
      },
    });
    const journalStore = createReleaseJournalStore(openRecords({ clock, stores }).release, {
      clock,
      origins: createOrigins({ fingerprint: () => null }),
    });
    journalStore.begin('person', seat, { type: 'idle' });
    const sending = { isSent: false };
    const sent: unknown[] = [];
    const ending = requestRelease(
      {
        journalStore,
        clock,
        credentials: {
          connection: never,
          openToken: never,
          for: async () => credential,
          save: never,
          forget: never,
        },
        keys: {
          ...noKeys,
          async deactivate(as, named) {
            // What is on the disk by then lets the next start know that the request may have landed.
            sent.push({ as, named, isSent: sending.isSent, journal: disk.content('release') });
            return answer;
          },
        },
      },
      seat,
      2,
      sending,
    );
    return { ending, sending, sent, journalStore };
  }

  test('is on the disk before it is sent', async () => {
    const { ending, sent, journalStore } = await request({ type: 'ok', value: null });
    expect(await ending).toEqual({ type: 'confirmed', at: start });
    const journal = { sent: true, state: { is: 'releasing', attempts: 2 } };
    expect(sent).toMatchObject([{ as: credential, named: seat, isSent: true, journal }]);
    expect(journalStore.hasSent(seat)).toBe(true);
  });

  test('is not sent when the disk cannot save it', async () => {
    const { ending, sending, sent } = await request({ type: 'ok', value: null }, null, true);
    await expect(ending).rejects.toThrow('ENOSPC');
    expect(sent).toEqual([]);
    expect(sending.isSent).toBe(false);
  });

  test.each<[Answer<null>, boolean]>([
    [{ type: 'ok', value: null }, true],
    [{ type: 'doubtful', why: 'no-answer' }, true],
    [{ type: 'gone', reason: 'nothing-found' }, true],
    [{ type: 'refused', failure: { code: 'not-polar' } }, false],
    [{ type: 'not-sent', why: 'network-unreachable' }, false],
    [{ type: 'rate-limited', retryAt: start + 5_000 }, false],
  ])('that gets %o may have reached Polar: %j', async (answer, mayHave) => {
    const { ending, journalStore } = await request(answer);
    await ending;
    expect(journalStore.hasSent(seat)).toBe(mayHave);
  });

  test('that was refused does not make another process’s request unsent', async () => {
    const { ending, journalStore } = await request(
      { type: 'not-sent', why: 'network-unreachable' },
      others,
    );
    await ending;
    expect(journalStore.hasSent(seat)).toBe(true);
  });
});
