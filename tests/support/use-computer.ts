import { afterEach, beforeEach } from 'vitest';
import type { Http } from '../../electron/ports.ts';
import { nodeHttp } from './node-http.ts';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { clockSpeed } from './running-core.ts';
import { createFastClock, createTestPorts, type TestPorts } from './test-ports.ts';

interface ComputerOptions {
  /** The number of licenses that the stand-in generates. Default 0. */
  readonly licenses?: number;
  /** The network of the computer. Default Node's. */
  readonly http?: Http;
}

/** Starts a stand-in and a computer before each test, ends them after it, and returns them. */
export function useComputer({ licenses = 0, http = nodeHttp }: ComputerOptions = {}) {
  let polar: Polar;
  let ports: TestPorts;

  beforeEach(async () => {
    polar = await startPolar({ licenses });
    ports = createTestPorts({ polar, http, clock: createFastClock(clockSpeed) });
  });
  afterEach(async () => {
    ports.close();
    // A test may have closed it already.
    await polar.close().catch(() => undefined);
  });

  return {
    get polar() {
      return polar;
    },
    get ports() {
      return ports;
    },
  };
}
