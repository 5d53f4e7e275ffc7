import { done, failed, type Result } from '../../../shared/failure.ts';
import { isSameSeat, type ImportedActivation, type Server } from '../../../shared/license.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import { confirmSeat, type Confirmation } from '../../polar/find-seat.ts';
import type { LicenseKeys, SeatReference } from '../../polar/license-keys.ts';
import type { Clock } from '../../ports.ts';
import type { AskedBy, DeviceRecord } from '../../storage/records.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { failureOf } from '../../polar/outcome.ts';
import { firstKnownKey, type KnownKey } from './key-variants.ts';
import type { OtherSeats } from './other-seats.ts';
import type { SeatSlot, SeatSlotDeps } from './seat-slot.ts';
import type { Seller } from './seller.ts';
import { withFacts } from './seat-record.ts';

/** What taking over a seat works with, and what it reports. */
export interface AdoptionDeps extends SeatSlotDeps {
  readonly clock: Clock;
  readonly keys: LicenseKeys;
  readonly seller: Seller;
  /** Whether a release of the seat on record has begun and not ended, in this process or another. */
  readonly isReleasing: () => boolean;
  /** Called when the seat on record has got another key. */
  readonly keyReplaced: () => void;
  readonly otherSeats: OtherSeats;
  /** Called when the seat was saved: a failure of the seat before no longer applies. */
  readonly seatReplaced: () => void;
}

/** A seat that this computer holds and has no record of. */
export type SeatToAdopt = ImportedActivation & { readonly server: Server };

/** Asks Polar about the variants of the seat's typed key in these organizations, until it knows one. */
export async function confirmTypedKey(
  keys: LicenseKeys,
  seat: SeatReference,
  organizations: readonly string[],
): Promise<KnownKey<Confirmation>> {
  return await firstKnownKey(
    seat.key,
    organizations,
    async (key, organizationId) => await confirmSeat(keys, { ...seat, key, organizationId }),
    (confirmation) => confirmation.type === 'refused' && confirmation.code === 'key-unknown',
  );
}

/**
 * Takes over a seat that this computer already holds, or the new key of the seat on record. Asks Polar whether the activation belongs to
 * the key. Fails if Polar says that it does not, or the organization is another seller's, and then saves nothing. If Polar cannot say, a new record is saved as never confirmed.
 * `canReplaceCopied`: the person knows that the record here was copied from another computer. Under the lock.
 */
export async function adoptSeat(
  deps: AdoptionDeps,
  slot: SeatSlot,
  activation: SeatToAdopt,
  askedBy: AskedBy,
  canReplaceCopied: boolean,
): Promise<Result<undefined>> {
  const { record, keys, clock, seller } = deps;
  const seat = record.get();
  if (seat !== null && isSameSeat(seat, activation)) {
    if (deps.isOtherComputer()) return failed('other-computer');
    return await adoptAgain(deps, slot, seat, activation.key, askedBy);
  }
  // An import takes no seat, so that an unreadable file of another license blocks nothing.
  const blocked =
    slot.importBlockingFailure(canReplaceCopied) ?? deps.otherSeats.failure(activation, true);
  if (blocked !== null) return failed(blocked);
  const refusal = seller.refusalOf(activation.organizationId);
  if (refusal !== null) return failed(refusal);
  const {
    key,
    organizationId,
    answer: confirmation,
  } = await confirmTypedKey(
    keys,
    activation,
    seller.organizationsFor(activation.key, activation.organizationId),
  );
  if (confirmation.type === 'refused') return failed(confirmation.code);
  const licenseId = confirmation.type === 'confirmed' ? confirmation.facts?.licenseId : undefined;
  // The record of another seat may have the key that the license had before.
  const held =
    licenseId === undefined
      ? null
      : deps.otherSeats.failure({ ...activation, key, organizationId, licenseId }, true);
  if (held !== null) return failed(held);
  const unconfirmed: DeviceRecord = {
    ...activation,
    key,
    organizationId,
    activatedAt: null,
    seats: null,
    confirmedAt: null,
    takenAt: clock.now(),
  };
  const next =
    confirmation.type === 'confirmed'
      ? withFacts(unconfirmed, confirmation.facts, clock.now())
      : unconfirmed;
  const saved = slot.save(next, 'imported', askedBy);
  if (saved.ok) deps.seatReplaced();
  return saved;
}

/**
 * Saves the key by which the seller replaced that of the seat on record, or confirms the seat. Only a key that Polar knows replaces the
 * old one, which may be the only key that releases the seat.
 */
async function adoptAgain(
  { record, origins, keys, clock, isReleasing, keyReplaced }: AdoptionDeps,
  slot: SeatSlot,
  seat: DeviceRecord,
  typed: string,
  askedBy: AskedBy,
): Promise<Result<undefined>> {
  const isNewKey = !keyVariants(typed).includes(seat.key);
  if (!isNewKey && seat.confirmedAt !== null) {
    // The import says that the seat is this computer's. Nothing else changes, so Polar need not be asked.
    const marked = { ...seat, ...origins.mark(seat.organizationId) };
    return tryWrite('device.json', () => {
      if (marked.machine !== seat.machine) record.save(marked);
    });
  }
  // Its request may be on its way with the old key.
  if (isReleasing()) return failed('release-pending');
  const { key, answer: confirmation } = isNewKey
    ? await confirmTypedKey(keys, { ...seat, key: typed }, [seat.organizationId])
    : { key: seat.key, answer: await confirmSeat(keys, seat) };
  const replaced = { ...seat, key };
  switch (confirmation.type) {
    case 'refused':
      return failed(confirmation.code);
    case 'open':
      return isNewKey ? failed(failureOf(confirmation.answer)) : done(undefined);
    case 'key-inactive':
      if (!isNewKey) return done(undefined);
      break;
    case 'confirmed':
      break;
  }
  const next =
    confirmation.type === 'confirmed'
      ? withFacts(replaced, confirmation.facts, clock.now())
      : // Polar knows the key, and shows none of its activations.
        { ...replaced, confirmedAt: null };
  const saved = slot.save(next, 'imported', askedBy);
  if (saved.ok) keyReplaced();
  return saved;
}
