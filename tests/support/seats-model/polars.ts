import type { Http, HttpRequest } from '../../../electron/ports.ts';
import type { ManualClock } from '../manual-clock.ts';
import { notFound, type ModelActivation } from '../model-license.ts';
import type { NetworkFault } from '../network-faults.ts';
import { PolarModel } from '../polar-model.ts';
import { seatsLicenses, type SeatsLicense } from './licenses.ts';

/** A license of the model with the Polar that knows it. */
export interface ModelProduct {
  readonly license: SeatsLicense;
  readonly polar: PolarModel;
}

/** A request of the app about a license. */
export interface LicenseRequest {
  readonly type: 'activate' | 'deactivate' | 'validate' | 'get';
  /** The activation that the request names; null if it names none. */
  readonly activationId: string | null;
  /** The key that the request names; null for a license's id. */
  readonly key: string | null;
  /** Null for a key that no license has. */
  readonly product: ModelProduct | null;
}

const servers = { 'api.polar.sh': 'production', 'sandbox-api.polar.sh': 'sandbox' } as const;

/** Both of Polar's servers, with several licenses. */
export class ModelPolars {
  readonly products: readonly ModelProduct[];
  /** Faults of the next requests, in order; none once it is empty. */
  script: NetworkFault[] = [];

  constructor(clock: ManualClock) {
    this.products = seatsLicenses.map((license) => ({
      license,
      polar: new PolarModel(clock, license),
    }));
  }

  /** Every activation that counts, of all licenses. */
  get license(): { readonly activations: readonly ModelActivation[] } {
    return { activations: this.products.flatMap(({ polar }) => polar.license.activations) };
  }

  /** Activations that a request of the app released. */
  get freed(): ReadonlySet<string> {
    return new Set(this.products.flatMap(({ polar }) => [...polar.freed]));
  }

  /** Activations that an answer to the app has shown. */
  get shown(): ReadonlySet<string> {
    return new Set(this.products.flatMap(({ polar }) => [...polar.shown]));
  }

  /** Returns the license of a record, if the record has the key that the license has now; else null. */
  productOf(record: Readonly<Record<string, unknown>> | null): ModelProduct | null {
    const product = this.products.find(
      ({ license, polar }) =>
        license.server === record?.['server'] &&
        license.organizationId === record['organizationId'] &&
        polar.license.key === record['key'],
    );
    return product ?? null;
  }

  isLive(activationId: unknown): boolean {
    return this.products.some(({ polar }) => polar.isLive(activationId));
  }

  /** Returns what a request is about. */
  requestOf(request: HttpRequest): LicenseRequest {
    const { hostname, pathname } = new URL(request.url);
    const server = servers[hostname as keyof typeof servers];
    const onServer = this.products.filter(({ license }) => license.server === server);
    if (request.method === 'GET') {
      const product = onServer.find(({ license }) => pathname.endsWith(license.licenseId)) ?? null;
      return { type: 'get', activationId: null, key: null, product };
    }
    const body = JSON.parse(request.body ?? '{}') as Readonly<Record<string, unknown>>;
    const key = String(body['key']);
    const ofOrganization = onServer.filter(
      ({ license }) => license.organizationId === body['organization_id'],
    );
    return {
      type: pathname.split('/').at(-1) as LicenseRequest['type'],
      activationId: typeof body['activation_id'] === 'string' ? body['activation_id'] : null,
      key,
      product: ofOrganization.find(({ polar }) => polar.license.key === key) ?? null,
    };
  }

  /** Returns an HTTP client. `isDead`: whether the app has died, so that no answer arrives. */
  http(isDead: () => boolean): Http {
    return {
      send: async (request) => {
        const { product } = this.requestOf(request);
        const fault = this.script.shift();
        if (product === null)
          return isDead() ? await new Promise(() => undefined) : notFound('Not found');
        product.polar.script = fault === undefined ? [] : [fault];
        return await product.polar.http(isDead).send(request);
      },
    };
  }
}
