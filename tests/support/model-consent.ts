import type { Http } from '../../electron/ports.ts';
import type { DeviceState } from '../../shared/app-state.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { ManualClock } from './manual-clock.ts';
import type { MemoryDisk } from './memory-stores.ts';
import { modelIds } from './model-license.ts';

/** The rate limiter delays a request by at most this number of milliseconds. */
const maxReadDelay = 1_000;

/** Checks that the app sends nothing about another computer's seat without a person's consent. */
export class ModelConsent {
  readonly #clock: ManualClock;
  readonly #disk: MemoryDisk;
  readonly #violations: string[];
  /** Computers at which a person has confirmed an action on another computer's data. */
  readonly #given = new Set<string | null>();
  /** When each computer's last consent ended, in milliseconds that the clock has waited. */
  readonly #ended = new Map<string | null, number>();

  /** @param violations receives forbidden requests as sentences */
  constructor(clock: ManualClock, disk: MemoryDisk, violations: string[]) {
    this.#clock = clock;
    this.#disk = disk;
    this.#violations = violations;
  }

  /** A person consents at this computer. */
  give(computer: string | null): void {
    this.#given.add(computer);
  }

  /** Ends the consent at this computer if the app's state asks again. */
  update(computer: string | null, state: DeviceState): void {
    const asks =
      state.type === 'copied' || (state.type === 'activating' && state.otherComputer === true);
    if (asks && this.#given.delete(computer)) this.#ended.set(computer, this.#clock.waited());
  }

  /** Returns an HTTP client that records each request without consent. */
  check(http: Http, computer: () => string | null): Http {
    return {
      send: async (request) => {
        const here = computer();
        const end = this.#ended.get(here) ?? Number.NEGATIVE_INFINITY;
        // A check that started with consent may still wait for the lock. It changes nothing.
        const isLate =
          request.url.endsWith('/validate') && this.#clock.waited() - end <= maxReadDelay;
        if (this.#isOther(here) && !this.#given.has(here) && !isLate) {
          this.#violations.push(`a copy sends ${new URL(request.url).pathname}`);
        }
        return await http.send(request);
      },
    };
  }

  /**
   * Whether the data belongs to another computer. A record without a mark belongs to the computer
   * that requested its release.
   */
  #isOther(computer: string | null): boolean {
    const [device, release, activation] = ['device', 'release', 'activation'].map((name) =>
      this.#disk.content(name),
    );
    const isOfThisSeat = release?.['activationId'] === device?.['activationId'];
    const mark = device
      ? (device['machine'] ?? (isOfThisSeat ? release?.['machine'] : undefined))
      : activation?.['machine'];
    const here = fingerprintOf(computer, modelIds.organizationId);
    return here !== null && mark !== undefined && mark !== here;
  }
}
