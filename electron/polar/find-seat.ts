import type { SeatCount } from '../../shared/license.ts';
import type { LicenseKeys, SeatOfServer } from './license-keys.ts';
import type { Refusal } from './outcome.ts';
import type { Credential } from './transport.ts';
import type { LicenseWithActivations, ValidatedLicense } from './wire.ts';

/** What a look learned about a license by the way. */
export interface LicenseFacts {
  readonly licenseId: string;
  /** The key that the license has now; another one than ours after a rotation. */
  readonly key: string;
  /** Milliseconds since 1970, null for no expiry. */
  readonly expiresAt: number | null;
  /** Milliseconds since 1970; known where the activation was seen. */
  readonly activatedAt: number | null;
  /** Known where the live activations are listed, which needs a token. */
  readonly seats: SeatCount | null;
}

/** Whether a seat still exists, as far as Polar tells. */
export type Finding =
  /** The activation lives. Proves little once: a read may lag behind a write. */
  | { readonly is: 'held'; readonly facts: LicenseFacts | null }
  /** The key lives and the activation does not. An activation id is never used again, so this is final. */
  | { readonly is: 'free'; readonly facts: LicenseFacts | null }
  /** The release was sent once more while looking, and Polar confirmed it (204). */
  | { readonly is: 'released' }
  /** The key string is not known any more: rotated, deleted, or of another organization. The seat may well live. */
  | { readonly is: 'key-unknown' }
  /** The key exists and may not be used: revoked, disabled or expired. Then a look cannot see its activations. */
  | { readonly is: 'key-inactive' };

type Seat = SeatOfServer & { readonly licenseId?: string | undefined };

function factsOf(license: LicenseWithActivations, activationId: string): LicenseFacts {
  const ours = license.activations.find(({ id }) => id === activationId);
  return {
    licenseId: license.id,
    key: license.key,
    expiresAt: license.expires_at,
    activatedAt: ours?.created_at ?? null,
    seats: { used: license.activations.length, limit: license.limit_activations },
  };
}

function factsOfValidated(license: ValidatedLicense): LicenseFacts {
  return {
    licenseId: license.id,
    key: license.key,
    expiresAt: license.expires_at,
    activatedAt: license.activation?.created_at ?? null,
    seats: null,
  };
}

/** With a token: the license lists its live activations. */
async function lookAtLicense(
  keys: LicenseKeys,
  credential: Extract<Credential, { is: 'organization' }>,
  seat: Seat,
): Promise<Finding | Refusal> {
  let licenseId = seat.licenseId;
  if (licenseId === undefined) {
    const { server, key, organizationId } = seat;
    const validated = await keys.validate(credential, { server, key, organizationId });
    if (validated.is !== 'ok') return validated;
    licenseId = validated.value.id;
  }
  const license = await keys.get(seat.server, credential.token, licenseId);
  if (license.is !== 'ok') return license;
  const facts = factsOf(license.value, seat.activationId);
  const lives = license.value.activations.some(({ id }) => id === seat.activationId);
  return { is: lives ? 'held' : 'free', facts };
}

/** Asks about the key alone, after its activation was not found: a key that lives has lost it. */
async function lookAtKey(keys: LicenseKeys, seat: Seat): Promise<Finding | Refusal> {
  const { server, key, organizationId } = seat;
  const alone = await keys.validate({ is: 'public' }, { server, key, organizationId });
  if (alone.is === 'ok') return { is: 'free', facts: factsOfValidated(alone.value) };
  if (alone.is !== 'gone') return alone;
  return alone.said === 'inactive' || alone.said === 'expired'
    ? { is: 'key-inactive' }
    : { is: 'key-unknown' };
}

/** Without one: ask about the activation, then about the key alone. */
async function lookFromOutside(keys: LicenseKeys, seat: Seat): Promise<Finding | Refusal> {
  const credential = { is: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const asked = await keys.validate(credential, { server, key, organizationId, activationId });
  if (asked.is === 'ok') return { is: 'held', facts: factsOfValidated(asked.value) };
  if (asked.is !== 'gone') return asked;
  switch (asked.said) {
    case 'conditions':
      return { is: 'held', facts: null };
    case 'inactive':
    case 'expired':
      return { is: 'key-inactive' };
    case 'unclear':
      return { is: 'key-unknown' };
    case 'nothing-found':
      break;
  }
  return await lookAtKey(keys, seat);
}

/**
 * Looks whether a seat exists. Reads only. With a token the organization's endpoint answers; where that token may not or
 * cannot see the license, the public endpoints do, without it.
 */
export async function findSeat(
  keys: LicenseKeys,
  credential: Credential,
  seat: Seat,
): Promise<Finding | Refusal> {
  if (credential.is === 'organization') {
    const finding = await lookAtLicense(keys, credential, seat);
    if (finding.is !== 'gone' && finding.is !== 'refused') return finding;
  }
  return await lookFromOutside(keys, seat);
}

/**
 * Sends the release once more, by the public endpoint. Safe, since an activation id is never reused. Only called while the key is
 * known to exist; it may have been rotated since, and then "gone" says nothing, so the key is asked about again.
 */
async function releaseAgain(keys: LicenseKeys, seat: Seat): Promise<Finding | Refusal> {
  const again = await keys.deactivate({ is: 'public' }, seat);
  if (again.is === 'ok') return { is: 'released' };
  if (again.is !== 'gone' || again.said !== 'nothing-found') return again;
  const alone = await lookAtKey(keys, seat);
  return alone.is === 'key-inactive' ? { is: 'free', facts: null } : alone;
}

/**
 * Looks whether a seat that we asked to release is free. Two looks end in asking again, by the public endpoint: where the key may
 * not be used any more, no look can see its activations, but releasing still works; and where the token does not know a key that
 * the public endpoints know, since it is another organization's, what was asked with that token could never arrive.
 */
export async function settleSeat(
  keys: LicenseKeys,
  credential: Credential,
  seat: Seat,
): Promise<Finding | Refusal> {
  let isForeign = false;
  if (credential.is === 'organization') {
    const finding = await lookAtLicense(keys, credential, seat);
    if (finding.is !== 'gone' && finding.is !== 'refused') return finding;
    isForeign = finding.is === 'gone';
  }
  const finding = await lookFromOutside(keys, seat);
  const isForUs = finding.is === 'key-inactive' || (finding.is === 'held' && isForeign);
  return isForUs ? await releaseAgain(keys, seat) : finding;
}

/** Whether Polar confirms that an activation belongs to a key. */
export type Confirmation =
  | { readonly is: 'confirmed'; readonly facts: LicenseFacts | null }
  /** Polar does not know the key in this organization, or the key has no such activation, or the request has a form that it refuses. */
  | {
      readonly is: 'refused';
      readonly code: 'activation-unknown' | 'key-unknown' | 'request-invalid';
    }
  /** The key exists and may not be used, so that its activations cannot be seen. */
  | { readonly is: 'key-inactive' }
  /** Polar could not be asked, or its answer says nothing of the activation. */
  | { readonly is: 'open'; readonly answer: Refusal };

function openOrInactive(answer: Refusal): Confirmation {
  if (answer.is === 'gone' && (answer.said === 'inactive' || answer.said === 'expired')) {
    return { is: 'key-inactive' };
  }
  return answer.is === 'refused' && answer.failure.code === 'request-invalid'
    ? { is: 'refused', code: 'request-invalid' }
    : { is: 'open', answer };
}

/** Asks whether an activation belongs to a key, by the public endpoint. Counts as one or two validations on the server. In the lock. */
export async function confirmSeat(keys: LicenseKeys, seat: SeatOfServer): Promise<Confirmation> {
  const credential = { is: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const asked = await keys.validate(credential, { server, key, organizationId, activationId });
  if (asked.is === 'ok') return { is: 'confirmed', facts: factsOfValidated(asked.value) };
  if (asked.is !== 'gone') return openOrInactive(asked);
  // The activation was made with conditions, and so it exists.
  if (asked.said === 'conditions') return { is: 'confirmed', facts: null };
  if (asked.said !== 'nothing-found') return openOrInactive(asked);
  const alone = await keys.validate(credential, { server, key, organizationId });
  if (alone.is === 'ok') return { is: 'refused', code: 'activation-unknown' };
  return alone.is === 'gone' && alone.said === 'nothing-found'
    ? { is: 'refused', code: 'key-unknown' }
    : openOrInactive(alone);
}
