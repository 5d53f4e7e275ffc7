import { once } from 'node:events';
import { createServer } from 'node:http';
import { exchange } from './exchange.ts';
import { FaultQueue } from './faults.ts';
import { lumenLabs } from './organizations.ts';
import { RateLimits } from './rate-limits.ts';
import type { RateLimitPlan } from './rate-limits.ts';
import { PolarRecord } from './record.ts';
import { RequestLog } from './request-log.ts';
import { control } from './routes/control.ts';
import { seedSmall, seededIds } from './seed-small.ts';
import { seedTokens, seededTokens } from './seed-tokens.ts';
import { Seller } from './seller.ts';

/** How to start the stand-in; everything has a default. */
export interface PolarOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Number of generated licenses besides those of the small organization. Default 0. */
  readonly licenses?: number;
  /** Default `off`. */
  readonly limits?: RateLimitPlan;
  /** Whether answers carry the sandbox header. Default false. */
  readonly sandbox?: boolean;
  /** The server's clock, in milliseconds since 1970. Default the computer's. */
  readonly now?: () => number;
}

/** A running stand-in with everything that a test needs. */
export type Polar = Awaited<ReturnType<typeof startPolar>>;

/**
 * Starts a stand-in for Polar's license-key API on 127.0.0.1 with the small organization in it.
 * Rejects if the port is taken.
 *
 * @example
 * const polar = await startPolar();
 * polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
 * // … let the app release polar.activationId at polar.baseUrl …
 * expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(1);
 * expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
 * await polar.close();
 */
export async function startPolar(options: PolarOptions = {}) {
  const { port = 0, licenses = 0, limits = 'off', sandbox = false, now = Date.now } = options;
  const record = new PolarRecord();
  seedSmall(record);
  seedTokens(record);
  record.generate(licenses);
  const log = new RequestLog();
  const faults = new FaultQueue();
  const waits = new Set<() => void>();
  const context = { record, log, faults, now, sandbox, wait, limits: new RateLimits(limits) };

  const server = createServer((request, response) => {
    const handle = request.url?.startsWith('/_stand-in/') === true ? control : exchange;
    // A client may disconnect while its request is read.
    handle(context, request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');

  return {
    /** Where the API is, without a trailing slash. */
    baseUrl: `http://127.0.0.1:${address.port}`,
    organizationId: lumenLabs.id,
    ...seededTokens,
    ...seededIds,
    record,
    log,
    faults,
    seller: new Seller(record, now),
    close,
  };

  /** Stops at once: open connections are cut, waiting answers are never sent. */
  async function close(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    for (const stop of waits) stop();
    await closed;
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        waits.delete(stop);
        resolve();
      };
      const timer = setTimeout(stop, ms);
      waits.add(stop);
    });
  }
}
