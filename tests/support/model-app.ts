import { createLicenseKeys } from '../../electron/polar/license-keys.ts';
import { createRateLimiter } from '../../electron/polar/rate-limiter.ts';
import { createTransport } from '../../electron/polar/transport.ts';
import type { Clock, Log, Secrets } from '../../electron/ports.ts';
import { createCredentials } from '../../electron/services/organization/credentials.ts';
import { createDevice, type Device } from '../../electron/services/device/device.ts';
import type { Lock } from '../../electron/storage/lock.ts';
import {
  openAppRecords,
  openSeatRecords,
  type AppRecords,
  type DeviceRecord,
  type SeatRecords,
} from '../../electron/storage/records.ts';
import type { Failure } from '../../shared/failure.ts';
import { anySeller } from './any-seller.ts';
import { noOtherSeats } from './no-other-seats.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { createManualClock, flushPending, type ManualClock } from './manual-clock.ts';
import {
  createMemoryDisk,
  createMemorySharedState,
  fileError,
  type MemoryDisk,
} from './memory-stores.ts';
import { ModelConsent } from './model-consent.ts';
import { modelIds, modelSeat } from './model-license.ts';
import { Crash, FileTrouble, isFromTest, noTrouble, type Trouble } from './model-trouble.ts';
import { ModelTruth } from './model-truth.ts';
import { PolarModel } from './polar-model.ts';

const silent: Log = { info: () => undefined, problem: () => undefined };

/** A keychain that encrypts nothing. */
const secrets: Secrets = {
  backend: async () => 'model',
  seal: async (text) => text,
  unseal: async (sealed) => ({ text: sealed, isStale: false }),
};

/** One run of the app over a disk that outlives it. */
interface AppRun {
  readonly device: Device;
  isDead: boolean;
  /** Whether a person has dismissed what the window shows, and the app is not done with it. */
  isDismissing: boolean;
}

/** The real services over a model of Polar, a disk in memory and a manual clock. */
export class ModelApp {
  readonly clock: ManualClock = createManualClock();
  readonly disk: MemoryDisk = createMemoryDisk();
  readonly #rateLimiterState = createMemorySharedState();
  readonly polar = new PolarModel(this.clock);
  /** Id of the computer that the app runs on; null if its system does not provide one. */
  computer: string | null = 'first';
  /** `elsewhere`: another process holds the lock longer than the timeout; `broken`: the disk refuses it. */
  lock: 'works' | 'elsewhere' | 'broken' = 'works';
  /** The disk's failure that the app reports; null if there is none. */
  diskTrouble: Failure | null = null;
  /** Untrue statements and forbidden actions of the app, as sentences. */
  readonly violations: string[] = [];
  readonly #truth = new ModelTruth(this.polar, this.disk, this.violations);
  readonly #consent = new ModelConsent(this.clock, this.disk, this.violations);
  #run: AppRun | null = null;
  #files = new FileTrouble(noTrouble);

  /**
   * Writes the record of a seat that this computer took `age` milliseconds ago, and takes it on the
   * server. `imported`: Polar never confirmed the record. `wrongId`: the record also names an
   * activation that Polar does not have. `marked`: the record names this computer.
   */
  addHeldSeat(
    age: number,
    { imported = false, withToken = false, wrongId = false, marked = false } = {},
  ): DeviceRecord {
    const machine = marked ? fingerprintOf(this.computer, modelIds.organizationId) : null;
    const takenAt = this.clock.now() - age;
    const live = this.polar.addSeat(age);
    if (!imported) this.polar.shown.add(live);
    const activationId = wrongId ? modelIds.wrongActivationId : live;
    const record: DeviceRecord = {
      ...modelSeat,
      activationId,
      ...(imported ? {} : { licenseId: modelIds.licenseId }),
      activatedAt: imported ? null : takenAt,
      confirmedAt: imported ? null : takenAt,
      takenAt,
      ...(machine === null ? {} : { machine }),
    };
    this.disk.put('device', record);
    if (withToken) this.connect();
    return record;
  }

  /** Saves the organization's token, sealed. */
  connect(): void {
    this.disk.put('token', { server: 'loopback', backend: 'model', sealed: modelIds.token });
  }

  /** Changes the failures of the current run; the count of its operations goes on. */
  set trouble(trouble: Trouble) {
    this.#files.trouble = trouble;
  }

  /** The device service of the current run. */
  get device(): Device {
    if (this.#run === null) throw new Error('The app is not running.');
    return this.#run.device;
  }

  /** Whether the app has died and was not started again. */
  get isDead(): boolean {
    return this.#run?.isDead ?? true;
  }

  /** Kills the running app, if there is one, and starts another over the same disk. */
  async start(trouble: Trouble = noTrouble): Promise<void> {
    this.kill();
    this.#files = new FileTrouble(trouble);
    try {
      this.#run = this.#compose();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    await this.run((device) => {
      device.recover();
    });
  }

  /** Moves the disk to another computer; null: one whose system provides no id. */
  async moveTo(computer: string | null): Promise<void> {
    this.kill();
    this.computer = computer;
    await this.start();
  }

  /** Confirms an action on another computer's data as a person does, and runs it. */
  async consent(action: (device: Device) => unknown): Promise<void> {
    this.#consent.give(this.computer);
    await this.run(action);
    this.#endConsent();
  }

  /** Kills the app without warning. */
  kill(): void {
    if (this.#run !== null) this.#run.isDead = true;
    this.#run = null;
  }

  /** Runs an action of the app; the app may die meanwhile. */
  async run(action: (device: Device) => unknown): Promise<void> {
    if (this.#run === null || this.#run.isDead) return;
    try {
      const result = action(this.#run.device);
      if (result instanceof Promise) result.catch((error: unknown) => this.#expectFromTest(error));
    } catch (error) {
      if (!(error instanceof Crash) && !isFromTest(error)) throw error;
    }
    await flushPending();
    this.#endConsent();
  }

  /** Rethrows errors that neither the app's death nor a disk failure of the test explains. */
  #expectFromTest(error: unknown): void {
    if (error instanceof Crash || isFromTest(error)) return;
    this.violations.push(`an action failed: ${String(error)}`);
  }

  /** Dismisses the release that the window shows. */
  async forget(): Promise<void> {
    const run = this.#run;
    await this.run(async (device) => {
      if (run === null) return;
      run.isDismissing = true;
      // It may wait for a check that is under way, longer than this action takes.
      await device.forget().finally(() => {
        run.isDismissing = false;
      });
    });
  }

  #compose(): AppRun {
    const { clock } = this;
    const run: Omit<AppRun, 'device'> = { isDead: false, isDismissing: false };
    const isDead = (): boolean => run.isDead;
    // Timers of a dead app do not fire.
    const liveClock: Clock = {
      now: clock.now,
      monotonicNow: clock.monotonicNow,
      schedule: (milliseconds, callback) =>
        clock.schedule(milliseconds, () => {
          if (!run.isDead) callback();
        }),
    };
    const records = this.#openSeatRecords(run, liveClock);
    const transport = createTransport({
      http: this.#consent.check(this.polar.http(isDead), () => this.computer),
      rateLimiter: createRateLimiter(liveClock, this.#rateLimiterState),
      clock: liveClock,
      loopback: 'http://polar.model',
      appVersion: '0.0.0',
    });
    const credentials = createCredentials({
      file: records.token,
      secrets,
      clock: liveClock,
      log: silent,
      changed: () => undefined,
    });
    const device = createDevice({
      licenseName: () => null,
      records,
      keys: createLicenseKeys(transport, liveClock),
      seller: anySeller,
      credentials,
      clock: liveClock,
      lock: createProcessLock(() => this.lock),
      log: silent,
      machine: { fingerprint: (organizationId) => fingerprintOf(this.computer, organizationId) },
      appVersion: '0.0.0',
      otherSeats: noOtherSeats,
      changed: (state) => {
        if (!run.isDead) this.#truth.expectTrueState(state);
      },
      reportFailure: (failure) => {
        if (!run.isDead) this.diskTrouble = failure;
      },
      recordEvent: (event) => {
        if (!run.isDead) this.#truth.expectTrueEvent(event);
      },
    });
    return Object.assign(run, { device });
  }

  #openSeatRecords(run: Omit<AppRun, 'device'>, clock: Clock): SeatRecords & AppRecords {
    const die = (): never => {
      run.isDead = true;
      throw new Crash();
    };
    const files = {
      clock,
      stores: this.disk.stores({
        before: (action) => {
          if (run.isDead) throw new Crash();
          if (action.operation === 'erase' && action.name === 'device') {
            this.#truth.expectErasable(run.isDismissing);
          }
          this.#files.before(action, die);
        },
        after: () => {
          this.#files.after(die);
        },
      }),
    };
    return { ...openSeatRecords(files), ...openAppRecords(files) };
  }

  #endConsent(): void {
    const run = this.#run;
    if (run !== null && !run.isDead) this.#consent.update(this.computer, run.device.state());
  }
}

/** Creates a lock within one process; the other processes are dead, unless one holds the lock. */
function createProcessLock(now: () => ModelApp['lock']): Lock {
  let queue: Promise<unknown> = Promise.resolve();
  return {
    async hold(_, work) {
      if (now() === 'elsewhere') return null;
      if (now() === 'broken') throw fileError('EIO');
      const result = queue.then(work);
      queue = result.catch(() => null);
      return await result;
    },
  };
}
