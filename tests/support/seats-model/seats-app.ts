import { anySeller } from '../any-seller.ts';
import { createLicenseKeys } from '../../../electron/polar/license-keys.ts';
import { createRateLimiter } from '../../../electron/polar/rate-limiter.ts';
import { createTransport } from '../../../electron/polar/transport.ts';
import type { Http, Log, Secrets } from '../../../electron/ports.ts';
import { createSeats, type Seats } from '../../../electron/services/device/seats.ts';
import {
  createCredentials,
  type Credentials,
} from '../../../electron/services/organization/credentials.ts';
import { openAppRecords } from '../../../electron/storage/records.ts';
import { createSeatLayout } from '../../../electron/storage/seat-layout.ts';
import { NotWritable } from '../../../electron/storage/stored-file.ts';
import { createManualClock, flushPending, type ManualClock } from '../manual-clock.ts';
import { createMemorySharedState } from '../memory-stores.ts';
import { Crash, isFromTest } from '../model-trouble.ts';
import { ModelTruth } from '../model-truth.ts';
import { modelIds } from '../model-license.ts';
import { actionClock, runAsAction, type Action } from './action.ts';
import { Person } from './person.ts';
import { ModelPolars } from './polars.ts';
import { ModelLock } from './process-lock.ts';
import { SeatsPromises, thisFingerprint } from './promises.ts';
import { noRunTrouble, RunTroubles, type RunTrouble } from './run-trouble.ts';
import { SeatsDisk } from './seats-disk.ts';

const silent: Log = { info: () => undefined, problem: () => undefined };

/** A keychain that encrypts nothing. */
const secrets: Secrets = {
  backend: async () => 'model',
  seal: async (text) => text,
  unseal: async (sealed) => ({ text: sealed, isStale: false }),
};

/** The credentials of a command. */
const noCredentials: Credentials = {
  connection: () => ({ type: 'public' }),
  openToken: () => null,
  for: async () => ({ type: 'public' }),
  save: async () => undefined,
  forget: () => undefined,
};

/** The two processes over one data folder. */
export type ProcessName = 'window' | 'command';

/** One run of a process. */
interface ProcessRun {
  readonly name: ProcessName;
  readonly troubles: RunTroubles;
  isDead: boolean;
  seats: Seats | null;
}

/** What an action is about; the process adds the rest. */
export type ActionScope = Pick<Action, 'name' | 'seats' | 'license' | 'adopts'>;

/** The real services of several seats in two processes, over models of Polar, a disk in memory and a manual clock. */
export class SeatsApp {
  readonly clock: ManualClock = createManualClock();
  readonly disk = new SeatsDisk();
  readonly polars = new ModelPolars(this.clock);
  readonly person = new Person();
  readonly promises = new SeatsPromises(this.polars, this.disk, this.person, this.clock);
  readonly #rateLimiterState = createMemorySharedState();
  readonly #lock = new ModelLock();
  readonly #runs = new Map<ProcessName, ProcessRun>();

  /** Saves the organization's token of the production server, sealed. Only the window uses it. */
  connect(): void {
    this.disk.memory.data.put('token', {
      server: 'production',
      backend: 'model',
      sealed: modelIds.token,
    });
  }

  /** Returns the seats of a process; null if it does not run. */
  seats(name: ProcessName): Seats | null {
    const run = this.#runs.get(name);
    return run === undefined || run.isDead ? null : run.seats;
  }

  /** Kills a process without warning. */
  kill(name: ProcessName): void {
    const run = this.#runs.get(name);
    if (run !== undefined) run.isDead = true;
    this.#runs.delete(name);
  }

  /** Ends the failures of all processes that run. */
  endTrouble(): void {
    for (const { troubles } of this.#runs.values()) troubles.trouble = noRunTrouble;
  }

  /** Kills the process, if it runs, and starts it again. A window continues what is open, and checks the seats. */
  async start(name: ProcessName, trouble: RunTrouble = noRunTrouble): Promise<void> {
    this.kill(name);
    const run: ProcessRun = {
      name,
      troubles: new RunTroubles(trouble),
      isDead: false,
      seats: null,
    };
    this.#runs.set(name, run);
    const action: Action = { name: `start of the ${name}`, seats: 'all', knownSeats: new Set() };
    await this.#guard(action, () => {
      run.seats = this.#compose(run);
      this.promises.checkViews(run.seats.state());
      if (name !== 'window') return;
      void run.seats.tidy();
      run.seats.recover();
      void run.seats.check();
    });
  }

  /** Runs an action of a process that lives; it may die meanwhile. */
  async run(name: ProcessName, scope: ActionScope, work: (seats: Seats) => unknown): Promise<void> {
    const seats = this.seats(name);
    if (seats === null) return;
    const knownSeats = new Set(seats.all().map(({ id }) => id));
    await this.#guard({ ...scope, name: `${scope.name} in the ${name}`, knownSeats }, () =>
      work(seats),
    );
  }

  async #guard(action: Action, work: () => unknown): Promise<void> {
    const expectFromTest = (error: unknown): void => {
      // In the old place, while another process has moved the records, a write is refused.
      const isRefused = error instanceof NotWritable;
      if (isRefused || error instanceof Crash || isFromTest(error)) return;
      this.promises.violations.push(`${action.name} failed: ${String(error)}`);
    };
    try {
      const result = runAsAction(action, work);
      if (result instanceof Promise) result.catch(expectFromTest);
    } catch (error) {
      expectFromTest(error);
    }
    await flushPending();
  }

  #http(run: ProcessRun): Http {
    const http = this.polars.http(() => run.isDead);
    return {
      send: async (request) => {
        if (run.isDead) return await new Promise(() => undefined);
        this.promises.checkRequest(request, this.#lock.isHeldBy(run));
        if (run.troubles.diesAtRequest()) run.isDead = true;
        return await http.send(request);
      },
    };
  }

  #compose(run: ProcessRun): Seats {
    const { promises } = this;
    const clock = actionClock(this.clock, () => run.isDead);
    const { stores, folders } = this.disk.ports(
      (operation) => {
        if (run.isDead) throw new Crash();
        promises.checkChange(operation);
        run.troubles.change(operation, () => {
          run.isDead = true;
        });
      },
      (id, name, content) => {
        promises.checkWritten(id, name, content);
      },
    );
    const lock = this.#lock.of(run, clock);
    const layout = createSeatLayout({ folders, stores, lock, clock, log: silent });
    layout.prepare();
    const transport = createTransport({
      http: this.#http(run),
      rateLimiter: createRateLimiter(clock, this.#rateLimiterState),
      clock,
      loopback: null,
      appVersion: '0.0.0',
    });
    const files = { stores, clock };
    const credentials =
      run.name === 'command'
        ? noCredentials
        : createCredentials({
            file: openAppRecords(files).token,
            secrets,
            clock,
            log: silent,
            changed: () => undefined,
          });
    return createSeats({
      layout,
      seatFiles: (id) => ({ ...files, stores: layout.open(id) }),
      keys: createLicenseKeys(transport, clock),
      credentials,
      clock,
      lock,
      log: silent,
      machine: { fingerprint: thisFingerprint },
      seller: anySeller,
      appVersion: '0.0.0',
      changed: (views) => {
        if (!run.isDead) promises.checkViews(views);
      },
      reportFailure: () => undefined,
      recordEvent: (event) => {
        if (run.isDead) return;
        const truth = new ModelTruth(this.polars, this.disk.memory.data, promises.violations);
        truth.expectTrueEvent(event);
      },
    });
  }
}
