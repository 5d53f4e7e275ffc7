import * as fs from 'node:fs';
import * as path from 'node:path';
import { compose, type Core } from '../../electron/compose.ts';
import { createAppendLog } from '../../electron/platform/files/append-log.ts';
import type { Clock, Http, RunLog, Ports } from '../../electron/ports.ts';
import { journalLockFile } from '../../electron/services/bulk/bulk-journal.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Result } from '../../shared/failure.ts';
import type { LicenseDetails, LicenseQuery, LicenseRow } from '../../shared/licenses.ts';
import { createEagerClock } from './eager-clock.ts';
import { createMemoryLog } from './file-stores.ts';
import { nodeHttp } from './node-http.ts';
import { startPolar, type Polar } from './polar/start-polar.ts';
import { createTestPorts, type TestPorts } from './test-ports.ts';

/** Options of {@link openAdminHarness}. */
export interface AdminHarnessOptions {
  readonly licenses?: number;
  /**
   * Rate limits of the server. With production's limits the app believes that it talks to
   * production, otherwise to a server without limits.
   */
  readonly limits?: 'production' | 'sandbox' | 'off';
  /**
   * The server that the app believes it talks to. Default: production with production's limits,
   * otherwise loopback.
   */
  readonly address?: 'loopback' | 'production';
  readonly token?: string;
  /**
   * Keeps journals in memory, for tests that write thousands of lines and read no file: each line
   * of a real journal costs an fsync.
   */
  readonly inMemory?: boolean;
  /** Default: a clock whose waits take no time. */
  readonly clock?: Clock;
  /** Wraps the app's HTTP client. */
  readonly wrapHttp?: (http: Http) => Http;
}

/**
 * The whole app in plain Node, connected to an organization on the stand-in for Polar, over real
 * sockets and real files.
 */
export interface AdminHarness {
  readonly polar: Polar;
  readonly ports: TestPorts;
  readonly clock: Clock;
  /** The app's current run. */
  core(): Core;
  state(): AppState;
  /**
   * Ends the app without warning and starts another over the same disk. `bulkFile` replaces the
   * real one.
   */
  restart(change?: { readonly bulkFile?: RunLog; readonly http?: Http }): Core;
  /** Resolves when the state matches; rejects after a few seconds. */
  waitUntil(description: string, matchesState: (state: AppState) => boolean): Promise<AppState>;
  /** Number of licenses of the organization in the server's record. */
  licenseCount(): number;
  /** Reads the whole list of licenses. */
  readAll(): Promise<void>;
  close(): Promise<void>;
}

const waitTimeout = 90_000;

/** Returns the value of a call; throws if the call failed. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The call failed: ${result.failure.code}`);
  return result.value;
}

/** Returns the code of a call's failure; throws if the call succeeded. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'it did not fail' : result.failure.code;
}

/** Matches every license, newest first. */
export const newestFirst: LicenseQuery = { text: '', sort: { by: 'created', descending: true } };

/** Returns the first rows that match a query. */
export function rowsOf(core: Core, query: Partial<LicenseQuery> = {}, count = 50): LicenseRow[] {
  const found = core.handlers.licenses.window({
    query: { ...newestFirst, ...query },
    offset: 0,
    count,
  });
  if (found instanceof Promise) throw new Error('Windows are answered at once.');
  return valueOf(found).rows;
}

/** Starts a harness. The caller closes it. */
export async function openAdminHarness(options: AdminHarnessOptions = {}): Promise<AdminHarness> {
  const { licenses = 0, limits = 'off', wrapHttp = (http: Http) => http } = options;
  const eager = createEagerClock();
  const clock = options.clock ?? eager;
  const sandbox = limits === 'sandbox';
  const polar = await startPolar({ licenses, limits, sandbox, now: clock.now });
  const isProduction = (options.address ?? limits) === 'production';
  // Requests to production's address go to the stand-in.
  const wire: Http = {
    send: async (request) =>
      await nodeHttp.send({
        ...request,
        url: request.url.replace('https://api.polar.sh', polar.baseUrl),
      }),
  };
  const http = eager.freezeDuring(wrapHttp(wire));
  const ports = createTestPorts({ clock, http, ...(isProduction ? {} : { polar }) });
  ports.writeRecord('token', {
    server: isProduction ? 'production' : 'loopback',
    backend: 'test',
    sealed: Buffer.from(options.token ?? polar.token).toString('base64'),
  });
  const files =
    options.inMemory === true
      ? { activityFile: createMemoryLog(), bulkFile: createMemoryLog() }
      : {
          activityFile: createAppendLog(ports.dataFolder, 'activity', 'history'),
          bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger'),
        };
  const start = (change: Partial<Ports> = {}): Core => compose({ ...ports, ...files, ...change });
  let core = start();

  const harness: AdminHarness = {
    polar,
    ports,
    clock,
    core: () => core,
    state: () => core.state.get(),
    restart(change = {}) {
      // The lock of a process that was killed is abandoned: here both processes have the same id.
      fs.rmSync(path.join(ports.dataFolder, journalLockFile), { force: true });
      core = start(change);
      return core;
    },
    async waitUntil(description, matchesState) {
      const watched = core;
      if (matchesState(watched.state.get())) return watched.state.get();
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          stop();
          const { licenses: list, bulk } = watched.state.get();
          reject(new Error(`Waited in vain for ${description}: ${JSON.stringify({ list, bulk })}`));
        }, waitTimeout);
        const stop = watched.state.subscribe((state) => {
          if (!matchesState(state)) return;
          clearTimeout(timer);
          stop();
          resolve(state);
        });
      });
    },
    licenseCount() {
      const { record, organizationId } = polar;
      const { total } = record.page({ matches: () => true, allGenerated: true }, 0, 1);
      const others = record
        .storedLicenses()
        .filter((each) => each.organizationId !== organizationId);
      return total - others.length;
    },
    async readAll() {
      valueOf(await core.handlers.licenses.open());
      await harness.waitUntil(
        'the whole list',
        ({ licenses: { index } }) => index.type === 'complete',
      );
    },
    async close() {
      await core.stop();
      await polar.close();
      ports.close();
    },
  };
  return harness;
}

/** Returns the ids of the activations that the server released, one entry per release. */
export function releasedActivationIds(polar: Polar): string[] {
  return polar.log.find({ operation: 'deactivate', committed: true }).map(({ body }) => {
    const parsedBody: unknown = JSON.parse(body);
    return parsedBody !== null && typeof parsedBody === 'object' && 'activation_id' in parsedBody
      ? String(parsedBody.activation_id)
      : '';
  });
}

/** Reads the license of this computer's seat. */
export async function licenseDetails(harness: AdminHarness): Promise<LicenseDetails> {
  const { licenseId } = harness.polar;
  return valueOf(await harness.core().handlers.licenses.details({ licenseId }));
}

/** Returns the entries of the activity log, newest first. */
export async function listActivity(harness: AdminHarness) {
  const { entries } = valueOf(
    await harness.core().handlers.activity.list({ filter: {}, limit: 50 }),
  );
  return entries.map(({ what, code, activationHash: hash }) => ({ what, code, hash }));
}
