import { afterEach, beforeEach } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import { createMemoryLog } from './file-stores.ts';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { clockSpeed } from './running-core.ts';
import { createFastClock, createTestPorts, type TestPorts } from './test-ports.ts';

/** Starts a stand-in and a computer before each test, and returns them with what starts a core over the computer's files, as another process does. */
export function useCores() {
  let polar: Polar;
  let ports: TestPorts;
  const cores: Core[] = [];

  beforeEach(async () => {
    polar = await startPolar({ licenses: 10 });
    ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  });
  afterEach(async () => {
    await Promise.all(cores.splice(0).map(async (core) => await core.stop()));
    ports.close();
    await polar.close();
  });

  return {
    get polar() {
      return polar;
    },
    get ports() {
      return ports;
    },
    start(): Core {
      const core = compose({ ...ports, activityFile: createMemoryLog() }, { deadline: 5_000 });
      cores.push(core);
      return core;
    },
  };
}
