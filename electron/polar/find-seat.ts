import type { SeatCount, Told } from '../../shared/license.ts';
import type { LicenseKeys, SeatOfServer } from './license-keys.ts';
import { unreadable, type Refusal } from './outcome.ts';
import { countOf, holdsSeat } from './seat-list.ts';
import type { Credential } from './transport.ts';
import type { LicenseWithActivations, ValidatedLicense } from './wire.ts';

/** What a look learned about a license by the way. */
export interface LicenseFacts {
  readonly licenseId: string;
  /** The key that the license has now; another one than ours after a rotation. Null where it was not told. */
  readonly key: string | null;
  /** Milliseconds since 1970, null for no expiry. */
  readonly expiresAt: Told<number | null>;
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
  const ours = license.activations.known.find(({ id }) => id === activationId);
  return {
    licenseId: license.id,
    key: license.key,
    expiresAt: license.expires_at,
    activatedAt: ours?.created_at ?? null,
    seats: countOf(license),
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

/** Whether a 200 to a question about an activation shows that very one. */
const showsSeat = (license: ValidatedLicense, { activationId }: Seat): boolean =>
  license.activation?.id === activationId;

/**
 * Whether the answer about a key alone shows that its activations can be seen, so that one which was not found is gone. Polar hides those of
 * a key that may not be used, and another status than the one that is known to show them may hide them as well.
 */
const showsItsSeats = ({ status }: ValidatedLicense): boolean => status === 'granted';

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
  const lives = holdsSeat(license.value.activations, seat.activationId);
  return lives === null ? unreadable : { is: lives ? 'held' : 'free', facts };
}

/** Asks about the key alone, after its activation was not found: a key that lives has lost it. */
async function lookAtKey(keys: LicenseKeys, seat: Seat): Promise<Finding | Refusal> {
  const { server, key, organizationId } = seat;
  const alone = await keys.validate({ is: 'public' }, { server, key, organizationId });
  if (alone.is === 'ok') {
    return showsItsSeats(alone.value)
      ? { is: 'free', facts: factsOfValidated(alone.value) }
      : unreadable;
  }
  if (alone.is !== 'gone') return alone;
  if (alone.said === 'unclear') return unreadable;
  return alone.said === 'inactive' || alone.said === 'expired'
    ? { is: 'key-inactive' }
    : { is: 'key-unknown' };
}

/** Without one: ask about the activation, then about the key alone. */
async function lookFromOutside(keys: LicenseKeys, seat: Seat): Promise<Finding | Refusal> {
  const credential = { is: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const asked = await keys.validate(credential, { server, key, organizationId, activationId });
  if (asked.is === 'ok') {
    return showsSeat(asked.value, seat)
      ? { is: 'held', facts: factsOfValidated(asked.value) }
      : unreadable;
  }
  if (asked.is !== 'gone') return asked;
  switch (asked.said) {
    case 'conditions':
      return { is: 'held', facts: null };
    case 'inactive':
    case 'expired':
      return { is: 'key-inactive' };
    case 'unclear':
      return unreadable;
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
  if (asked.is === 'ok') {
    return showsSeat(asked.value, seat)
      ? { is: 'confirmed', facts: factsOfValidated(asked.value) }
      : { is: 'open', answer: unreadable };
  }
  if (asked.is !== 'gone') return openOrInactive(asked);
  // The activation was made with conditions, and so it exists.
  if (asked.said === 'conditions') return { is: 'confirmed', facts: null };
  if (asked.said !== 'nothing-found') return openOrInactive(asked);
  const alone = await keys.validate(credential, { server, key, organizationId });
  if (alone.is === 'ok') {
    return showsItsSeats(alone.value)
      ? { is: 'refused', code: 'activation-unknown' }
      : { is: 'open', answer: unreadable };
  }
  return alone.is === 'gone' && alone.said === 'nothing-found'
    ? { is: 'refused', code: 'key-unknown' }
    : openOrInactive(alone);
}
