import type { InactiveReason } from '../../shared/app-state.ts';
import type { LicenseOwner, SeatCount } from '../../shared/license.ts';
import { parseId } from './answer-values.ts';
import type { LicenseKeys, SeatReference } from './license-keys.ts';
import { unreadable, type NotFoundReason, type Refusal } from './outcome.ts';
import { seatCountOf, holdsSeat, type Activation } from './seat-list.ts';
import type { Credential } from './transport.ts';
import type { License, ValidatedLicense } from './wire.ts';

/** Facts about a license that the answer to a check holds. */
export type LicenseFacts = ReturnType<typeof factsOf>;

/** The result of a check whether a seat still exists. */
export type CheckResult =
  /** The activation exists. One such result proves little, since a read may lag behind a write. */
  | { readonly type: 'held'; readonly facts: LicenseFacts | null }
  /** The key exists and the activation does not. Polar never reuses an activation id, so this is final. */
  | { readonly type: 'free'; readonly facts: LicenseFacts | null }
  /** The check sent the release again, and Polar confirmed it (204). */
  | { readonly type: 'released' }
  /** Polar does not know the key any more: rotated, deleted, or of another organization. The seat may still exist. */
  | { readonly type: 'key-unknown' }
  /** The key is expired, or `inactive`: revoked or disabled. So a check cannot see its activations. */
  | { readonly type: 'key-inactive'; readonly reason: InactiveReason };

/** The result of a check that sends no release, or why there is none. */
type PublicCheckResult = Exclude<CheckResult, { type: 'released' }> | Refusal;

type Seat = SeatReference & { readonly licenseId?: string | undefined };

function factsOf(
  license: License,
  activation: Activation | null | undefined,
  seats: SeatCount | null,
) {
  return {
    licenseId: license.id,
    /** The benefit that grants the license, which identifies its product. Null if the answer does not say. */
    benefitId: parseId(license.benefit_id),
    /** The key that the license has now, which a rotation changes. Null if the answer does not say. */
    key: license.key,
    /** Milliseconds since 1970, null for no expiry. */
    expiresAt: license.expires_at,
    /** Milliseconds since 1970; null if the answer does not hold the activation. */
    activatedAt: activation?.created_at ?? null,
    /** Null if the answer does not list the live activations, which needs a token. */
    seats,
    owner: ownerOf(license),
    /** The data that was sent with the activation; null if the answer does not hold it. */
    meta: activation?.meta ?? null,
  };
}

/** Returns the customer in an answer; null for one without name and address, and for a deleted one. */
function ownerOf({
  customer: { name, email, deleted_at: deletedAt },
}: License): LicenseOwner | null {
  return deletedAt !== null || (name === null && email === null) ? null : { name, email };
}

const factsOfValidated = (license: ValidatedLicense): LicenseFacts =>
  factsOf(license, license.activation, null);

const showsSeat = (license: ValidatedLicense, { activationId }: Seat): boolean =>
  license.activation?.id === activationId;

/**
 * Whether a check can see the activations of this key, so that one which was not found is gone. Polar hides those of a key that is not
 * granted, and a status that this app does not know may hide them as well.
 */
const showsSeats = ({ status }: ValidatedLicense): boolean => status === 'granted';

/** Checks a seat with a token, which lists the license's live activations. */
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
  const { activations } = license.value;
  const activation = activations.known.find(({ id }) => id === seat.activationId);
  const facts = factsOf(license.value, activation, seatCountOf(license.value));
  const isLive = holdsSeat(activations, seat.activationId);
  return isLive === null ? unreadable : { type: isLive ? 'held' : 'free', facts };
}

/** Returns the result of a 404 that says neither that the key nor that the activation is unknown. */
const resultOfOtherNotFound = (reason: NotFoundReason): PublicCheckResult =>
  reason === 'inactive' || reason === 'expired' ? { type: 'key-inactive', reason } : unreadable;

/** Checks the key alone after its activation was not found: if the key exists, the activation is gone. */
async function checkKey(keys: LicenseKeys, seat: Seat): Promise<PublicCheckResult> {
  const { server, key, organizationId } = seat;
  const keyAnswer = await keys.validate({ type: 'public' }, { server, key, organizationId });
  if (keyAnswer.type === 'ok') {
    return showsSeats(keyAnswer.value)
      ? { type: 'free', facts: factsOfValidated(keyAnswer.value) }
      : unreadable;
  }
  if (keyAnswer.type !== 'gone') return keyAnswer;
  return keyAnswer.reason === 'nothing-found'
    ? { type: 'key-unknown' }
    : resultOfOtherNotFound(keyAnswer.reason);
}

/** Checks a seat without a token: the activation, then the key alone. */
async function checkWithoutToken(keys: LicenseKeys, seat: Seat): Promise<PublicCheckResult> {
  const credential = { type: 'public' } as const;
  const { server, key, organizationId, activationId } = seat;
  const answer = await keys.validate(credential, { server, key, organizationId, activationId });
  if (answer.type === 'ok') {
    return showsSeat(answer.value, seat)
      ? { type: 'held', facts: factsOfValidated(answer.value) }
      : unreadable;
  }
  if (answer.type !== 'gone') return answer;
  // Only an activation that exists has conditions.
  if (answer.reason === 'conditions') return { type: 'held', facts: null };
  return answer.reason === 'nothing-found'
    ? await checkKey(keys, seat)
    : resultOfOtherNotFound(answer.reason);
}

/**
 * Checks whether a seat exists. Changes nothing on the server. Uses the organization's endpoint if there is a token, and the public ones
 * without a token or if the token cannot see the license.
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
 * Sends the release again, by the public endpoint, which is safe since Polar never reuses an activation id. Only for a key that is known to
 * exist. A rotation in the meantime makes the answer "gone" meaningless, so the key is checked again.
 */
async function releaseAgain(keys: LicenseKeys, seat: Seat): Promise<CheckResult | Refusal> {
  const answer = await keys.deactivate({ type: 'public' }, seat);
  if (answer.type === 'ok') return { type: 'released' };
  if (answer.type !== 'gone' || answer.reason !== 'nothing-found') return answer;
  const keyAnswer = await checkKey(keys, seat);
  return keyAnswer.type === 'key-inactive' ? { type: 'free', facts: null } : keyAnswer;
}

/**
 * Checks whether a seat is free after a release with an unknown outcome. Sends the release again, by the public endpoint, in two cases: no
 * check can see the activations of a key that is not granted, but a release of them works; and a token that does not know a key which the
 * public endpoints know is another organization's, so that a release with that token could never arrive.
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

/** The result of a check whether an activation belongs to a key. */
export type Confirmation =
  | { readonly type: 'confirmed'; readonly facts: LicenseFacts | null }
  /** Polar does not know the key in this organization, or the key has no such activation, or Polar calls the request invalid. */
  | {
      readonly type: 'refused';
      readonly code: 'activation-unknown' | 'key-unknown' | 'request-invalid';
    }
  /** The key is expired, or `inactive`: revoked or disabled. So a check cannot see its activations. */
  | { readonly type: 'key-inactive'; readonly reason: InactiveReason }
  /** Polar could not be reached, or its answer says nothing about the activation. */
  | { readonly type: 'open'; readonly answer: Refusal };

/** Checks whether an activation belongs to a key, by the public endpoint. Counts as one or two validations on the server. Call it under the lock. */
export async function confirmSeat(keys: LicenseKeys, seat: SeatReference): Promise<Confirmation> {
  const answer = await checkWithoutToken(keys, seat);
  if (answer.type === 'held') return { type: 'confirmed', facts: answer.facts };
  if (answer.type === 'free') return { type: 'refused', code: 'activation-unknown' };
  if (answer.type === 'key-unknown') return { type: 'refused', code: 'key-unknown' };
  if (answer.type === 'key-inactive') return answer;
  return answer.type === 'refused' && answer.failure.code === 'request-invalid'
    ? { type: 'refused', code: 'request-invalid' }
    : { type: 'open', answer };
}
