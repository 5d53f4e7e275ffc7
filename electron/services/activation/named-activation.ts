import * as v from 'valibot';
import { done, failed, type Result } from '../../../shared/failure.ts';
import { failureOf } from '../../polar/outcome.ts';
import { Nonce, type ActivationIntent, type DeviceRecord } from '../../storage/records.ts';
import { confirmSeat } from '../../polar/find-seat.ts';
import { hasMetaValue } from '../seat/origin.ts';
import { confirmTypedKey, type AdoptionDeps, type SeatToAdopt } from '../seat/seat-adoption.ts';
import { withFacts } from '../seat/seat-record.ts';
import { saveTakenSeat, type ActivationStores } from './take-seat.ts';

/** The activation that the seller has named to the person. */
export interface NamedActivation {
  readonly activationId: string;
  /** The license's key as typed, where the seller has replaced the one of the pending activation. */
  readonly key?: string | undefined;
}

type EndingDeps = Pick<AdoptionDeps, 'keys' | 'clock' | 'seller' | 'otherSeats' | 'seatReplaced'>;

/** Asks Polar about the seat, with the pending activation's own key exactly as it is, and with a typed one in its variants. */
async function confirmNamed(
  { keys, seller }: EndingDeps,
  intent: ActivationIntent,
  named: SeatToAdopt,
) {
  const { key, organizationId } = named;
  return key === intent.key && organizationId === intent.organizationId
    ? { key, organizationId, answer: await confirmSeat(keys, named) }
    : await confirmTypedKey(keys, named, seller.organizationsFor(key, organizationId));
}

/**
 * Ends the pending activation with the seat that it took, which the seller has named to the person. Asks Polar, without a token, whether
 * that activation has the nonce of the pending one: then it is its seat, and no request of it can take another one. Fails with
 * `activation-other` for any other activation, since the pending one may have taken a seat besides. Changes nothing if it fails, except
 * if the disk refuses the record. Under the lock.
 */
export async function endWithNamedActivation(
  deps: EndingDeps,
  stores: ActivationStores,
  intent: ActivationIntent,
  named: SeatToAdopt,
): Promise<Result<undefined>> {
  const { clock, seller, otherSeats } = deps;
  const { server, activationId, label } = named;
  const refusal = seller.refusalOf(named.organizationId);
  if (refusal !== null) return failed(refusal);
  const { key, organizationId, answer } = await confirmNamed(deps, intent, named);
  if (answer.type === 'refused') return failed(answer.code);
  if (answer.type === 'open') return failed(failureOf(answer.answer));
  if (answer.type === 'key-inactive')
    return failed(answer.reason === 'expired' ? 'key-expired' : 'key-inactive');
  const { facts } = answer;
  if (facts === null || !hasMetaValue(facts.meta, intent.nonce)) return failed('activation-other');
  const held = otherSeats.failure(
    { server, key, organizationId, licenseId: facts.licenseId },
    true,
  );
  if (held !== null) return failed(held);
  const now = clock.now();
  const taken: DeviceRecord = {
    server,
    key,
    organizationId,
    activationId,
    label,
    ...(v.is(Nonce, intent.nonce) ? { nonce: intent.nonce } : {}),
    activatedAt: null,
    seats: null,
    confirmedAt: now,
    takenAt: now,
  };
  deps.seatReplaced();
  return saveTakenSeat(stores, withFacts(taken, facts, now), intent);
}

/**
 * Does the same with the license, organization and name of the pending activation itself. Fails as well if it is another computer's, or has
 * ended meanwhile without this seat. Under the lock.
 */
export async function endWithId(
  deps: EndingDeps & Pick<AdoptionDeps, 'record'>,
  stores: ActivationStores,
  { activationId, key }: NamedActivation,
): Promise<Result<undefined>> {
  const intent = stores.pending.get();
  if (intent === null)
    return deps.record.get()?.activationId === activationId
      ? done(undefined)
      : failed('not-activated');
  if (stores.pending.isElsewhere()) return failed('other-computer');
  const { server, organizationId, label } = intent;
  const seat = { server, organizationId, label, key: key ?? intent.key, activationId };
  return await endWithNamedActivation(deps, stores, intent, seat);
}
