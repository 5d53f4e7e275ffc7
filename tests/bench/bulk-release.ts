import type { LimitShare } from '../../shared/settings.ts';
import { openAdminHarness, valueOf } from '../support/admin-harness.ts';
import { realClock } from '../support/test-ports.ts';
import type { Figure } from './figures.ts';

/** The largest share of Polar's limit that a person can choose. */
const share: LimitShare = 0.6;
/** Polar's limit for a token in production, in requests per minute. */
const limit = 500;

/**
 * Measures how close a bulk release of `seats` seats comes to its allowed rate, in real time over
 * real sockets.
 */
export async function bulkRelease(seats: number): Promise<Figure[]> {
  const harness = await openAdminHarness({
    licenses: seats,
    limits: 'production',
    clock: realClock,
  });
  try {
    const { handlers } = harness.core();
    valueOf(await handlers.settings.change({ limitShare: share }));
    await harness.readAll();
    valueOf(
      await handlers.bulk.plan({
        type: 'rule',
        scope: { type: 'query', query: { text: '', sort: { by: 'created', descending: false } } },
        rule: { type: 'all' },
      }),
    );
    const { bulk } = await harness.waitUntil('a plan', (state) => state.bulk.type === 'planned');
    if (bulk.type !== 'planned') throw new Error('No plan');
    const began = performance.now();
    valueOf(await handlers.bulk.start({ seats: bulk.chosen }));
    await harness.waitUntil('the end', (state) => state.bulk.type === 'finished');
    const perMinute = (bulk.chosen * 60_000) / (performance.now() - began);
    const refused = harness.polar.log.count({ status: 429 });
    return [
      {
        what: `release ${bulk.chosen} seats, to the allowed rate`,
        unit: 'a minute',
        appSamples: [perMinute],
        floor: [limit * share],
        part: 0.5,
        goal: { min: 0.95 },
      },
      {
        what: 'requests of it that Polar refused as too many',
        unit: '',
        appSamples: [refused],
        floor: null,
        part: 0.5,
        goal: { max: 0 },
      },
    ];
  } finally {
    await harness.close();
  }
}
