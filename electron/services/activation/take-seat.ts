import { randomUUID } from 'node:crypto';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import type { ActivationIntent, DeviceRecord } from '../../storage/records.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { failureOf } from '../../polar/outcome.ts';
import type { Credentials } from '../organization/credentials.ts';
import { firstKnownKey, isUnknownKey } from '../seat/key-variants.ts';
import { machineMetaKey, nonceMetaKey } from '../seat/origin.ts';
import type { AdoptionDeps } from '../seat/seat-adoption.ts';
import { pendingActivationEvent } from '../seat/seat-events.ts';
import { isRemovedSeat } from '../seat/seat-record.ts';
import type { SeatSlot } from '../seat/seat-slot.ts';
import type { Seller } from '../seat/seller.ts';
import { deviceRecordOf } from './activation-search.ts';
import type { PendingActivation } from './pending-activation.ts';

/**
 * What is needed to take a seat. The key is as typed; the variant of it that Polar knows is activated and saved, in the organization of the
 * seller's that has it. `organizationId` is only the likeliest if the seller has several.
 */
export type ActivationRequest = Omit<
  ActivationIntent,
  'nonce' | 'askedAt' | 'machine' | 'replaced'
>;

/** What taking a seat works with. */
export interface TakeSeatDeps extends Pick<
  AdoptionDeps,
  'record' | 'keys' | 'clock' | 'origins' | 'recordEvent' | 'seatReplaced' | 'otherSeats'
> {
  readonly credentials: Credentials;
  readonly changed: () => void;
  readonly seller: Seller;
}

/** What the person has agreed to. */
export interface TakeSeatOptions {
  /** The record here was copied from another computer, and may be replaced. */
  readonly canReplaceCopied?: boolean;
  /** The seat on record was released elsewhere, and a new one of its license takes its place. */
  readonly canReplaceRemoved?: boolean;
  /** Another seat's file cannot be read, and may be of the same license. */
  readonly canIgnoreUnreadable?: boolean;
}

/** Where the pending activation and its seat are saved. */
export interface ActivationStores {
  readonly pending: PendingActivation;
  readonly slot: SeatSlot;
}

/** Saves the seat that the pending activation took. If the disk refuses, the activation stays pending and keeps the seat in memory. */
export function saveTakenSeat(
  { pending, slot }: ActivationStores,
  seat: DeviceRecord,
  { askedBy }: ActivationIntent,
): Result<undefined> {
  pending.setTakenSeat(seat);
  const saved = slot.save(seat, 'activated', askedBy);
  if (saved.ok) pending.closeIfPossible();
  return saved;
}

/** A request with the key that Polar knows, and the license's id if Polar was asked and has answered it. */
interface ResolvedRequest {
  readonly request: ActivationRequest;
  readonly licenseId?: string;
}

/**
 * Returns the request with the variant of its key that Polar knows, and the organization that has it. Validates the variants if there are
 * several, or several organizations, which takes no seat, so that an activation whose answer is lost is never about a key that does not
 * exist. Validates also if another seat may be of the license: only its id shows that, after its key was rotated. Fails if the organization is another seller's, and if Polar cannot be asked.
 */
async function resolveKey(
  { keys, seller, otherSeats }: Pick<TakeSeatDeps, 'keys' | 'seller' | 'otherSeats'>,
  request: ActivationRequest,
): Promise<Result<ResolvedRequest>> {
  const { server, key: typed } = request;
  const refusal = seller.refusalOf(request.organizationId);
  if (refusal !== null) return failed(refusal);
  const [first = typed, ...others] = keyVariants(typed);
  const organizations = seller.organizationsFor(typed, request.organizationId);
  const isClear = others.length === 0 && organizations.length === 1;
  if (isClear && !otherSeats.mayHaveOtherKey(request))
    return done({ request: { ...request, key: first } });
  const { key, organizationId, answer } = await firstKnownKey(
    typed,
    organizations,
    async (variant, organization) =>
      await keys.validate(
        { type: 'public' },
        { server, organizationId: organization, key: variant },
      ),
    isUnknownKey,
  );
  // The activation itself answers best why an existing key cannot be used.
  const isKnown = answer.type === 'ok' || (answer.type === 'gone' && !isUnknownKey(answer));
  if (isKnown) {
    const licenseId = answer.type === 'ok' ? { licenseId: answer.value.id } : {};
    return done({ request: { ...request, key, organizationId }, ...licenseId });
  }
  // A validation takes no seat, so that its lost answer means the same as no network.
  return failed(answer.type === 'indeterminate' ? 'network-unreachable' : failureOf(answer));
}

/** Returns the record of a seat that was released elsewhere; null if there is none. */
function removedSeat(record: TakeSeatDeps['record']): DeviceRecord | null {
  const seat = record.get();
  return seat !== null && isRemovedSeat(seat) ? seat : null;
}

/** Takes a seat: saves the intent, sends the request, saves the outcome, each durable before the next. Under the lock. */
export async function takeSeat(
  deps: TakeSeatDeps,
  stores: ActivationStores,
  typed: ActivationRequest,
  {
    canReplaceCopied = false,
    canReplaceRemoved = false,
    canIgnoreUnreadable = false,
  }: TakeSeatOptions,
): Promise<Result<undefined>> {
  const { keys, credentials, clock, origins, recordEvent } = deps;
  const { pending, slot } = stores;
  const blocked =
    slot.blockingFailure(canReplaceCopied, canReplaceRemoved) ??
    deps.otherSeats.failure(typed, canIgnoreUnreadable);
  if (blocked !== null) return failed(blocked);
  const resolved = await resolveKey(deps, typed);
  const { request, licenseId = null } = resolved.ok ? resolved.value : { request: typed };
  const held =
    licenseId === null
      ? null
      : deps.otherSeats.failure({ ...request, licenseId }, canIgnoreUnreadable);
  if (held !== null) return failed(held);
  const removed = canReplaceRemoved ? removedSeat(deps.record) : null;
  const intent: ActivationIntent = {
    ...request,
    nonce: randomUUID(),
    askedAt: clock.now(),
    ...origins.mark(request.organizationId),
    ...(removed === null ? {} : { replaced: removed }),
  };

  function fail(failure: Failure): Result<undefined> {
    recordEvent(pendingActivationEvent('activation-failed', intent, failure));
    return failed(failure);
  }

  if (!resolved.ok) return fail(resolved.failure);
  const opened = tryWrite('activation.json', () => pending.open(intent));
  if (!opened.ok) return fail(opened.failure);
  // Beside a record the activation would count as ended.
  const erased = removed === null ? opened : tryWrite('device.json', deps.record.erase);
  if (!erased.ok) {
    pending.closeIfPossible();
    return fail(erased.failure);
  }
  deps.changed();
  const { machine } = intent;
  const answer = await keys.activate(await credentials.for(intent.server, 'change'), intent, {
    label: intent.label,
    meta: {
      [nonceMetaKey]: intent.nonce,
      platform: process.platform,
      // This computer finds its seat by it when its data is lost. Only the organization sees it.
      ...(machine === undefined ? {} : { [machineMetaKey]: machine }),
    },
  });
  if (answer.type === 'ok') {
    deps.seatReplaced();
    return saveTakenSeat(stores, deviceRecordOf(intent, answer.value, clock.now()), intent);
  }
  // Only an indeterminate answer leaves the activation pending: any other says that no seat was taken.
  if (answer.type === 'indeterminate') {
    recordEvent(pendingActivationEvent('activation-unknown', intent, failureOf(answer)));
    return failed('activation-unfinished');
  }
  pending.closeIfPossible();
  return fail(failureOf(answer));
}
