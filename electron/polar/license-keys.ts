import type { Server } from '../../shared/license.ts';
import type { Clock, HttpAnswer } from '../ports.ts';
import { parsePage, type ListPage } from './license-page.ts';
import { parseNewActivation, type NewActivation } from './new-activation.ts';
import { readAnswer, refusalOf, refusalOfChange, type Answer } from './outcome.ts';
import type { Credential, Transport } from './transport.ts';
import {
  parseLicenseWithActivations,
  parseValidatedLicense,
  type LicenseWithActivations,
  type ValidatedLicense,
} from './wire.ts';

/** Identifies a key on a server. */
export interface KeyReference {
  readonly server: Server;
  readonly key: string;
  readonly organizationId: string;
}

/** Identifies a seat. */
export interface SeatReference extends KeyReference {
  readonly activationId: string;
}

/**
 * Polar's requests about one key, one function each. With an organization's token they go to `/v1/license-keys`, without one
 * to the public endpoints of the same names. https://polar.sh/docs/api-reference/license-keys/deactivate
 */
export type LicenseKeys = ReturnType<typeof createLicenseKeys>;

const basePath = ({ type }: Credential): string =>
  type === 'organization' ? '/v1/license-keys' : '/v1/customer-portal/license-keys';

const body = ({ key, organizationId }: KeyReference) => ({ key, organization_id: organizationId });

/** The path of one license. */
export const licensePath = (licenseId: string): string =>
  `/v1/license-keys/${encodeURIComponent(licenseId)}`;

/** The path of a page of the list, from 1. The slash matters: without it Polar redirects, and the app never follows redirects. */
export const pagePath = (page: number, limit: number): string =>
  `/v1/license-keys/?page=${page}&limit=${limit}`;

/** Returns Polar's requests about one key over a transport. */
export function createLicenseKeys(transport: Transport, clock: Clock) {
  const read = async <T>(
    request: Promise<HttpAnswer>,
    parse: (text: string) => T | null,
  ): Promise<Answer<T>> => readAnswer(await request, parse, refusalOf, clock.now());

  return {
    /** Frees the seat. Not idempotent: a second request answers `gone`. Works on expired, disabled and revoked keys too. */
    async deactivate(credential: Credential, seat: SeatReference): Promise<Answer<null>> {
      const answer = await transport.send(seat.server, credential, {
        method: 'POST',
        path: `${basePath(credential)}/deactivate`,
        body: { ...body(seat), activation_id: seat.activationId },
        // A second request would free no second seat. But only a new connection shows for certain that nothing was sent.
        once: true,
      });
      if (answer.type === 'answer' && answer.status === 204) return { type: 'ok', value: null };
      return refusalOfChange(answer, clock.now());
    },

    /** Checks a key, and one of its activations if given. Counts as a validation on the server. */
    async validate(
      credential: Credential,
      seat: KeyReference & { readonly activationId?: string },
    ): Promise<Answer<ValidatedLicense>> {
      const activationField =
        seat.activationId === undefined ? {} : { activation_id: seat.activationId };
      const request = transport.send(seat.server, credential, {
        method: 'POST',
        path: `${basePath(credential)}/validate`,
        body: { ...body(seat), ...activationField },
      });
      return await read(request, parseValidatedLicense);
    },

    /**
     * Takes a seat. Polar deduplicates nothing: two requests take two seats. A success without the activation's id is `indeterminate`, since it
     * took a seat. `meta`: at most 50 short texts.
     */
    async activate(
      credential: Credential,
      key: KeyReference,
      { label, meta }: { readonly label: string; readonly meta: Readonly<Record<string, string>> },
    ): Promise<Answer<NewActivation>> {
      const answer = await transport.send(key.server, credential, {
        method: 'POST',
        path: `${basePath(credential)}/activate`,
        body: { ...body(key), label, meta },
        once: true,
      });
      return readAnswer(answer, parseNewActivation, refusalOfChange, clock.now(), [200, 201]);
    },

    /** Reads a license with its live activations; the read may lag behind a write. Needs a token. */
    async get(
      server: Server,
      token: string,
      licenseId: string,
    ): Promise<Answer<LicenseWithActivations>> {
      const credential = { type: 'organization', token } as const;
      const path = licensePath(licenseId);
      const request = transport.send(server, credential, { method: 'GET', path });
      return await read(request, (text) => parseLicenseWithActivations(text, licenseId));
    },

    /** Reads a list of one license, which shows whether the token can read, and of which organization it is. */
    async firstPage(server: Server, token: string): Promise<Answer<ListPage>> {
      const credential = { type: 'organization', token } as const;
      const path = pagePath(1, 1);
      return await read(transport.send(server, credential, { method: 'GET', path }), parsePage);
    },
  };
}
