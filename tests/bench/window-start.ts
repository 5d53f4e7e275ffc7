import { startPolar } from '../support/polar/start-polar.ts';
import { openApp, openBareWindow } from './electron-process.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

/** From spawn until the first screen can be used, against a bare window from spawn until it could be shown. */
export async function windowStart(runs: number): Promise<Figure[]> {
  const polar = await startPolar();
  try {
    const { ours, floor } = await interleaved(runs, {
      async ours() {
        const opened = await openApp(polar);
        await opened.close();
        return opened.took;
      },
      async floor() {
        const opened = await openBareWindow();
        await opened.close();
        return opened.took;
      },
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
    await polar.close();
  }
}
