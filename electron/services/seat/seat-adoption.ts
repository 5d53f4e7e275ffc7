import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import { isSameSeat, type ImportedActivation, type Server } from '../../../shared/license.ts';
import { keyVariants } from '../../../shared/identifiers.ts';
import { confirmSeat, type Confirmation } from '../../polar/find-seat.ts';
import type { LicenseKeys, SeatReference } from '../../polar/license-keys.ts';
import type { AskedBy, DeviceRecord } from '../../storage/records.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { failureOf } from '../organization/connection.ts';
import { firstKnownVariant, type KnownVariant } from './key-variants.ts';
import type { SeatSlot } from './seat-slot.ts';
import type { Origins } from './origin.ts';
import { withFacts, type SeatRecord } from './seat-record.ts';

/** What taking over a seat needs. */
interface AdoptionDeps {
  readonly record: SeatRecord;
  readonly slot: SeatSlot;
  readonly origins: Origins;
  /** Whether the seat on record is another computer's. */
  readonly isOtherComputer: () => boolean;
  readonly keys: LicenseKeys;
  /** Whether a release of the seat on record has begun and not come to its end, in this process or another. */
  readonly isReleasing: () => boolean;
  /** The seat on record has got another key. */
  readonly keyReplaced: () => void;
  /** Another seat takes the place of the one that the window shows, if it shows one. */
  readonly seatReplaced: () => void;
}

/** Where the seat belongs, who takes it over, and when, in milliseconds since 1970. */
interface Adoption {
  readonly server: Server;
  readonly askedBy: AskedBy;
  readonly now: () => number;
  /** The caller knows that what is here was copied from another computer; another seat then takes its place. */
  readonly canReplaceCopied: boolean;
}

/** Asks Polar about the readings of the seat's key, which is as it was typed, until it knows one. */
async function confirmTyped(
  keys: LicenseKeys,
  seat: SeatReference,
): Promise<KnownVariant<Confirmation>> {
  return await firstKnownVariant(
    seat.key,
    async (key) => await confirmSeat(keys, { ...seat, key }),
    (confirmation) => confirmation.type === 'refused' && confirmation.code === 'key-unknown',
  );
}

/**
 * Takes over a seat that this computer already holds; of one that is on record, the key that it has now. Asks Polar whether the
 * activation belongs to the key. Fails where Polar says that it does not, and then nothing is written. Where Polar cannot say, a new
 * record is kept as never confirmed. In the lock.
 */
export async function adoptSeat(
  deps: AdoptionDeps,
  activation: ImportedActivation,
  adoption: Adoption,
): Promise<Result<undefined>> {
  const { record, slot, keys } = deps;
  const { server, askedBy, now, canReplaceCopied } = adoption;
  const seat = record.get();
  if (seat !== null && isSameSeat(seat, { ...activation, server })) {
    if (deps.isOtherComputer()) return failed('other-computer');
    return await adoptAgain(deps, seat, activation.key, adoption);
  }
  const blocked = slot.importBlockingFailure(canReplaceCopied);
  if (blocked !== null) return failed(blocked);
  const { key, answer: confirmation } = await confirmTyped(keys, { ...activation, server });
  if (confirmation.type === 'refused') return failed(confirmation.code);
  const unconfirmed: DeviceRecord = {
    ...activation,
    key,
    server,
    activatedAt: null,
    seats: null,
    confirmedAt: null,
    takenAt: now(),
  };
  const next =
    confirmation.type === 'confirmed'
      ? withFacts(unconfirmed, confirmation.facts, now())
      : unconfirmed;
  const saved = slot.save(next, 'imported', askedBy);
  if (saved.ok) deps.seatReplaced();
  return saved;
}

/**
 * Gives the seat on record the key that its seller has replaced the old one by, or confirms it. The old key goes only for one that
 * Polar knows: it may be the only one that releases the seat.
 */
async function adoptAgain(
  { record, slot, origins, keys, isReleasing, keyReplaced }: AdoptionDeps,
  seat: DeviceRecord,
  typed: string,
  { askedBy, now }: Adoption,
): Promise<Result<undefined>> {
  const isNewKey = !keyVariants(typed).includes(seat.key);
  if (!isNewKey && seat.confirmedAt !== null) {
    // Who brings the seat along says that it is this computer's; nothing else changes, and nothing has to be asked.
    const marked = { ...seat, ...origins.mark(seat.organizationId) };
    try {
      if (marked.machine !== seat.machine) record.save(marked);
      return done(undefined);
    } catch (error) {
      return failed(storageFailure(error, { fileName: 'device.json' }));
    }
  }
  // Its request may be on its way with the old key.
  if (isReleasing()) return failed('release-pending');
  const { key, answer: confirmation } = isNewKey
    ? await confirmTyped(keys, { ...seat, key: typed })
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
      ? withFacts(replaced, confirmation.facts, now())
      : // Polar knows the key, and shows none of its activations.
        { ...replaced, confirmedAt: null };
  const saved = slot.save(next, 'imported', askedBy);
  if (saved.ok) keyReplaced();
  return saved;
}
