import { type LicenseChange, unlimited } from '../../shared/licenses.ts';
import type { Server } from '../../shared/license.ts';
import type { Clock, HttpAnswer } from '../ports.ts';
import { createLicenseKeys, licensePath, pagePath } from './license-keys.ts';
import {
  pageSize,
  hasKey,
  parseListedLicense,
  parsePage,
  type ListedLicense,
  type ListPage,
} from './license-page.ts';
import { namePaths, parseBenefitNames, parseOrganizationName } from './organization-names.ts';
import { readAnswer, refusalOf, refusalOfChange, unreadable, type Answer } from './outcome.ts';
import type { PolarRequest, Transport } from './transport.ts';
import { parseAs, parseObject, PolarError, type LicenseWithActivations } from './wire.ts';

/** A license with its live seats, in no set order. */
export type LicenseWithSeats = LicenseWithActivations & ListedLicense;

/** Polar's requests that only an organization's staff may make. https://polar.sh/docs/api-reference/license-keys/list */
export type LicenseAdmin = ReturnType<typeof createLicenseAdmin>;

/** The server that a request goes to, and the organization's token. */
export interface OrganizationCredential {
  readonly server: Server;
  readonly token: string;
}

/** Returns a limit as Polar writes it: null for none. */
const toWireLimit = (limit: number | typeof unlimited): number | null =>
  limit === unlimited ? null : limit;

/** Returns the body of a change. Polar leaves fields alone that are not in it, and refuses a status of null. */
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

/** Reads the license with this id; null for another one. */
function parseLicenseOf(text: string, licenseId: string): ListedLicense | null {
  const license = parseListedLicense(parseObject(text));
  return license?.id === licenseId ? license : null;
}

/** Returns the requests of an organization's staff over a transport. */
export function createLicenseAdmin(transport: Transport, clock: Clock) {
  const keys = createLicenseKeys(transport, clock);

  async function send(
    { server, token }: OrganizationCredential,
    request: PolarRequest,
  ): Promise<HttpAnswer> {
    return await transport.send(server, { type: 'organization', token }, request);
  }

  const readChanged = (answer: HttpAnswer, licenseId: string): Answer<ListedLicense> =>
    readAnswer(answer, (text) => parseLicenseOf(text, licenseId), refusalOfChange, clock.now());

  return {
    /** Reads a page of all licenses, from 1, oldest first. */
    async page(credential: OrganizationCredential, page: number): Promise<Answer<ListPage>> {
      const answer = await send(credential, { method: 'GET', path: pagePath(page, pageSize) });
      return readAnswer(answer, parsePage, refusalOf, clock.now());
    },
    /** Reads the name of the token's organization. Needs the permission `organizations:read`. */
    async organizationName(credential: OrganizationCredential): Promise<Answer<string>> {
      const answer = await send(credential, { method: 'GET', path: namePaths.organizations });
      return readAnswer(answer, parseOrganizationName, refusalOf, clock.now());
    },
    /** Reads the names of the first benefits, by their ids. Needs the permission `benefits:read`. */
    async benefitNames(
      credential: OrganizationCredential,
    ): Promise<Answer<Readonly<Record<string, string>>>> {
      const answer = await send(credential, { method: 'GET', path: namePaths.benefits });
      return readAnswer(answer, parseBenefitNames, refusalOf, clock.now());
    },
    /** Reads one license with its live seats. The read may lag behind a write. `gone`: deleted, or of another organization. */
    async get(
      { server, token }: OrganizationCredential,
      licenseId: string,
    ): Promise<Answer<LicenseWithSeats>> {
      const answer = await keys.get(server, token, licenseId);
      if (answer.type !== 'ok') return answer;
      const license = answer.value;
      return hasKey(license) ? { type: 'ok', value: license } : unreadable;
    },
    /** Changes the fields of a license that `change` names. */
    async change(
      credential: OrganizationCredential,
      licenseId: string,
      change: LicenseChange,
    ): Promise<Answer<ListedLicense>> {
      const body = changeBody(change);
      const path = licensePath(licenseId);
      const answer = await send(credential, { method: 'PATCH', path, body, once: true });
      return readChanged(answer, licenseId);
    },
    /** Gives the license another key. Seats stay; the old key is unknown from then on. Polar refuses it for a revoked license. */
    async rotate(
      credential: OrganizationCredential,
      licenseId: string,
    ): Promise<Answer<ListedLicense>> {
      const path = `${licensePath(licenseId)}/rotate`;
      // A POST without a body has no Content-Length, which Polar may require (411).
      const answer = await send(credential, { method: 'POST', path, body: {}, once: true });
      if (answer.type === 'answer' && answer.status === 400) {
        const error = parseAs(PolarError, answer.text)?.error;
        if (error === 'RotateNotPermitted') {
          return { type: 'refused', failure: { code: 'rotation-refused' } };
        }
      }
      return readChanged(answer, licenseId);
    },
  };
}
