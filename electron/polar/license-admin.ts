import * as v from 'valibot';
import { type LicenseChange, unlimited } from '../../shared/licenses.ts';
import type { Server } from '../../shared/license.ts';
import type { Clock, HttpAnswer } from '../ports.ts';
import type { Answer } from './license-keys.ts';
import {
  parseObject,
  parseListedLicense,
  parsePage,
  type ListedLicense,
  type ListPage,
} from './license-page.ts';
import { refusalOf, refusalOfChange, type Refusal } from './outcome.ts';
import { SeatList } from './seat-list.ts';
import type { Transport } from './transport.ts';
import { parseAs, PolarError } from './wire.ts';

/** A license with its live seats, in no set order. */
export interface LicenseWithSeats extends ListedLicense {
  readonly activations: SeatList;
}

/** The longest page that Polar gives. https://polar.sh/docs/api-reference/introduction#pagination */
export const pageSize = 100;

/** Polar's requests that only an organization's staff may make. https://polar.sh/docs/api-reference/license-keys/list */
export interface LicenseAdmin {
  /** A page of all licenses, from 1, oldest first. */
  page(credential: OrganizationCredential, page: number): Promise<Answer<ListPage>>;
  /** One license with its live seats. The read may lag behind a write. `gone`: deleted, or of another organization. */
  get(credential: OrganizationCredential, licenseId: string): Promise<Answer<LicenseWithSeats>>;
  change(
    credential: OrganizationCredential,
    licenseId: string,
    change: LicenseChange,
  ): Promise<Answer<ListedLicense>>;
  /** Gives the license another key. Seats stay; the old key is unknown from then on. Not for revoked ones. */
  rotate(credential: OrganizationCredential, licenseId: string): Promise<Answer<ListedLicense>>;
}

/** The server that is asked, and in whose name. */
export interface OrganizationCredential {
  readonly server: Server;
  readonly token: string;
}

/** Polar's form of a new limit: it takes null for none. */
const toWireLimit = (limit: number | typeof unlimited): number | null =>
  limit === unlimited ? null : limit;

/** What of a change Polar is sent: a status must never be null, and what is left out stays. */
function changeBody({ status, usage, seatLimit, usageLimit, expiresAt }: LicenseChange): object {
  return {
    ...(status === undefined ? {} : { status }),
    ...(usage === undefined ? {} : { usage }),
    ...(seatLimit === undefined ? {} : { limit_activations: toWireLimit(seatLimit) }),
    ...(usageLimit === undefined ? {} : { limit_usage: toWireLimit(usageLimit) }),
    ...(expiresAt === undefined
      ? {}
      : { expires_at: expiresAt === unlimited ? null : new Date(expiresAt).toISOString() }),
  };
}

/** The license with this id in an answer's text. Another one's would be taken for it. */
function parseLicense(text: string, licenseId: string): ListedLicense | null {
  const license = parseListedLicense(parseObject(text));
  return license?.id === licenseId ? license : null;
}

function parseLicenseWithSeats(text: string, licenseId: string): LicenseWithSeats | null {
  const fields = parseObject(text);
  const license = parseListedLicense(fields);
  return license?.id === licenseId
    ? { ...license, activations: v.parse(SeatList, fields?.['activations']) }
    : null;
}

const pathOf = (licenseId: string): string => `/v1/license-keys/${encodeURIComponent(licenseId)}`;

/** The staff's requests over a transport. */
export function createLicenseAdmin(transport: Transport, clock: Clock): LicenseAdmin {
  async function ask(
    { server, token }: OrganizationCredential,
    request: Parameters<Transport['send']>[2],
  ): Promise<HttpAnswer> {
    return await transport.send(server, { type: 'organization', token }, request);
  }

  /** What an answer tells, or what it is instead. */
  function read<T>(
    parse: (text: string) => T | null,
    answer: HttpAnswer,
    refusal: (answer: HttpAnswer, now: number) => Refusal,
  ): Answer<T> {
    if (answer.type === 'answer' && answer.status === 200) {
      const value = parse(answer.text);
      if (value !== null) return { type: 'ok', value };
    }
    return refusal(answer, clock.now());
  }

  return {
    async page(credential, page) {
      // The slash matters: without it Polar redirects, and redirects are never followed.
      const path = `/v1/license-keys/?page=${page}&limit=${pageSize}`;
      return read(parsePage, await ask(credential, { method: 'GET', path }), refusalOf);
    },
    async get(credential, licenseId) {
      const answer = await ask(credential, { method: 'GET', path: pathOf(licenseId) });
      return read((text) => parseLicenseWithSeats(text, licenseId), answer, refusalOf);
    },
    async change(credential, licenseId, change) {
      const body = changeBody(change);
      const path = pathOf(licenseId);
      const answer = await ask(credential, { method: 'PATCH', path, body, once: true });
      return read((text) => parseLicense(text, licenseId), answer, refusalOfChange);
    },
    async rotate(credential, licenseId) {
      const path = `${pathOf(licenseId)}/rotate`;
      // Without a body Polar may ask for the length that an empty one does not have (411).
      const answer = await ask(credential, { method: 'POST', path, body: {}, once: true });
      if (answer.type === 'answer' && answer.status === 400) {
        const error = parseAs(PolarError, answer.text)?.error;
        if (error === 'RotateNotPermitted') {
          return { type: 'refused', failure: { code: 'rotation-refused' } } as const;
        }
      }
      return read((text) => parseLicense(text, licenseId), answer, refusalOfChange);
    },
  };
}
