import { test as base } from 'vitest';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { startCore, type RunningCore } from './running-core.ts';

/** A stand-in for Polar and a core that holds the stand-in's seat for this computer. */
export interface HeldSeat {
  readonly polar: Polar;
  readonly app: RunningCore;
  /** Ends the core and starts another over the same files. */
  restart(): Promise<void>;
}

/** vitest's `test` with a new held seat for each test. */
export const test = base.extend<{ readonly held: HeldSeat }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the dependencies of a fixture off its first parameter.
  held: async ({}, use) => {
    const polar = await startPolar();
    let app = startCore(polar);
    await use({
      polar,
      get app() {
        return app;
      },
      async restart() {
        app = await app.restart();
      },
    });
    await app.close();
    // The test may have stopped it already.
    await polar.close().catch(() => undefined);
  },
});
