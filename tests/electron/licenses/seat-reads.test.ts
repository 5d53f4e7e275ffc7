import { describe, expect, test } from 'vitest';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { createSeatLooks, freshFor } from '../../../electron/services/licenses/seat-looks.ts';
import { failed, type Failure } from '../../../shared/failure.ts';
import { createManualClock, settled } from '../../support/manual-clock.ts';

// Which of the licenses on the screen are asked about.

const [one, two, three, four, unlisted] = [1, 2, 3, 4, 5].map(
  (nth) => `22222222-11c0-4222-8222-00000000000${nth}`,
) as [string, string, string, string, string];

/** Looks over a list that holds all but one; each is asked about until `answer` is called for it. */
function createLooks(start?: number) {
  const clock = createManualClock(start);
  const table = createLicenseTable();
  for (const id of [one, two, three, four]) {
    table.put(
      {
        id,
        organization_id: null,
        benefit_id: null,
        customer: { name: null, email: null, deleted_at: null },
        key: 'MODEL-TEST',
        status: 'granted',
        status_word: null,
        limit_activations: 3,
        usage: 0,
        limit_usage: null,
        validations: 0,
        last_validated_at: null,
        created_at: 0,
        expires_at: null,
      },
      1,
      clock.now(),
    );
  }
  const asked: string[] = [];
  const open = new Map<string, (failure: Failure) => void>();
  const looks = createSeatLooks({
    clock,
    book: {
      table,
      async look(licenseId) {
        asked.push(licenseId);
        return await new Promise((resolve) => {
          open.set(licenseId, (failure) => resolve(failed(failure.code)));
        });
      },
    },
  });
  return {
    clock,
    looks,
    asked,
    /** The seats of a license were looked at `ago` milliseconds ago. */
    seen(licenseId: string, ago: number) {
      const at = clock.now() - ago;
      table.setSeats(table.find(licenseId), { at, used: 1, stranded: 0 });
    },
    async answer(licenseId: string, code: Failure['code']) {
      open.get(licenseId)?.({ code });
      await settled();
    },
  };
}

describe('seats on the screen', () => {
  test.each([
    ['just now', 0, false],
    ['almost five minutes ago', freshFor - 1, false],
    ['five minutes ago', freshFor, true],
    ['a year ago', 365 * 86_400_000, true],
    ['by a clock that ran a little ahead', 1 - freshFor, false],
    ['by a clock that ran far ahead', -freshFor, true],
  ])('that were looked at %s', (_, ago, isAsked) => {
    const { looks, asked, seen } = createLooks();
    seen(one, ago);
    looks.see([one]);
    expect(asked).toEqual(isAsked ? [one] : []);
  });

  test('are asked about on a computer whose clock has lost its time, too', () => {
    const { looks, asked } = createLooks(0);
    looks.see([one]);
    expect(asked).toEqual([one]);
  });

  test('are asked about once, also those of a license that is not in the list', () => {
    const { looks, asked } = createLooks();
    looks.see([unlisted]);
    looks.see([unlisted, one]);
    expect(asked).toEqual([unlisted, one]);
  });

  test('are asked about two at a time, and not once they were scrolled past', async () => {
    const { looks, asked, answer } = createLooks();
    looks.see([one, two, three]);
    expect(asked).toEqual([one, two]);
    looks.see([four]);
    await answer(one, 'license-unknown');
    expect(asked).toEqual([one, two, four]);
    await answer(two, 'license-unknown');
    expect(asked).toEqual([one, two, four]);
  });

  test('are asked about no more after a refusal, until they are seen anew', async () => {
    const { looks, asked, answer } = createLooks();
    looks.see([one, two, three, four]);
    await answer(one, 'no-answer');
    expect(asked).toEqual([one, two]);
    looks.see([three, four]);
    expect(asked).toEqual([one, two, three]);
  });

  test('are asked about further when one of their licenses is gone', async () => {
    const { looks, asked, answer } = createLooks();
    looks.see([one, two, three]);
    await answer(two, 'license-unknown');
    expect(asked).toEqual([one, two, three]);
  });

  test('are asked about no more once it is stopped', async () => {
    const { looks, asked, answer } = createLooks();
    looks.see([one, two, three]);
    looks.stop();
    await answer(one, 'license-unknown');
    expect(asked).toEqual([one, two]);
  });
});
