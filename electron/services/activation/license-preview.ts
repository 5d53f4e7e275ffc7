import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import {
  maxListedSeats,
  shownLabel,
  type KeyPreview,
  type ListedSeat,
} from '../../../shared/key-preview.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import { parseId } from '../../polar/answer-values.ts';
import type { KeyReference, LicenseKeys } from '../../polar/license-keys.ts';
import type { Machine } from '../../ports.ts';
import type { AskedBy } from '../../storage/records.ts';
import type { SeatToAdopt } from '../seat/seat-adoption.ts';
import type { Activation, SeatList } from '../../polar/seat-list.ts';
import type { ValidatedLicense } from '../../polar/wire.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import { failureOf, type Answer } from '../../polar/outcome.ts';
import { firstKnownKey, isUnknownKey, type KnownKey } from '../seat/key-variants.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { WantedLicense } from '../seat/other-seats.ts';
import { hasMetaValue } from '../seat/origin.ts';
import { activationHash } from '../seat/seat-record.ts';
import type { Seller } from '../seat/seller.ts';

/**
 * The seats of a license that this computer has none of: what a key grants, and which seats can be freed for it. Keys are as typed; the
 * variant that Polar knows is used.
 */
export type LicenseSeats = ReturnType<typeof createLicenseSeats>;

interface LicenseSeatDeps {
  readonly keys: LicenseKeys;
  readonly seller: Seller;
  readonly credentials: Credentials;
  /** Takes over a seat that this computer already holds. */
  readonly adopt: (
    activation: SeatToAdopt,
    askedBy: AskedBy,
    canReplaceCopied: boolean,
  ) => Promise<Result<undefined>>;
  /** Returns why a license needs no seat that Polar has identified: this computer holds one of it, with the key that it had before. */
  readonly heldFailure: (license: WantedLicense) => Promise<Failure | null>;
  /** Releases a seat in the organization's name, as its staff does from the list of licenses. */
  readonly release: (seat: {
    readonly licenseId: string;
    readonly seat: string;
  }) => Promise<Result<unknown>>;
  /** This computer's own name, which its old seat may have. */
  readonly hostName: string;
  readonly machine: Machine;
  readonly lock: Lock;
}

interface CheckedLicense {
  readonly license: ValidatedLicense;
  /** Null if no token may list the seats. */
  readonly live: SeatList | null;
}

const normalizedName = (label: string): string => label.trim().toLowerCase();

/** Whether the seat may be of a computer of this kind. One that does not say may be of any. */
function fitsPlatform({ meta }: Activation): boolean {
  const platform = meta?.['platform'];
  return platform === undefined || platform === process.platform;
}

/** Validates a key by the public endpoint, under the lock, since its rate limit is one for all processes. */
async function validatePublicly(
  { keys, lock }: LicenseSeatDeps,
  key: KeyReference,
): Promise<Answer<ValidatedLicense>> {
  const validate = async (): Promise<Answer<ValidatedLicense>> =>
    await keys.validate({ type: 'public' }, key);
  try {
    const answer = await lock.hold(lockTimeout, validate);
    return answer ?? { type: 'refused', failure: { code: 'busy-elsewhere' } };
  } catch {
    // Where no lock can be made, no other process has one, and a validation changes nothing.
    return await validate();
  }
}

/** Reads the license of a key, with its seats if a token may list them. Asks the public endpoint if the token may not see the license. */
async function checkLicense(
  deps: LicenseSeatDeps,
  key: KeyReference,
): Promise<Answer<CheckedLicense>> {
  const { keys, credentials } = deps;
  const credential = await credentials.for(key.server);
  if (credential.type === 'organization') {
    const validated = await keys.validate(credential, key);
    if (validated.type === 'ok') {
      const license = await keys.get(key.server, credential.token, validated.value.id);
      const live = license.type === 'ok' ? license.value.activations : null;
      return { type: 'ok', value: { license: validated.value, live } };
    }
    if (validated.type !== 'gone' && validated.type !== 'refused') return validated;
  }
  const validated = await validatePublicly(deps, key);
  if (validated.type !== 'ok') return validated;
  return { type: 'ok', value: { license: validated.value, live: null } };
}

/** Lists the seats for the window, this computer's first, then the newest. `names`: what this computer may be called. */
function listSeats(
  live: readonly Activation[],
  names: readonly string[],
  isThisComputersSeat: (seat: Activation) => boolean,
): ListedSeat[] {
  const seatNames = live.map(({ label }) => normalizedName(label));
  const candidates = new Set(live.filter(fitsPlatform).map(({ label }) => normalizedName(label)));
  const ownName = names.map(normalizedName).find((name) => candidates.has(name));
  return live
    .toSorted(
      (one, other) =>
        Number(isThisComputersSeat(other)) - Number(isThisComputersSeat(one)) ||
        (other.created_at ?? 0) - (one.created_at ?? 0),
    )
    .slice(0, maxListedSeats)
    .map((seat) => {
      const name = normalizedName(seat.label);
      return {
        seat: activationHash(seat.id),
        label: shownLabel(seat.label),
        activatedAt: seat.created_at,
        // Two seats without a name have nothing in common.
        isDuplicate: name !== '' && seatNames.filter((other) => other === name).length > 1,
        hasThisComputersName: name === ownName && fitsPlatform(seat),
        isThisComputer: isThisComputersSeat(seat),
      };
    });
}

/** The seats over Polar. */
export function createLicenseSeats(deps: LicenseSeatDeps) {
  const { credentials, hostName, machine, seller } = deps;

  /** Returns whether a seat was taken by this computer. */
  function takenByThisComputer(organizationId: string): (seat: Activation) => boolean {
    const fingerprint = machine.fingerprint(organizationId);
    return ({ meta }) => fingerprint !== null && hasMetaValue(meta, fingerprint);
  }

  /** Checks a typed key in the organizations of the seller's. Sends nothing if the organization is another seller's. */
  async function checkTypedKey(typed: KeyReference): Promise<KnownKey<Answer<CheckedLicense>>> {
    const { server, key, organizationId } = typed;
    const failure = seller.refusalOf(organizationId);
    if (failure !== null) return { key, organizationId, answer: { type: 'refused', failure } };
    return await firstKnownKey(
      key,
      seller.organizationsFor(key, organizationId),
      async (variant, organization) =>
        await checkLicense(deps, { server, key: variant, organizationId: organization }),
      isUnknownKey,
    );
  }

  /** Returns the seat with this name; null if it is gone. Fails if the seats could not all be read and it is not among those that could. */
  async function findSeat(typed: KeyReference, seat: string) {
    const { key, organizationId, answer: checked } = await checkTypedKey(typed);
    if (checked.type !== 'ok') return failed(failureOf(checked));
    const { license, live } = checked.value;
    if (live === null) return failed('scope-missing');
    const found = live.known.find(({ id }) => activationHash(id) === seat) ?? null;
    if (found === null && !live.isComplete) return failed('answer-unreadable');
    return done({ licenseId: license.id, key, organizationId, found });
  }

  return {
    /** Shows what the key grants. `label`: this computer's present name. Counts as a validation on the server; takes no seat. */
    async preview(typed: KeyReference, label: string): Promise<Result<KeyPreview>> {
      const { key, organizationId, answer: checked } = await checkTypedKey(typed);
      if (checked.type !== 'ok') return failed(failureOf(checked));
      const { license, live } = checked.value;
      const { server } = typed;
      const held = await deps.heldFailure({ server, key, organizationId, licenseId: license.id });
      if (held !== null) return failed(held);
      return done({
        server,
        displayKey: displayKeyOf(key),
        product: seller.productName({
          key,
          organizationId,
          benefitId: parseId(license.benefit_id) ?? undefined,
        }),
        expiresAt: license.expires_at,
        limit: license.limit_activations,
        taken:
          live?.isComplete === true
            ? {
                count: live.known.length,
                // A device that was given a name is known by it; the computer's own name is what is proposed for one.
                seats: listSeats(
                  live.known,
                  [label, hostName],
                  takenByThisComputer(organizationId),
                ),
              }
            : null,
      });
    },

    /** Releases a seat of another computer, by the name that a preview gave it. Needs the organization's token. */
    async releaseSeat(key: KeyReference, seat: string): Promise<Result<undefined>> {
      const checked = await findSeat(key, seat);
      if (!checked.ok) return checked;
      const { licenseId, found } = checked.value;
      if (found === null) return done(undefined);
      const released = await deps.release({ licenseId, seat });
      return released.ok ? done(undefined) : released;
    },

    /** Returns the seat that this computer took before, by its mark; null if there is none, or no token may list the seats. */
    async findThisComputersSeat(typed: KeyReference): Promise<string | null> {
      const credential = await credentials.for(typed.server);
      if (credential.type !== 'organization') return null;
      const { organizationId, answer: checked } = await checkTypedKey(typed);
      const live = checked.type === 'ok' ? checked.value.live : null;
      const found = live?.known.find(takenByThisComputer(organizationId));
      return found === undefined ? null : activationHash(found.id);
    },

    /**
     * Makes a seat of the license this computer's, without taking another. Needs the organization's token. `canReplaceCopied`: the person
     * knows that the record here was copied from another computer.
     */
    async takeOver(typed: KeyReference, seat: string, canReplaceCopied = false) {
      const checked = await findSeat(typed, seat);
      if (!checked.ok) return checked;
      const { found, key, organizationId } = checked.value;
      if (found === null) return failed('activation-unknown');
      const { server } = typed;
      const label = shownLabel(found.label).trim() || hostName;
      const activation = { server, key, organizationId, activationId: found.id, label };
      return await deps.adopt(activation, 'person', canReplaceCopied);
    },
  };
}
