import type { SeatCount, OrUnknown } from '../../shared/license.ts';
import type { LicenseKeys, SeatReference } from './license-keys.ts';
import { unreadable, type Refusal } from './outcome.ts';
import { seatCountOf, holdsSeat } from './seat-list.ts';
import type { Credential } from './transport.ts';
import type { LicenseWithActivations, ValidatedLicense } from './wire.ts';

/** What a look learned about a license by the way. */
export interface LicenseFacts {
  readonly licenseId: string;
  /** The key that the license has now; another one than ours after a rotation. Null where it was not told. */
  readonly key: string | null;
  /** Milliseconds since 1970, null for no expiry. */
  readonly expiresAt: OrUnknown<number | null>;
  /** Milliseconds since 1970; known where the activation was seen. */
  readonly activatedAt: number | null;
  /** Known where the live activations are listed, which needs a token. */
  readonly seats: SeatCount | null;
}

/** Whether a seat still exists, as far as Polar tells. */
export type CheckResult =
  /** The activation lives. Proves little once: a read may lag behind a write. */
  | { readonly type: 'held'; readonly facts: LicenseFacts | null }
  /** The key lives and the activation does not. An activation id is never used again, so this is final. */
  | { readonly type: 'free'; readonly facts: LicenseFacts | null }
  /** The release was sent once more while looking, and Polar confirmed it (204). */
  | { readonly type: 'released' }
  /** The key string is not known any more: rotated, deleted, or of another organization. The seat may well live. */
  | { readonly type: 'key-unknown' }
  /** The key exists and may not be used: revoked, disabled or expired. Then a look cannot see its activations. */
  | { readonly type: 'key-inactive' };

type Seat = SeatReference & { readonly licenseId?: string | undefined };

function factsOf(license: LicenseWithActivations, activationId: string): LicenseFacts {
  const activation = license.activations.known.find(({ id }) => id === activationId);
  return {
    licenseId: license.id,
    key: license.key,
    expiresAt: license.expires_at,
    activatedAt: activation?.created_at ?? null,
    seats: seatCountOf(license),
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
const showsSeats = ({ status }: ValidatedLicense): boolean => status === 'granted';

/** With a token: the license lists its live activations. */
async function checkWithToken(
  keys: LicenseKeys,
  credential: Extract<Credential, { type: 'organization' }>,
  seat: Seat,
): Promise<CheckResult | Refusal> {
  let licenseId = seat.licenseId;
  if (licenseId === undefined) {
    const { server, key, organizationId } = seat;
    const validated = await keys.validate(credential, { server, key, organizationId });
    if (validated.type !== 'ok') return validated;
    licenseId = validated.value.id;
  }
  const license = await keys.get(seat.server, credential.token, licenseId);
  if (license.type !== 'ok') return license;
  const facts = factsOf(license.value, seat.activationId);
  const isLive = holdsSeat(license.value.activations, seat.activationId);
  return isLive === null ? unreadable : { type: isLive ? 'held' : 'free', facts };
}

/** Asks about the key alone, after its activation was not found: a key that lives has lost it. */
async function checkKey(keys: LicenseKeys, seat: Seat): Promise<CheckResult | Refusal> {
  const { server, key, organizationId } = seat;
  const keyAnswer = await keys.validate({ type: 'public' }, { server, key, organizationId });
  if (keyAnswer.type === 'ok') {
    return showsSeats(keyAnswer.value)
      ? { type: 'free', facts: factsOfValidated(keyAnswer.value) }
      : unreadable;
  }
  if (keyAnswer.type !== 'gone') return keyAnswer;
  if (keyAnswer.reason === 'unclear') return unreadable;
  return keyAnswer.reason === 'inactive' || keyAnswer.reason === 'expired'
    ? { type: 'key-inactive' }
    : { type: 'key-unknown' };
}

/** Without one: ask about the activation, then about the key alone. */
async function checkWithoutToken(keys: LicenseKeys, seat: Seat): Promise<CheckResult | Refusal> {
  const credential = { type: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const answer = await keys.validate(credential, { server, key, organizationId, activationId });
  if (answer.type === 'ok') {
    return showsSeat(answer.value, seat)
      ? { type: 'held', facts: factsOfValidated(answer.value) }
      : unreadable;
  }
  if (answer.type !== 'gone') return answer;
  switch (answer.reason) {
    case 'conditions':
      return { type: 'held', facts: null };
    case 'inactive':
    case 'expired':
      return { type: 'key-inactive' };
    case 'unclear':
      return unreadable;
    case 'nothing-found':
      break;
  }
  return await checkKey(keys, seat);
}

/**
 * Looks whether a seat exists. Reads only. With a token the organization's endpoint answers; where that token may not or
 * cannot see the license, the public endpoints do, without it.
 */
export async function checkSeat(
  keys: LicenseKeys,
  credential: Credential,
  seat: Seat,
): Promise<CheckResult | Refusal> {
  if (credential.type === 'organization') {
    const checkResult = await checkWithToken(keys, credential, seat);
    if (checkResult.type !== 'gone' && checkResult.type !== 'refused') return checkResult;
  }
  return await checkWithoutToken(keys, seat);
}

/**
 * Sends the release once more, by the public endpoint. Safe, since an activation id is never reused. Only called while the key is
 * known to exist; it may have been rotated since, and then "gone" says nothing, so the key is asked about again.
 */
async function releaseAgain(keys: LicenseKeys, seat: Seat): Promise<CheckResult | Refusal> {
  const answer = await keys.deactivate({ type: 'public' }, seat);
  if (answer.type === 'ok') return { type: 'released' };
  if (answer.type !== 'gone' || answer.reason !== 'nothing-found') return answer;
  const keyAnswer = await checkKey(keys, seat);
  return keyAnswer.type === 'key-inactive' ? { type: 'free', facts: null } : keyAnswer;
}

/**
 * Looks whether a seat that we asked to release is free. Two looks end in asking again, by the public endpoint: where the key may
 * not be used any more, no look can see its activations, but releasing still works; and where the token does not know a key that
 * the public endpoints know, since it is another organization's, what was asked with that token could never arrive.
 */
export async function reconcileSeat(
  keys: LicenseKeys,
  credential: Credential,
  seat: Seat,
): Promise<CheckResult | Refusal> {
  let isOtherOrganization = false;
  if (credential.type === 'organization') {
    const checkResult = await checkWithToken(keys, credential, seat);
    if (checkResult.type !== 'gone' && checkResult.type !== 'refused') return checkResult;
    isOtherOrganization = checkResult.type === 'gone';
  }
  const checkResult = await checkWithoutToken(keys, seat);
  const shouldReleaseAgain =
    checkResult.type === 'key-inactive' || (checkResult.type === 'held' && isOtherOrganization);
  return shouldReleaseAgain ? await releaseAgain(keys, seat) : checkResult;
}

/** Whether Polar confirms that an activation belongs to a key. */
export type Confirmation =
  | { readonly type: 'confirmed'; readonly facts: LicenseFacts | null }
  /** Polar does not know the key in this organization, or the key has no such activation, or the request has a form that it refuses. */
  | {
      readonly type: 'refused';
      readonly code: 'activation-unknown' | 'key-unknown' | 'request-invalid';
    }
  /** The key exists and may not be used, so that its activations cannot be seen. */
  | { readonly type: 'key-inactive' }
  /** Polar could not be asked, or its answer says nothing of the activation. */
  | { readonly type: 'open'; readonly answer: Refusal };

function indeterminateOrInactive(answer: Refusal): Confirmation {
  if (answer.type === 'gone' && (answer.reason === 'inactive' || answer.reason === 'expired')) {
    return { type: 'key-inactive' };
  }
  return answer.type === 'refused' && answer.failure.code === 'request-invalid'
    ? { type: 'refused', code: 'request-invalid' }
    : { type: 'open', answer };
}

/** Asks whether an activation belongs to a key, by the public endpoint. Counts as one or two validations on the server. In the lock. */
export async function confirmSeat(keys: LicenseKeys, seat: SeatReference): Promise<Confirmation> {
  const credential = { type: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const answer = await keys.validate(credential, { server, key, organizationId, activationId });
  if (answer.type === 'ok') {
    return showsSeat(answer.value, seat)
      ? { type: 'confirmed', facts: factsOfValidated(answer.value) }
      : { type: 'open', answer: unreadable };
  }
  if (answer.type !== 'gone') return indeterminateOrInactive(answer);
  // The activation was made with conditions, and so it exists.
  if (answer.reason === 'conditions') return { type: 'confirmed', facts: null };
  if (answer.reason !== 'nothing-found') return indeterminateOrInactive(answer);
  const keyAnswer = await keys.validate(credential, { server, key, organizationId });
  if (keyAnswer.type === 'ok') {
    return showsSeats(keyAnswer.value)
      ? { type: 'refused', code: 'activation-unknown' }
      : { type: 'open', answer: unreadable };
  }
  return keyAnswer.type === 'gone' && keyAnswer.reason === 'nothing-found'
    ? { type: 'refused', code: 'key-unknown' }
    : indeterminateOrInactive(keyAnswer);
}
