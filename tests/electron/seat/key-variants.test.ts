import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstKnownKey } from '../../../electron/services/seat/key-variants.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const uuid = '1c285b2d-6ce6-4bc7-b8be-adb6a7e304da';
/** A text that may mean several keys. */
const typed = `Key: acme pro-${uuid}`;
const variants = keyVariants(typed);

type KeyAnswer = 'known' | 'unknown' | 'no-answer';

/** Asks about the typed key. `answers`: by variant and organization, all others are unknown. Returns the result and what was asked. */
async function find(organizations: readonly string[], answers: ReadonlyMap<string, KeyAnswer>) {
  const asked: string[] = [];
  const found = await firstKnownKey(
    typed,
    organizations,
    async (key, organizationId) => {
      asked.push(`${organizationId} ${key}`);
      return await Promise.resolve(answers.get(`${organizationId} ${key}`) ?? 'unknown');
    },
    (answer) => answer === 'unknown',
  );
  return { found, asked };
}

describe('the first known key', () => {
  test('is searched for in all organizations before the next variant', async () => {
    const { found, asked } = await find(['a', 'b'], new Map());
    expect(variants.length).toBeGreaterThan(2);
    expect(asked.slice(0, 4)).toEqual([
      `a ${variants[0]}`,
      `b ${variants[0]}`,
      `a ${variants[1]}`,
      `b ${variants[1]}`,
    ]);
    expect(asked).toHaveLength(2 * variants.length);
    expect(found).toEqual({ key: variants[0], organizationId: 'a', answer: 'unknown' });
  });

  test('ends the search, as does an answer that leaves it open', async () => {
    const organizations = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
    const answer = fc.constantFrom<KeyAnswer>('known', 'unknown', 'unknown', 'no-answer');
    await fc.assert(
      fc.asyncProperty(organizations, fc.array(answer, { maxLength: 20 }), async (list, drawn) => {
        const order = variants.flatMap((key) => list.map((each) => `${each} ${key}`));
        const answers = new Map(order.map((each, at) => [each, drawn[at] ?? 'unknown']));
        const { found, asked } = await find(list, answers);
        const end = order.findIndex((each) => answers.get(each) !== 'unknown');
        expect(asked).toEqual(end === -1 ? order : order.slice(0, end + 1));
        expect(`${found.organizationId} ${found.key}`).toBe(order[Math.max(end, 0)]);
        expect(found.answer).toBe(answers.get(order[Math.max(end, 0)] ?? ''));
      }),
      propertyRuns(2_000),
    );
  });
});
