import type * as v from 'valibot';
import type { Server } from '../../shared/license.ts';
import type { Clock, HttpAnswer } from '../ports.ts';
import { parseNewActivation, type NewActivation } from './new-activation.ts';
import { refusalOf, refusalOfChange, unreadable, type Refusal } from './outcome.ts';
import type { Credential, Transport } from './transport.ts';
import { LicensePage, LicenseWithActivations, parseAs, ValidatedLicense } from './wire.ts';

/** An answer of use, or what came instead. */
export type Answer<T> = { readonly type: 'ok'; readonly value: T } | Refusal;

/** What names a key on a server. */
export interface KeyReference {
  readonly server: Server;
  readonly key: string;
  readonly organizationId: string;
}

/** What names a seat. */
export interface SeatReference extends KeyReference {
  readonly activationId: string;
}

/**
 * Polar's license-key requests, one function each. With an organization's token they go to `/v1/license-keys`, without one
 * to the public twins. https://polar.sh/docs/api-reference/license-keys/deactivate
 */
export interface LicenseKeys {
  /** Frees the seat. Not idempotent: a second request answers `gone`. Works on expired, disabled and revoked keys too. */
  deactivate(credential: Credential, seat: SeatReference): Promise<Answer<null>>;
  /** Asks about a key, and about one of its activations if given. Counts as a validation on the server. */
  validate(
    credential: Credential,
    seat: KeyReference & { readonly activationId?: string },
  ): Promise<Answer<ValidatedLicense>>;
  /**
   * Takes a seat. The activation's id is all that the answer has to hold. A success without it is doubtful: a seat was taken then. Never deduplicated by Polar: twice is two seats.
   * `meta`: at most 50 short texts.
   */
  activate(
    credential: Credential,
    key: KeyReference,
    device: { readonly label: string; readonly meta: Readonly<Record<string, string>> },
  ): Promise<Answer<NewActivation>>;
  /** A license with its live activations; the read may lag behind a write. Needs a token. */
  get(server: Server, token: string, licenseId: string): Promise<Answer<LicenseWithActivations>>;
  /** The first page, of one: tells whether the token reads, and of which organization. */
  firstPage(server: Server, token: string): Promise<Answer<v.InferOutput<typeof LicensePage>>>;
}

const basePath = ({ type }: Credential): string =>
  type === 'organization' ? '/v1/license-keys' : '/v1/customer-portal/license-keys';

const body = ({ key, organizationId }: KeyReference) => ({ key, organization_id: organizationId });

/** Polar's license-key requests over a transport. */
export function createLicenseKeys(transport: Transport, clock: Clock): LicenseKeys {
  function read<S extends v.GenericSchema>(
    schema: S,
    answer: HttpAnswer,
  ): Answer<v.InferOutput<S>> {
    if (answer.type === 'answer' && answer.status === 200) {
      const value = parseAs(schema, answer.text);
      if (value !== null) return { type: 'ok', value };
    }
    return refusalOf(answer, clock.now());
  }

  return {
    async deactivate(credential, seat) {
      const answer = await transport.send(seat.server, credential, {
        method: 'POST',
        path: `${basePath(credential)}/deactivate`,
        body: { ...body(seat), activation_id: seat.activationId },
        // Twice would free no second seat. But only a connection of its own lets the network tell for sure that nothing was sent.
        once: true,
      });
      if (answer.type === 'answer' && answer.status === 204) return { type: 'ok', value: null };
      return refusalOfChange(answer, clock.now());
    },

    async validate(credential, seat) {
      const activationField =
        seat.activationId === undefined ? {} : { activation_id: seat.activationId };
      return read(
        ValidatedLicense,
        await transport.send(seat.server, credential, {
          method: 'POST',
          path: `${basePath(credential)}/validate`,
          body: { ...body(seat), ...activationField },
        }),
      );
    },

    async activate(credential, key, { label, meta }) {
      const answer = await transport.send(key.server, credential, {
        method: 'POST',
        path: `${basePath(credential)}/activate`,
        body: { ...body(key), label, meta },
        once: true,
      });
      if (answer.type === 'answer' && (answer.status === 200 || answer.status === 201)) {
        const value = parseNewActivation(answer.text);
        if (value !== null) return { type: 'ok', value };
      }
      return refusalOfChange(answer, clock.now());
    },

    async get(server, token, licenseId) {
      const credential = { type: 'organization', token } as const;
      const path = `/v1/license-keys/${encodeURIComponent(licenseId)}`;
      const license = read(
        LicenseWithActivations,
        await transport.send(server, credential, { method: 'GET', path }),
      );
      // The seats of another license say nothing of this one's.
      return license.type === 'ok' && license.value.id !== licenseId ? unreadable : license;
    },

    async firstPage(server, token) {
      const credential = { type: 'organization', token } as const;
      // The slash matters: without it Polar redirects, and redirects are never followed.
      const path = '/v1/license-keys/?limit=1';
      return read(LicensePage, await transport.send(server, credential, { method: 'GET', path }));
    },
  };
}
