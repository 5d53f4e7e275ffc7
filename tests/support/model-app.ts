import { createLicenseKeys } from '../../electron/polar/license-keys.ts';
import { createRateLimiter } from '../../electron/polar/rate-limiter.ts';
import { createTransport } from '../../electron/polar/transport.ts';
import type { Clock, Http, Log, Secrets } from '../../electron/ports.ts';
import { createCredentials } from '../../electron/services/organization/credentials.ts';
import { createDevice, type Device } from '../../electron/services/device/device.ts';
import type { ActivityEvent } from '../../electron/services/seat/seat-events.ts';
import type { Lock } from '../../electron/storage/lock.ts';
import { openRecords, type DeviceRecord } from '../../electron/storage/records.ts';
import type { DeviceState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Receipt } from '../../shared/receipt.ts';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { createManualClock, flushPending, type ManualClock } from './manual-clock.ts';
import {
  createMemoryDisk,
  createMemorySharedState,
  fileError,
  type FileOperation,
  type MemoryDisk,
} from './memory-stores.ts';
import { modelIds, PolarModel } from './polar-model.ts';

const silent: Log = { info: () => undefined, problem: () => undefined };

/** A keychain that encrypts nothing. */
const secrets: Secrets = {
  backend: async () => 'model',
  seal: async (text) => text,
  unseal: async (sealed) => ({ text: sealed, isStale: false }),
};

/** Failures of the disk and the process, counted in file operations since the app was started. */
export interface Trouble {
  /**
   * The app dies before (even) or after (odd) operation number `floor(crashAt / 2)`; null: it
   * lives.
   */
  readonly crashAt: number | null;
  /** Writes from number `from` to `to` find the disk full. */
  readonly full: readonly [from: number, to: number] | null;
  /**
   * This operation fails with an input/output error, erasing included; `all`: every operation that
   * would change a file.
   */
  readonly brokenAt: number | 'all' | null;
}

/** The rate limiter delays a request by at most this number of milliseconds. */
const maxReadDelay = 1_000;

/** No failures. */
export const noTrouble: Trouble = { crashAt: null, full: null, brokenAt: null };

/** One run of the app over a disk that outlives it. */
interface AppRun {
  readonly device: Device;
  isDead: boolean;
}

/** The real services over a model of Polar, a disk in memory and a manual clock. */
export class ModelApp {
  readonly clock: ManualClock = createManualClock();
  readonly disk: MemoryDisk = createMemoryDisk();
  readonly #rateLimiterState = createMemorySharedState();
  readonly polar = new PolarModel(this.clock);
  trouble: Trouble = noTrouble;
  /** Id of the computer that the app runs on; null if its system does not provide one. */
  computer: string | null = 'first';
  /** The lock: `elsewhere`: another process holds it longer than the timeout; `broken`: the disk refuses it. */
  lock: 'works' | 'elsewhere' | 'broken' = 'works';
  /** What the person is told of the disk; null where all is well. */
  diskTrouble: Failure | null = null;
  /** What the app said or did that is not so, in sentences. */
  readonly violations: string[] = [];
  /** Computers at which a person has confirmed an action on another computer's data. */
  readonly #consent = new Set<string | null>();
  /** When each computer's last consent ended, in milliseconds that the clock has waited. */
  readonly #consentEnd = new Map<string | null, number>();
  #run: AppRun | null = null;
  #isSettingAside = false;
  #operations = 0;
  #writes = 0;

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
      server: 'loopback',
      key: modelIds.key,
      organizationId: modelIds.organizationId,
      activationId,
      label: 'Studio workstation',
      ...(imported ? {} : { licenseId: modelIds.licenseId }),
      activatedAt: imported ? null : takenAt,
      seats: null,
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
    this.trouble = trouble;
    this.#operations = 0;
    this.#writes = 0;
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
    this.#consent.add(this.computer);
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
    this.violations.push(`an act failed: ${String(error)}`);
  }

  /** Dismisses the release that the window shows. */
  async forget(): Promise<void> {
    this.#isSettingAside = true;
    await this.run((device) => {
      device.forget();
    });
    this.#isSettingAside = false;
  }

  #compose(): AppRun {
    const { clock } = this;
    const run: { device: Device | null; isDead: boolean } = { device: null, isDead: false };
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
    const die = (): never => {
      run.isDead = true;
      throw new Crash();
    };
    const records = openRecords({
      clock: liveClock,
      stores: this.disk.stores({
        before: (action) => {
          if (run.isDead) throw new Crash();
          if (action.operation === 'erase' && action.name === 'device') {
            this.#expectFree('the record goes');
            this.#expectReceipt();
          }
          this.#beforeOperation(action, die);
        },
        after: () => {
          this.#operations += 1;
          if (this.trouble.crashAt === this.#operations * 2 - 1) die();
        },
      }),
    });
    const transport = createTransport({
      http: this.#withConsentCheck(this.polar.http(isDead)),
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
      records,
      keys: createLicenseKeys(transport, liveClock),
      credentials,
      clock: liveClock,
      lock: createProcessLock(() => this.lock),
      log: silent,
      machine: { fingerprint: (organizationId) => fingerprintOf(this.computer, organizationId) },
      appVersion: '0.0.0',
      changed: (state) => {
        if (!run.isDead) this.#expectTrueState(state);
      },
      reportFailure: (failure) => {
        if (!run.isDead) this.diskTrouble = failure;
      },
      recordEvent: (event) => {
        if (!run.isDead) this.#expectTrueEvent(event);
      },
    });
    return Object.assign(run, { device });
  }

  /** Compares the state that the window would show with the server. */
  #expectTrueState(state: DeviceState): void {
    if (state.type === 'released') {
      this.#expectFree('the receipt is shown', state.receipt);
      this.#expectKnown('the receipt is shown', state.receipt.activationHash);
    }
    if (state.type !== 'held') return;
    const { activationHash: hash } = state.seat;
    if (state.release.type === 'released') {
      this.#expectFree('the release is shown');
      this.#expectKnown('the release is shown', hash);
    }
    if (state.seatStatus.type === 'removed') {
      this.#expectFree('the seat is shown as removed');
      this.#expectKnown('the seat is shown as removed', hash);
    }
  }

  /** Compares an entry of the activity log with the server. */
  #expectTrueEvent({ what, activationHash: hash }: ActivityEvent): void {
    if (what !== 'released' && what !== 'removed-by-seller' && what !== 'activated') return;
    const isLive = this.polar.license.activations.some(({ id }) => activationHash(id) === hash);
    if (what !== 'activated' && isLive)
      this.violations.push(`"${what}" is noted, and the seat lives`);
    this.#expectKnown(`"${what}" is noted`, hash ?? '');
  }

  /**
   * Expects a receipt before the record is erased, unless a person dismisses a seat that the seller
   * removed.
   */
  #expectReceipt(): void {
    const id = String(this.disk.content('device')?.['activationId']);
    if (!this.#isSettingAside) this.#expectKnown('the record goes', activationHash(id));
    const receipt = this.disk.content('receipt')?.['receipt'] as Receipt | undefined;
    if (this.#isSettingAside || receipt?.activationHash === activationHash(id)) return;
    this.violations.push('the record goes without a receipt');
  }

  /** Expects no "released" for an activation that Polar neither freed nor ever showed. */
  #expectKnown(what: string, hash: string): void {
    const known = [...this.polar.freed, ...this.polar.shown];
    if (known.some((id) => activationHash(id) === hash)) return;
    this.violations.push(`${what}, and Polar never knew the seat`);
  }

  #expectFree(what: string, receipt?: Receipt): void {
    for (const { id } of this.polar.license.activations) {
      const isMeant =
        receipt === undefined
          ? id === this.disk.content('device')?.['activationId']
          : activationHash(id) === receipt.activationHash;
      if (isMeant) this.violations.push(`${what}, and the seat lives`);
    }
  }

  /** Ends the consent when the app asks again. */
  #endConsent(): void {
    const state = this.#run?.isDead === false ? this.#run.device.state() : null;
    const asks =
      state?.type === 'copied' || (state?.type === 'activating' && state.otherComputer === true);
    if (asks && this.#consent.delete(this.computer)) {
      this.#consentEnd.set(this.computer, this.clock.waited());
    }
  }

  /** Records each request about another computer's seat without consent at this computer. */
  #withConsentCheck(http: Http): Http {
    return {
      send: async (request) => {
        const end = this.#consentEnd.get(this.computer) ?? Number.NEGATIVE_INFINITY;
        // A check that started with consent may still wait for the lock. It changes nothing.
        const isLate =
          request.url.endsWith('/validate') && this.clock.waited() - end <= maxReadDelay;
        if (this.#isOther() && !this.#consent.has(this.computer) && !isLate) {
          this.violations.push(`a copy sends ${new URL(request.url).pathname}`);
        }
        return await http.send(request);
      },
    };
  }

  /**
   * Whether the data belongs to another computer. A record without a mark belongs to the computer
   * that requested its release.
   */
  #isOther(): boolean {
    const [device, release, activation] = ['device', 'release', 'activation'].map((name) =>
      this.disk.content(name),
    );
    const isAbout = release?.['activationId'] === device?.['activationId'];
    const mark = device
      ? (device['machine'] ?? (isAbout ? release?.['machine'] : undefined))
      : activation?.['machine'];
    const here = fingerprintOf(this.computer, modelIds.organizationId);
    return here !== null && mark !== undefined && mark !== here;
  }

  #beforeOperation({ operation: does }: FileOperation, die: () => never): void {
    if (this.trouble.crashAt === this.#operations * 2) die();
    const { brokenAt } = this.trouble;
    if ((brokenAt === this.#operations || brokenAt === 'all') && does !== 'read') {
      this.#operations += 1;
      throw fileError('EIO');
    }
    if (does !== 'write') return;
    const number = this.#writes;
    this.#writes += 1;
    const { full } = this.trouble;
    if (full !== null && number >= full[0] && number < full[1]) throw fileError('ENOSPC');
  }
}

/** Ends a run. The app's code may catch it; nothing that it does afterwards has an effect. */
class Crash extends Error {}

function isFromTest(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('from a test');
}

/** Turns within one process; the others are dead, unless one holds the lock. */
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
