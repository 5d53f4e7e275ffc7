import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import {
  mostListedSeats,
  shownLabel,
  type KeyPreview,
  type ListedSeat,
} from '../../../shared/key-preview.ts';
import { displayKeyOf } from '../../../shared/license.ts';
import type { Answer, KeyOfServer, LicenseKeys } from '../../polar/license-keys.ts';
import type { Machine } from '../../ports.ts';
import type { Activation, SeatList } from '../../polar/seat-list.ts';
import type { ValidatedLicense } from '../../polar/wire.ts';
import { lockPatience, type Lock } from '../../storage/lock.ts';
import type { Activations } from './activation-control.ts';
import { failureOf } from '../organization/connection.ts';
import { firstKnownReading, isUnknownKey, type KnownReading } from '../seat/key-variants.ts';
import type { Credentials } from '../organization/credentials.ts';
import type { SeatWish } from '../licenses/license-actions.ts';
import { machineMeta } from '../seat/origin.ts';
import { activationHash } from '../seat/seat-record.ts';

/**
 * The seats of a license that this computer holds none of: what a key grants, and what can be freed for it. Keys are as they were typed:
 * the reading that Polar knows is meant.
 */
export interface LicenseSeats {
  /** `label`: what this computer is called now. Counts as a validation on the server; takes nothing. */
  preview(key: KeyOfServer, label: string): Promise<Result<KeyPreview>>;
  /** Releases a seat of another computer, by the name that a preview gave it. Needs the organization's token. */
  free(key: KeyOfServer, seat: string): Promise<Result<undefined>>;
  /**
   * Makes a seat of the license this computer's own, without taking another. Needs the organization's token. `overOther`: the person
   * knows that what is on record was copied from another computer.
   */
  takeOver(key: KeyOfServer, seat: string, overOther?: boolean): Promise<Result<undefined>>;
  /** The seat that this computer took before, by its mark; null where there is none, or nobody may list the seats. */
  own(key: KeyOfServer): Promise<string | null>;
}

interface Looked {
  readonly license: ValidatedLicense;
  /** Null where nobody may list the seats. */
  readonly live: SeatList | null;
}

const folded = (label: string): string => label.trim().toLowerCase();

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
  readonly release: (seat: SeatWish) => Promise<Result<unknown>>;
  readonly hostName: string;
  readonly machine: Machine;
  readonly lock: Lock;
}): LicenseSeats {
  const { keys, credentials } = deps;

  /** By the public endpoint, and so under the lock, as the pace of all processes wants it. */
  async function lookOpenly(key: KeyOfServer): Promise<Answer<ValidatedLicense>> {
    const ask = async (): Promise<Answer<ValidatedLicense>> =>
      await keys.validate({ is: 'public' }, key);
    try {
      const answer = await deps.lock.hold(lockPatience, ask);
      return answer ?? { is: 'refused', failure: { code: 'busy-elsewhere' } };
    } catch {
      // Where no lock can be made, no other process has one, and nothing but a look is ever asked.
      return await ask();
    }
  }

  /** A token that may not see the license is of no use here, so the public endpoint is asked then. */
  async function look(key: KeyOfServer): Promise<Answer<Looked>> {
    const credential = await credentials.for(key.server);
    if (credential.is === 'organization') {
      const validated = await keys.validate(credential, key);
      if (validated.is === 'ok') {
        const license = await keys.get(key.server, credential.token, validated.value.id);
        const live = license.is === 'ok' ? license.value.activations : null;
        return { is: 'ok', value: { license: validated.value, live } };
      }
      if (validated.is !== 'gone' && validated.is !== 'refused') return validated;
    }
    const validated = await lookOpenly(key);
    if (validated.is !== 'ok') return validated;
    return { is: 'ok', value: { license: validated.value, live: null } };
  }

  /** Tells the seats that this computer took. */
  function marked(organizationId: string): (seat: Activation) => boolean {
    const here = deps.machine.fingerprint(organizationId);
    return ({ meta }) => here !== null && meta?.[machineMeta] === here;
  }

  /** The same for a key as it was typed. */
  async function lookTyped(typed: KeyOfServer): Promise<KnownReading<Answer<Looked>>> {
    return await firstKnownReading(
      typed.key,
      async (key) => await look({ ...typed, key }),
      isUnknownKey,
    );
  }

  function listed(
    live: readonly Activation[],
    ownLabel: string,
    organizationId: string,
  ): ListedSeat[] {
    const isOfHere = marked(organizationId);
    const names = live.map(({ label }) => folded(label));
    const candidates = new Set(live.filter(fitsPlatform).map(({ label }) => folded(label)));
    // A device that was given a name is known by it; the computer's own name is what is offered for one.
    const ownName = [ownLabel, deps.hostName].map(folded).find((name) => candidates.has(name));
    return live
      .toSorted(
        (one, other) =>
          Number(isOfHere(other)) - Number(isOfHere(one)) ||
          (other.created_at ?? 0) - (one.created_at ?? 0),
      )
      .slice(0, mostListedSeats)
      .map((seat) => {
        const name = folded(seat.label);
        return {
          seat: activationHash(seat.id),
          label: shownLabel(seat.label),
          activatedAt: seat.created_at,
          // Two seats without a name have nothing in common.
          isDuplicate: name !== '' && names.filter((other) => other === name).length > 1,
          isLikeThis: name === ownName && fitsPlatform(seat),
          isThisComputer: isOfHere(seat),
        };
      });
  }

  /** The seat with this name; null when it is gone. Fails where it is not among the seats that could be read, and others could not. */
  async function find(typed: KeyOfServer, seat: string) {
    const { key, answer: looked } = await lookTyped(typed);
    if (looked.is !== 'ok') return failed(failureOf(looked));
    const { license, live } = looked.value;
    if (live === null) return failed('scope-missing');
    const found = live.known.find(({ id }) => activationHash(id) === seat) ?? null;
    if (found === null && !live.isWhole) return failed('answer-unreadable');
    return done({ licenseId: license.id, key, found });
  }

  return {
    async preview(typed, label) {
      const { key, answer: looked } = await lookTyped(typed);
      if (looked.is !== 'ok') return failed(failureOf(looked));
      const { license, live } = looked.value;
      return done({
        server: typed.server,
        displayKey: displayKeyOf(key),
        expiresAt: license.expires_at,
        limit: license.limit_activations,
        taken:
          live?.isWhole === true
            ? {
                count: live.known.length,
                seats: listed(live.known, label, typed.organizationId),
              }
            : null,
      });
    },

    async free(key, seat) {
      const looked = await find(key, seat);
      if (!looked.ok) return looked;
      const { licenseId, found } = looked.value;
      if (found === null) return done(undefined);
      const released = await deps.release({ licenseId, seat });
      return released.ok ? done(undefined) : released;
    },

    async own(typed) {
      const credential = await credentials.for(typed.server);
      const looked = credential.is === 'organization' ? (await lookTyped(typed)).answer : null;
      const live = looked?.is === 'ok' ? looked.value.live : null;
      const own = live?.known.find(marked(typed.organizationId));
      return own === undefined ? null : activationHash(own.id);
    },

    async takeOver(typed, seat, overOther = false) {
      const looked = await find(typed, seat);
      if (!looked.ok) return looked;
      const { found, key } = looked.value;
      if (found === null) return failed('activation-unknown');
      const { server, organizationId } = typed;
      const label = shownLabel(found.label).trim() || deps.hostName;
      const activation = { key, organizationId, activationId: found.id, label };
      return await deps.activations.adopt(activation, server, 'person', overOther);
    },
  };
}
