/**
 * How near a bulk release comes to the rate that it is allowed, in real time over real sockets: `npm run bench:bulk`. A benchmark, not a
 * test; it takes as long as its seats take at 475 a minute.
 */
import { openDesk, valueOf } from '../support/admin-desk.ts';
import { realClock } from '../support/test-world.ts';

const licenses = Number(process.argv[2] ?? 200);
const share = 0.95;

const desk = await openDesk({ licenses, limits: 'production', clock: realClock });
try {
  valueOf(await desk.core().handlers.licenses.setShare(share));
  await desk.readAll();
  valueOf(
    await desk.core().handlers.bulk.plan({
      is: 'rule',
      scope: { is: 'query', query: { text: '', sort: { by: 'created', descending: false } } },
      rule: { is: 'all' },
    }),
  );
  const { bulk } = await desk.until('a plan', (state) => state.bulk.is === 'planned');
  if (bulk.is !== 'planned') throw new Error('No plan');
  const began = performance.now();
  valueOf(await desk.core().handlers.bulk.start(bulk.chosen));
  await desk.until('the end', (state) => state.bulk.is === 'finished');
  const perMinute = (bulk.chosen * 60_000) / (performance.now() - began);
  const allowed = 500 * share;
  const refused = desk.polar.log.count({ status: 429 });
  process.stdout.write(
    `${bulk.chosen} seats at ${perMinute.toFixed(0)} a minute = ${((perMinute / allowed) * 100).toFixed(1)} % of the allowed ${allowed}; refused: ${refused}\n`,
  );
} finally {
  await desk.close();
}
