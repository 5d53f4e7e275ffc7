import { describe, expect, test } from 'vitest';
import { releaseLicenseSeat } from '../../../electron/services/licenses/release-license-seat.ts';
import type { StaffRequests } from '../../../electron/services/licenses/staff-requests.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const licenseId = '22222222-11c0-4222-8222-222222222222';
const activationId = '33333333-0ac0-4333-8333-333333333333';
const organizationId = '11111111-0a11-4111-8111-111111111111';
const firstKey = 'MODEL-TEST-00000000-0000-4000-8000-000000000000';

type Release = Awaited<ReturnType<StaffRequests['release']>>;

const gone: Release = { is: 'gone', said: 'nothing-found' };
const lost: Release = { is: 'doubtful', why: 'no-answer' };

const never = (): never => {
  throw new Error('This request was not expected.');
};

/**
 * Releases the seat of a license that lists it for ever. Each request gets the next of `answers`; after each the license has the next of
 * `keys`.
 */
async function release(answers: readonly Release[], keys: readonly string[] = []) {
  const clock = createManualClock();
  const sent: string[] = [];
  let key = firstKey;
  const requests: StaffRequests = {
    page: never,
    change: never,
    rotate: never,
    get: async () => ({
      is: 'ok',
      value: {
        id: licenseId,
        organization_id: organizationId,
        customer: { email: 'ada@customer.example', name: null, deleted_at: null },
        benefit_id: '55555555-0be0-4555-8555-555555555555',
        key,
        status: 'granted',
        status_word: null,
        limit_activations: 3,
        usage: 0,
        limit_usage: null,
        validations: 0,
        last_validated_at: null,
        expires_at: null,
        created_at: 0,
        activations: {
          isWhole: true,
          known: [
            {
              id: activationId,
              license_key_id: licenseId,
              label: 'Studio workstation',
              meta: {},
              created_at: 0,
            },
          ],
        },
      },
    }),
    async release(seat, _, sending) {
      sending();
      const answer = answers[sent.length] ?? never();
      key = keys[sent.length] ?? key;
      sent.push(seat.key);
      return answer;
    },
  };
  const ending = releaseLicenseSeat(
    { requests, clock },
    { licenseId, activationId, known: { key, organizationId } },
    {
      rank: 'person',
      organizationId,
      sentBefore: false,
      sending: () => undefined,
      looked: () => undefined,
    },
  );
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
  return { end: await ending, sent, waited: clock.waited() };
}

describe('a seat that its license lists for ever', () => {
  test('is held when Polar refuses it four times, each a longer while after the other', async () => {
    const { end, sent, waited } = await release([gone, gone, gone, gone]);
    expect(end).toEqual({ is: 'held' });
    expect(sent).toHaveLength(4);
    expect(waited).toBe(7_000);
  });

  test('is not known after four lost requests, since each of them may still land', async () => {
    const { end, sent } = await release([lost, lost, lost, lost]);
    expect(end).toEqual({ is: 'open', failure: { code: 'no-answer' } });
    expect(sent).toHaveLength(4);
  });

  test('is asked for with the new key when its key was replaced, and that is no refusal', async () => {
    const keys = ['MODEL-TEST-ROTATED-1', 'MODEL-TEST-ROTATED-2', 'MODEL-TEST-ROTATED-3'];
    const { end, sent, waited } = await release(
      [gone, gone, gone, { is: 'ok', value: null }],
      keys,
    );
    expect(end).toEqual({ is: 'free', how: 'confirmed' });
    expect(sent).toEqual([firstKey, ...keys]);
    expect(waited).toBe(0);
  });

  test('is not told as held when only its key was replaced each time', async () => {
    const keys = Array.from({ length: 4 }, (_, nth) => `MODEL-TEST-ROTATED-${nth}`);
    const { end } = await release([gone, gone, gone, gone], keys);
    expect(end).toEqual({ is: 'failed', failure: { code: 'no-answer' } });
  });
});
