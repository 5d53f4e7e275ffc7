import { randomUUID } from 'node:crypto';
import type { Http, HttpAnswer, HttpRequest } from '../../electron/ports.ts';
import type { ManualClock } from './manual-clock.ts';
import {
  answerOf,
  modelIds,
  notFound,
  oddAnswer,
  wireLicense,
  wireSeat,
  type ModelIds,
  type ModelLicense,
} from './model-license.ts';
import type { NetworkFault } from './network-faults.ts';

/** The server's clock starts with the tests' clock and never jumps. */
const modelStart = Date.UTC(2026, 5, 1, 12);
/** Milliseconds that a replica may lag behind. */
const longestLag = 90_000;
/** Milliseconds after which a late request lands, counted from its sender's timeout. */
const lateDelay = 25_000;
const slowDelay = 4_000;

/** A model of Polar for one license, without a socket. */
export class PolarModel {
  license: ModelLicense;
  readonly ids: ModelIds;
  isTokenValid = true;
  /** Faults of the next requests, in order; none once it is empty. */
  script: NetworkFault[] = [];
  /** Activations that a request of the app released. */
  readonly freed = new Set<string>();
  /** Activations that an answer to the app has shown, whether or not the answer arrived. */
  readonly shown = new Set<string>();
  readonly #clock: ManualClock;
  #before: ModelLicense;
  #changedAt = Number.NEGATIVE_INFINITY;
  #requests = 0;

  constructor(clock: ManualClock, ids: ModelIds = modelIds) {
    this.#clock = clock;
    this.ids = ids;
    this.license = { key: ids.key, status: 'granted', expired: false, activations: [] };
    this.#before = this.license;
  }

  /** Number of requests that were sent, with any outcome. */
  get requests(): number {
    return this.#requests;
  }

  /** Whether the license counts this activation. */
  isLive(activationId: unknown): boolean {
    return this.license.activations.some(({ id }) => id === activationId);
  }

  /** Adds a seat that was taken `age` milliseconds ago, without the app's knowledge. */
  addSeat(age: number, meta: Readonly<Record<string, unknown>> = {}): string {
    const createdAt = modelStart + this.#clock.waited() - age;
    const seat = { id: randomUUID(), label: 'Seat', meta, createdAt };
    this.change({ activations: [...this.license.activations, seat] });
    this.#changedAt -= age;
    return seat.id;
  }

  /** Changes the license; a lagging replica still shows the earlier state. */
  change(change: Partial<ModelLicense>): void {
    this.#before = this.license;
    this.#changedAt = this.#clock.waited();
    this.license = { ...this.license, ...change };
  }

  /**
   * Returns an HTTP client for this Polar. `isDead`: whether the app has died, so that no answer
   * arrives.
   */
  http(isDead: () => boolean): Http {
    return {
      send: async (request) => {
        if (isDead()) return await never();
        this.#requests += 1;
        const answer = await this.#respondWithFault(request, this.script.shift() ?? 'none');
        return isDead() ? await never() : answer;
      },
    };
  }

  async #respondWithFault(request: HttpRequest, fault: NetworkFault): Promise<HttpAnswer> {
    if (typeof fault === 'object') return oddAnswer(this.#answer(request), fault.odd);
    switch (fault) {
      case 'none':
        return this.#answer(request);
      case 'offline':
        return { type: 'not-sent', why: 'network-unreachable' };
      case 'request-lost':
        return { type: 'no-answer' };
      case 'answer-lost':
        this.#answer(request);
        return { type: 'no-answer' };
      case 'sent-twice':
        // Activating twice takes two seats, which the app cannot prevent.
        if (!request.url.endsWith('/activate')) this.#answer(request);
        return this.#answer(request);
      case 'slow':
        await this.#wait(slowDelay);
        return this.#answer(request);
      case 'late-landing':
        this.#clock.schedule(request.deadline + lateDelay, () => this.#answer(request));
        await this.#wait(request.deadline);
        return { type: 'no-answer' };
      case 'never-answered':
        await this.#wait(request.deadline);
        return { type: 'no-answer' };
      case 'rate-limited':
        return answerOf(429, '', { 'retry-after': '7' });
      case 'rate-limited-unsaid':
        return answerOf(429, '');
      case 'error-before':
        return answerOf(500, 'Internal Server Error');
      case 'error-after':
        this.#answer(request);
        return answerOf(500, 'Internal Server Error');
      case 'not-polar':
        return answerOf(200, '<!doctype html><h1>Guest Wi-Fi</h1>', {
          'content-type': 'text/html',
        });
      case 'bare-404':
        return answerOf(404, '{"detail":"Not Found"}');
      case 'redirected':
        return { type: 'redirected' };
      case 'stale':
        return this.#answer(request, true);
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => this.#clock.schedule(milliseconds, resolve));
  }

  #answer(request: HttpRequest, stale = false): HttpAnswer {
    const { pathname } = new URL(request.url);
    const token = request.headers['Authorization'];
    const isPortal = pathname.includes('customer-portal');
    if (!isPortal && !(this.isTokenValid && token === `Bearer ${modelIds.token}`)) {
      return answerOf(401, '{"error":"invalid_token","error_description":"No."}');
    }
    if (request.method === 'GET') return this.#get(pathname, stale);
    const body = JSON.parse(request.body ?? '{}') as Readonly<Record<string, unknown>>;
    if (body['key'] !== this.license.key) return notFound('Not found');
    const wanted = body['activation_id'];
    if (pathname.endsWith('/deactivate')) return this.#deactivate(wanted);
    return pathname.endsWith('/validate') ? this.#validate(wanted) : this.#activate(body);
  }

  #get(pathname: string, stale: boolean): HttpAnswer {
    if (!pathname.endsWith(this.ids.licenseId)) return notFound('Not found');
    const isBehind = stale && this.#clock.waited() - this.#changedAt < longestLag;
    const seen = isBehind ? this.#before : this.license;
    const activations = seen.activations.map((seat) => wireSeat(seat, this.ids));
    for (const { id } of seen.activations) this.shown.add(id);
    return answerOf(200, JSON.stringify({ ...wireLicense(seen, this.ids), activations }));
  }

  #deactivate(activationId: unknown): HttpAnswer {
    if (!this.isLive(activationId)) return notFound('Not found');
    this.freed.add(String(activationId));
    this.change({ activations: this.license.activations.filter(({ id }) => id !== activationId) });
    return answerOf(204, '');
  }

  #validate(activationId: unknown): HttpAnswer {
    const { license } = this;
    if (license.status !== 'granted') return notFound('License key is no longer active.');
    if (license.expired) return notFound('License key has expired.');
    const seat = license.activations.find(({ id }) => id === activationId);
    if (activationId !== undefined && seat === undefined) return notFound('Not found');
    const activation = seat === undefined ? null : wireSeat(seat, this.ids);
    if (seat !== undefined) this.shown.add(seat.id);
    return answerOf(200, JSON.stringify({ ...wireLicense(license, this.ids), activation }));
  }

  #activate(body: Readonly<Record<string, unknown>>): HttpAnswer {
    const { license } = this;
    if (license.status !== 'granted' || license.expired) {
      return answerOf(403, '{"error":"NotPermitted","detail":"License key is no longer active."}');
    }
    const meta = body['meta'] as Readonly<Record<string, unknown>>;
    const id = this.addSeat(0, meta);
    const seat = this.license.activations.find((each) => each.id === id);
    if (seat === undefined) throw new Error('A seat was taken and is not there.');
    this.shown.add(seat.id);
    return answerOf(
      200,
      JSON.stringify({
        ...wireSeat(seat, this.ids),
        license_key: wireLicense(this.license, this.ids),
      }),
    );
  }
}

async function never(): Promise<never> {
  return await new Promise<never>(() => undefined);
}
