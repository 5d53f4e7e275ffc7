import * as v from 'valibot';
import { failed, type Result } from '../../../shared/failure.ts';
import { failureOf } from '../../polar/outcome.ts';
import { Nonce, type ActivationIntent, type DeviceRecord } from '../../storage/records.ts';
import { hasMetaValue } from '../seat/origin.ts';
import { confirmTypedKey, type AdoptionDeps, type SeatToAdopt } from '../seat/seat-adoption.ts';
import { withFacts } from '../seat/seat-record.ts';
import { saveTakenSeat, type ActivationStores } from './take-seat.ts';

/**
 * Ends the pending activation with the seat that it took, which the seller has named to the person. Asks Polar, without a token, whether
 * that activation has the nonce of the pending one: then it is its seat, and no request of it can take another one. Fails with
 * `activation-other` for any other activation, since the pending one may have taken a seat besides. Changes nothing if it fails, except
 * if the disk refuses the record. Under the lock.
 */
export async function endWithNamedActivation(
  deps: Pick<AdoptionDeps, 'keys' | 'clock' | 'seller' | 'otherSeats' | 'seatReplaced'>,
  stores: ActivationStores,
  intent: ActivationIntent,
  named: SeatToAdopt,
): Promise<Result<undefined>> {
  const { keys, clock, seller, otherSeats } = deps;
  const { server, activationId, label } = named;
  const refusal = seller.refusalOf(named.organizationId);
  if (refusal !== null) return failed(refusal);
  const { key, organizationId, answer } = await confirmTypedKey(
    keys,
    named,
    seller.organizationsFor(named.key, named.organizationId),
  );
  if (answer.type === 'refused') return failed(answer.code);
  if (answer.type === 'open') return failed(failureOf(answer.answer));
  if (answer.type === 'key-inactive') return failed('key-inactive');
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
