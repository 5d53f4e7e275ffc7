import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Answer } from '../../../electron/polar/outcome.ts';
import type { Credential } from '../../../electron/polar/transport.ts';
import type { ValidatedLicense } from '../../../electron/polar/wire.ts';
import type { Credentials } from '../../../electron/services/organization/credentials.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import {
  checkUntilKnown,
  sendRelease,
} from '../../../electron/services/release/release-requests.ts';
import { createReleaseJournalStore } from '../../../electron/services/release/release-journal.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openSeatRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { validatedLicense } from '../../support/license-answer.ts';
import { modelIds, modelSeat } from '../../support/model-license.ts';
import { storedRelease } from '../../support/seat-of.ts';

// The request of a release, and the checks that follow if its outcome is unknown.

beforeEach(() => {
  // The longest wait that a back-off may draw.
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const start = Date.UTC(2026, 5, 1, 12);
const seat: DeviceRecord = { ...modelSeat, activatedAt: 1, confirmedAt: 1 };
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

/** Credentials that are asked for nothing but those of a request. */
const credentialsFor = (credential: Credential): Credentials => ({
  connection: never,
  openToken: never,
  for: async () => credential,
  save: never,
  forget: never,
});
const log = { info: () => undefined, problem: () => undefined };

type CheckAnswer = 'held' | 'free' | 'rotated' | 'unknown' | 'offline';
const newKey = 'MODEL-TEST-ROTATED-0000-4000-8000-000000000000';

/** The answer to the validation of the seat, or of its key alone, in such a check. */
function answerOf(answer: CheckAnswer, isAboutSeat: boolean): Answer<ValidatedLicense> {
  const license = validatedLicense({
    id: modelIds.licenseId,
    organization_id: modelIds.organizationId,
    key: answer === 'rotated' ? newKey : modelIds.key,
  });
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

/** Runs the checks of a seat, each of which gets the next of `answers`, after two that learned nothing. `isFull`: the disk refuses every write. */
async function check(record: DeviceRecord, answers: readonly CheckAnswer[], isFull = false) {
  const clock = createManualClock(start);
  const disk = createMemoryDisk();
  disk.put('device', record);
  const stores = disk.stores({
    before({ operation }) {
      if (isFull && operation === 'write') throw fileError('ENOSPC');
    },
  });
  const mirror = mirroredFile(openSeatRecords({ clock, stores }).device);
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
      credentials: credentialsFor({ type: 'public' }),
      clock,
      lock: { hold: never },
      log,
    },
    record,
    2,
    (event) => seen.push(event),
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

/** Nothing was learned in checks that took these milliseconds. The third such result waits up to 40 s. */
const inconclusive = (took: number) => ({
  type: 'check-inconclusive',
  nextAt: start + took + 40_000,
});
const held = { type: 'found-held', isConclusive: true };
const stillThere = { type: 'found-held', isConclusive: false };

describe('the checks after a release whose answer was lost', () => {
  test.each<[string, DeviceRecord, readonly CheckAnswer[], unknown, number]>([
    ['an old seat that is gone was released', seat, ['free'], { type: 'found-free', at: start }, 0],
    [
      'an old seat that is held first and then gone was released',
      seat,
      ['held', 'free'],
      { type: 'found-free', at: start + 1_000 },
      1,
    ],
    ['a seat that all four find held is held', seat, ['held', 'held', 'held', 'held'], held, 3],
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
      inconclusive(7_000),
      3,
    ],
    [
      'a young seat that the last one alone finds is unknown',
      young,
      ['free', 'free', 'free', 'held'],
      inconclusive(7_000),
      0,
    ],
    ['a seat that cannot be checked is unknown', seat, ['held', 'offline'], inconclusive(1_000), 1],
    [
      'a key that Polar no longer knows ends them',
      seat,
      ['held', 'unknown'],
      { type: 'found-key-refused', code: 'key-changed' },
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
    'use the key that the license has now; disk full: %j',
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

  /** Sends a request that gets this answer, or none if it is null. `left`: the journal that another process wrote before. `isFull`: the disk refuses every write. */
  function request(
    answer: Answer<null> | null,
    left: ReleaseJournal | null = null,
    isFull = false,
  ) {
    const clock = createManualClock(start);
    const disk = createMemoryDisk();
    if (left !== null) disk.put('release', storedRelease(left));
    const stores = disk.stores({
      before({ operation }) {
        if (isFull && operation === 'write') throw fileError('ENOSPC');
      },
    });
    const records = openSeatRecords({ clock, stores });
    const journal = createReleaseJournalStore(records.release, {
      clock,
      origins: createOrigins({ fingerprint: () => null }),
    });
    journal.begin('person', seat, { type: 'idle' });
    const sent: unknown[] = [];
    const problems: string[] = [];
    const ending = sendRelease(
      {
        record: mirroredFile(records.device),
        clock,
        lock: { hold: never },
        log: { ...log, problem: (what) => problems.push(what) },
        credentials: credentialsFor(credential),
        keys: {
          ...noKeys,
          async deactivate(as, named) {
            // By the journal on disk the next start knows that the request may have arrived.
            sent.push({ as, named, journal: disk.content('release') });
            if (answer === null) throw new Error('The socket is gone.');
            return answer;
          },
        },
      },
      journal,
      seat,
      2,
    );
    return { ending, sent, journal, problems };
  }

  test('is on the disk before it is sent', async () => {
    const { ending, sent, journal } = request({ type: 'ok', value: null });
    expect(await ending).toEqual({ type: 'confirmed', at: start });
    const stored = { sent: true, state: { is: 'releasing', attempts: 2 } };
    expect(sent).toMatchObject([{ as: credential, named: seat, journal: stored }]);
    expect(journal.hasSent(seat)).toBe(true);
  });

  test('is not sent when the disk cannot save it', async () => {
    const { ending, sent, journal } = request({ type: 'ok', value: null }, null, true);
    await expect(ending).rejects.toThrow('ENOSPC');
    expect(sent).toEqual([]);
    expect(journal.hasSent(seat)).toBe(false);
  });

  test('whose answer is lost by an error may have reached Polar', async () => {
    const { ending, journal, problems } = request(null);
    expect(await ending).toEqual({
      type: 'indeterminate',
      why: 'no-answer',
      nextAt: start + 10_000,
    });
    expect(journal.hasSent(seat)).toBe(true);
    expect(problems).toHaveLength(1);
  });

  test.each<[Answer<null>, boolean]>([
    [{ type: 'ok', value: null }, true],
    [{ type: 'indeterminate', why: 'no-answer' }, true],
    [{ type: 'gone', reason: 'nothing-found' }, true],
    [{ type: 'refused', failure: { code: 'not-polar' } }, false],
    [{ type: 'not-sent', why: 'network-unreachable' }, false],
    [{ type: 'rate-limited', retryAt: start + 5_000 }, false],
  ])('that gets %o may have reached Polar: %j', async (answer, mayHave) => {
    const { ending, journal } = request(answer);
    await ending;
    expect(journal.hasSent(seat)).toBe(mayHave);
  });

  test('that was refused does not make another process’s request unsent', async () => {
    const answer = { type: 'not-sent', why: 'network-unreachable' } as const;
    const { ending, journal } = request(answer, others);
    await ending;
    expect(journal.hasSent(seat)).toBe(true);
  });
});
