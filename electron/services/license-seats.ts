import { done, failed, supportCode, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import {
  mostListedSeats,
  shownLabel,
  type KeyPreview,
  type ListedSeat,
} from '../../shared/key-preview.ts';
import { displayKeyOf } from '../../shared/license.ts';
import { settleSeat } from '../polar/find-seat.ts';
import type { Answer, KeyOfServer, LicenseKeys, SeatOfServer } from '../polar/license-keys.ts';
import type { Credential } from '../polar/transport.ts';
import type { LicenseWithActivations, ValidatedLicense } from '../polar/wire.ts';
import type { Clock } from '../ports.ts';
import { redact } from '../privacy/redact.ts';
import type { Activations } from './activations.ts';
import { failureOf } from './connection.ts';
import type { Credentials } from './credentials.ts';
import type { Note } from './device-activity.ts';
import { lookAgainAfter } from './release-looks.ts';
import { activationHash } from './seat-record.ts';

/** The seats of a license that this computer holds none of: what a key grants, and what can be freed for it. */
export interface LicenseSeats {
  /** Counts as a validation on the server; takes nothing. */
  preview(key: KeyOfServer): Promise<Result<KeyPreview>>;
  /** Releases a seat of another computer, by the name that a preview gave it. Needs the organization's token. */
  free(key: KeyOfServer, seat: string): Promise<Result<undefined>>;
  /** Makes a seat of the license this computer's own, without taking another. Needs the organization's token. */
  takeOver(key: KeyOfServer, seat: string): Promise<Result<undefined>>;
}

interface Looked {
  readonly credential: Credential;
  readonly license: ValidatedLicense;
  /** Null where nobody may list the seats. */
  readonly live: LicenseWithActivations['activations'] | null;
}

const folded = (label: string): string => label.trim().toLowerCase();

/** The seats over Polar. `hostName` is this computer's own name, which its old seat may have. */
export function createLicenseSeats(deps: {
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly activations: Activations;
  readonly clock: Clock;
  readonly hostName: string;
  readonly note: (note: Note) => void;
}): LicenseSeats {
  const { keys, credentials, clock } = deps;

  /** A token that may not see the license is of no use here, so the public endpoint is asked then. */
  async function look(key: KeyOfServer): Promise<Answer<Looked>> {
    const credential = await credentials.for(key.server);
    if (credential.is === 'organization') {
      const validated = await keys.validate(credential, key);
      if (validated.is === 'ok') {
        const license = await keys.get(key.server, credential.token, validated.value.id);
        const live = license.is === 'ok' ? license.value.activations : null;
        return { is: 'ok', value: { credential, license: validated.value, live } };
      }
      if (validated.is !== 'gone' && validated.is !== 'refused') return validated;
    }
    const open = { is: 'public' } as const;
    const validated = await keys.validate(open, key);
    if (validated.is !== 'ok') return validated;
    return { is: 'ok', value: { credential: open, license: validated.value, live: null } };
  }

  function listed(live: NonNullable<Looked['live']>): ListedSeat[] {
    const names = live.map(({ label }) => folded(label));
    return live
      .toSorted((one, other) => other.created_at - one.created_at)
      .slice(0, mostListedSeats)
      .map(({ id, label, created_at: activatedAt, meta }) => {
        const platform = meta['platform'];
        const fits = platform === undefined || platform === process.platform;
        const name = folded(label);
        return {
          seat: activationHash(id),
          label: shownLabel(label),
          activatedAt,
          isDuplicate: names.filter((other) => other === name).length > 1,
          isLikeThis: fits && name === folded(deps.hostName),
        };
      });
  }

  /** The seat with this name; null when it is gone. */
  async function find(key: KeyOfServer, seat: string) {
    const looked = await look(key);
    if (looked.is !== 'ok') return failed(failureOf(looked));
    const { credential, live } = looked.value;
    if (live === null) return failed('scope-missing');
    const found = live.find(({ id }) => activationHash(id) === seat) ?? null;
    return done({ credential, found });
  }

  /** Releases a seat as surely as one's own: a lost answer is followed by looks until they agree. */
  async function release(credential: Credential, seat: SeatOfServer): Promise<Failure | null> {
    const answer = await keys.deactivate(credential, seat);
    if (answer.is === 'ok') return null;
    if (answer.is !== 'gone' && answer.is !== 'doubtful') return failureOf(answer);
    for (const wait of [...lookAgainAfter, null]) {
      const finding = await settleSeat(keys, credential, seat);
      if (finding.is === 'free') return null;
      if (finding.is === 'key-unknown' || finding.is === 'key-inactive') {
        return { code: 'key-changed' };
      }
      if (finding.is !== 'held') return failureOf(finding);
      if (wait === null) break;
      await new Promise<void>((resolve) => clock.after(wait, resolve));
    }
    return { code: 'still-held' };
  }

  return {
    async preview(key) {
      const looked = await look(key);
      if (looked.is !== 'ok') return failed(failureOf(looked));
      const { license, live } = looked.value;
      return done({
        server: key.server,
        displayKey: displayKeyOf(key.key),
        expiresAt: license.expires_at,
        limit: license.limit_activations,
        taken: live === null ? null : { count: live.length, seats: listed(live) },
      });
    },

    async free(key, seat) {
      const looked = await find(key, seat);
      if (!looked.ok) return looked;
      const { credential, found } = looked.value;
      if (found === null) return done(undefined);
      const facts = {
        by: 'admin',
        server: key.server,
        displayKey: displayKeyOf(key.key),
        label: redact(shownLabel(found.label)),
        activationHash: seat,
      } as const;
      deps.note({ what: 'release-asked', ...facts });
      const failure = await release(credential, { ...key, activationId: found.id });
      deps.note(
        failure === null
          ? { what: 'released', ...facts }
          : { what: 'release-failed', ...facts, code: supportCode(failure) },
      );
      return failure === null ? done(undefined) : failed(failure);
    },

    async takeOver(key, seat) {
      const looked = await find(key, seat);
      if (!looked.ok) return looked;
      const { found } = looked.value;
      if (found === null) return failed('activation-unknown');
      const { server, ...own } = key;
      const label = shownLabel(found.label).trim() || deps.hostName;
      return await deps.activations.adopt({ ...own, activationId: found.id, label }, server);
    },
  };
}
