import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import {
  maxListedSeats,
  shownLabel,
  type KeyPreview,
  type ListedSeat,
} from '../../../shared/key-preview.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { Answer, KeyReference, LicenseKeys } from '../../polar/license-keys.ts';
import type { Machine } from '../../ports.ts';
import type { Activation, SeatList } from '../../polar/seat-list.ts';
import type { ValidatedLicense } from '../../polar/wire.ts';
import { lockTimeout, type Lock } from '../../storage/lock.ts';
import type { Activations } from './activations.ts';
import { failureOf } from '../organization/connection.ts';
import { firstKnownVariant, isUnknownKey, type KnownVariant } from '../seat/key-variants.ts';
import type { Credentials } from '../organization/credentials.ts';
import { machineMetaKey } from '../seat/origin.ts';
import { activationHash } from '../seat/seat-record.ts';

/**
 * The seats of a license that this computer holds none of: what a key grants, and what can be freed for it. Keys are as they were typed:
 * the reading that Polar knows is meant.
 */
export interface LicenseSeats {
  /** `label`: what this computer is called now. Counts as a validation on the server; takes nothing. */
  preview(key: KeyReference, label: string): Promise<Result<KeyPreview>>;
  /** Releases a seat of another computer, by the name that a preview gave it. Needs the organization's token. */
  releaseSeat(key: KeyReference, seat: string): Promise<Result<undefined>>;
  /**
   * Makes a seat of the license this computer's own, without taking another. Needs the organization's token. `canReplaceCopied`: the person
   * knows that what is on record was copied from another computer.
   */
  takeOver(key: KeyReference, seat: string, canReplaceCopied?: boolean): Promise<Result<undefined>>;
  /** The seat that this computer took before, by its mark; null where there is none, or nobody may list the seats. */
  findThisComputersSeat(key: KeyReference): Promise<string | null>;
}

interface CheckedLicense {
  readonly license: ValidatedLicense;
  /** Null where nobody may list the seats. */
  readonly live: SeatList | null;
}

const normalizedName = (label: string): string => label.trim().toLowerCase();

/** Whether a seat may be a computer's of this kind: one that does not say may be anybody's. */
function fitsPlatform({ meta }: Activation): boolean {
  const platform = meta?.['platform'];
  return platform === undefined || platform === process.platform;
}

/** The seats over Polar. `hostName` is this computer's own name, which its old seat may have. */
export function createLicenseSeats(deps: {
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly activations: Activations;
  /** Releases a seat in the organization's name, as its staff does from the list of licenses. */
  readonly release: (seat: {
    readonly licenseId: string;
    readonly seat: string;
  }) => Promise<Result<unknown>>;
  readonly hostName: string;
  readonly machine: Machine;
  readonly lock: Lock;
}): LicenseSeats {
  const { keys, credentials } = deps;

  /** By the public endpoint, and so under the lock, as the pace of all processes wants it. */
  async function validatePublicly(key: KeyReference): Promise<Answer<ValidatedLicense>> {
    const ask = async (): Promise<Answer<ValidatedLicense>> =>
      await keys.validate({ type: 'public' }, key);
    try {
      const answer = await deps.lock.hold(lockTimeout, ask);
      return answer ?? { type: 'refused', failure: { code: 'busy-elsewhere' } };
    } catch {
      // Where no lock can be made, no other process has one, and nothing but a look is ever asked.
      return await ask();
    }
  }

  /** A token that may not see the license is of no use here, so the public endpoint is asked then. */
  async function checkLicense(key: KeyReference): Promise<Answer<CheckedLicense>> {
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
    const validated = await validatePublicly(key);
    if (validated.type !== 'ok') return validated;
    return { type: 'ok', value: { license: validated.value, live: null } };
  }

  /** Tells the seats that this computer took. */
  function takenByThisComputer(organizationId: string): (seat: Activation) => boolean {
    const fingerprint = deps.machine.fingerprint(organizationId);
    return ({ meta }) => fingerprint !== null && meta?.[machineMetaKey] === fingerprint;
  }

  /** The same for a key as it was typed. */
  async function checkTypedKey(typed: KeyReference): Promise<KnownVariant<Answer<CheckedLicense>>> {
    return await firstKnownVariant(
      typed.key,
      async (key) => await checkLicense({ ...typed, key }),
      isUnknownKey,
    );
  }

  function listSeats(
    live: readonly Activation[],
    ownLabel: string,
    organizationId: string,
  ): ListedSeat[] {
    const isThisComputersSeat = takenByThisComputer(organizationId);
    const names = live.map(({ label }) => normalizedName(label));
    const candidates = new Set(live.filter(fitsPlatform).map(({ label }) => normalizedName(label)));
    // A device that was given a name is known by it; the computer's own name is what is offered for one.
    const ownName = [ownLabel, deps.hostName]
      .map(normalizedName)
      .find((name) => candidates.has(name));
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
          isDuplicate: name !== '' && names.filter((other) => other === name).length > 1,
          hasThisComputersName: name === ownName && fitsPlatform(seat),
          isThisComputer: isThisComputersSeat(seat),
        };
      });
  }

  /** The seat with this name; null when it is gone. Fails where it is not among the seats that could be read, and others could not. */
  async function findSeat(typed: KeyReference, seat: string) {
    const { key, answer: checked } = await checkTypedKey(typed);
    if (checked.type !== 'ok') return failed(failureOf(checked));
    const { license, live } = checked.value;
    if (live === null) return failed('scope-missing');
    const found = live.known.find(({ id }) => activationHash(id) === seat) ?? null;
    if (found === null && !live.isComplete) return failed('answer-unreadable');
    return done({ licenseId: license.id, key, found });
  }

  return {
    async preview(typed, label) {
      const { key, answer: checked } = await checkTypedKey(typed);
      if (checked.type !== 'ok') return failed(failureOf(checked));
      const { license, live } = checked.value;
      return done({
        server: typed.server,
        displayKey: displayKeyOf(key),
        expiresAt: license.expires_at,
        limit: license.limit_activations,
        taken:
          live?.isComplete === true
            ? {
                count: live.known.length,
                seats: listSeats(live.known, label, typed.organizationId),
              }
            : null,
      });
    },

    async releaseSeat(key, seat) {
      const checked = await findSeat(key, seat);
      if (!checked.ok) return checked;
      const { licenseId, found } = checked.value;
      if (found === null) return done(undefined);
      const released = await deps.release({ licenseId, seat });
      return released.ok ? done(undefined) : released;
    },

    async findThisComputersSeat(typed) {
      const credential = await credentials.for(typed.server);
      const checked =
        credential.type === 'organization' ? (await checkTypedKey(typed)).answer : null;
      const live = checked?.type === 'ok' ? checked.value.live : null;
      const found = live?.known.find(takenByThisComputer(typed.organizationId));
      return found === undefined ? null : activationHash(found.id);
    },

    async takeOver(typed, seat, canReplaceCopied = false) {
      const checked = await findSeat(typed, seat);
      if (!checked.ok) return checked;
      const { found, key } = checked.value;
      if (found === null) return failed('activation-unknown');
      const { server, organizationId } = typed;
      const label = shownLabel(found.label).trim() || deps.hostName;
      const activation = { key, organizationId, activationId: found.id, label };
      return await deps.activations.adopt(activation, server, 'person', canReplaceCopied);
    },
  };
}
