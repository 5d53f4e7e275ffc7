import type { LimitShare } from '../../shared/settings.ts';
import { openDesk, valueOf } from '../support/admin-harness.ts';
import { realClock } from '../support/test-ports.ts';
import type { Figure } from './figures.ts';

/** The most of Polar's limit that a person can choose. */
const share: LimitShare = 0.6;
/** Polar's limit for a token in production, in requests a minute. */
const limit = 500;

/** How near a bulk release of so many seats comes to the rate that it is allowed, in real time over real sockets. */
export async function bulkRelease(seats: number): Promise<Figure[]> {
  const desk = await openDesk({ licenses: seats, limits: 'production', clock: realClock });
  try {
    const { handlers } = desk.core();
    valueOf(await handlers.settings.change({ limitShare: share }));
    await desk.readAll();
    valueOf(
      await handlers.bulk.plan({
        is: 'rule',
        scope: { is: 'query', query: { text: '', sort: { by: 'created', descending: false } } },
        rule: { is: 'all' },
      }),
    );
    const { bulk } = await desk.until('a plan', (state) => state.bulk.is === 'planned');
    if (bulk.is !== 'planned') throw new Error('No plan');
    const began = performance.now();
    valueOf(await handlers.bulk.start(bulk.chosen));
    await desk.until('the end', (state) => state.bulk.is === 'finished');
    const perMinute = (bulk.chosen * 60_000) / (performance.now() - began);
    const refused = desk.polar.log.count({ status: 429 });
    return [
      {
        what: `release ${bulk.chosen} seats, to the allowed rate`,
        unit: 'a minute',
        ours: [perMinute],
        floor: [limit * share],
        part: 0.5,
        goal: { least: 0.95 },
      },
      {
        what: 'requests of it that Polar refused as too many',
        unit: '',
        ours: [refused],
        floor: null,
        part: 0.5,
        goal: { most: 0 },
      },
    ];
  } finally {
    await desk.close();
  }
}
