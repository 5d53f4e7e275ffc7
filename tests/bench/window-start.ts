import { startPolar } from '../support/polar/start-polar.ts';
import { appWithSeat, bareWindow, type Startable } from './electron-process.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

async function timed(started: Startable): Promise<number> {
  const opened = await started.open();
  await opened.close();
  return opened.took;
}

/** From spawn until the first screen can be used, against a bare window from spawn until it could be shown. */
export async function windowStart(runs: number): Promise<Figure[]> {
  const polar = await startPolar();
  const app = await appWithSeat(polar);
  const bare = await bareWindow();
  try {
    const { ours, floor } = await interleaved(runs, {
      ours: async () => await timed(app),
      floor: async () => await timed(bare),
    });
    return [
      {
        what: 'spawn → first screen usable',
        unit: 'ms',
        ours,
        floor,
        part: 0.5,
        goal: { most: 1.15 },
      },
    ];
  } finally {
    await app.forget();
    await bare.forget();
    await polar.close();
  }
}
