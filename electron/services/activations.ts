import { randomUUID } from 'node:crypto';
import { done, failed, supportCode, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { displayKeyOf, type ImportedActivation, type Server } from '../../shared/license.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { NewActivation } from '../polar/wire.ts';
import type { Clock, Log } from '../ports.ts';
import { redact } from '../privacy/redact.ts';
import type { Lock } from '../storage/lock.ts';
import type { ActivationIntent, DeviceRecord, Records } from '../storage/records.ts';
import { storageFailure } from '../storage/stored-file.ts';
import { failureOf } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { seatFacts, type Note } from './device-activity.ts';
import { seatView, type SeatRecord } from './seat-record.ts';

/** What is needed to take a seat. */
export interface ActivationRequest {
  readonly server: Server;
  readonly key: string;
  readonly organizationId: string;
  readonly label: string;
}

/** Takes a seat for this computer, never two for one wish. */
export interface Activations {
  /** An activation that was begun and whose outcome nobody knows. */
  unfinished(): ActivationIntent | null;
  /** Whether its request is on its way. */
  isActivating(): boolean;
  reload(): void;
  /** Takes a seat. The wish is durable before the request, and its outcome before the answer. */
  activate(request: ActivationRequest): Promise<Result<undefined>>;
  /** Takes over a seat that this computer already holds. */
  adopt(activation: ImportedActivation, server: Server): Promise<Result<undefined>>;
  /** Looks for the seat that an unfinished activation may have taken, where a token can see it. */
  recover(): Promise<void>;
  /** The person knows that a seat may be lost, and begins anew. */
  abandon(): void;
}

const lockPatience = 15_000;

function recordOf(intent: ActivationIntent, activation: NewActivation, now: number): DeviceRecord {
  const { server, key, organizationId, label } = intent;
  const { license_key: license } = activation;
  return {
    server,
    key,
    organizationId,
    label,
    activationId: activation.id,
    licenseId: license.id,
    activatedAt: activation.created_at,
    expiresAt: license.expires_at,
    seats: null,
    confirmedAt: now,
  };
}

/** Activations into `record`. `changed` is called when anything that the window shows of them has changed. */
export function createActivations(deps: {
  readonly record: SeatRecord;
  readonly file: Records['activation'];
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly changed: () => void;
  readonly note: (note: Note) => void;
}): Activations {
  const { record, file, keys, credentials, clock, lock, log } = deps;
  let intent: ActivationIntent | null = null;
  /** A seat that was taken and could not be written down yet. */
  let taken: DeviceRecord | null = null;
  let isActivating = false;

  function close(): void {
    file.erase();
    intent = null;
    taken = null;
  }

  function save(seat: DeviceRecord, what: 'activated' | 'imported'): Result<undefined> {
    taken = seat;
    try {
      record.keep(seat);
      deps.note({ what, by: 'person', ...seatFacts(seatView(seat)) });
      close();
      return done(undefined);
    } catch (error) {
      log.problem('the new seat could not be written down', error);
      return failed(storageFailure(error, { fileName: 'device.json' }));
    }
  }

  /** Why no seat may be written now: there is one, one may be on its way, or a file that cannot be read is in the way. */
  function obstacle(): Failure | null {
    const problem = record.problem();
    if (record.get() !== null) return { code: 'already-activated' };
    if (intent !== null) return { code: 'activation-unfinished' };
    return problem?.keptAs === null ? problem.failure : null;
  }

  async function take(request: ActivationRequest): Promise<Result<undefined>> {
    record.reload();
    const before = obstacle();
    if (before !== null) return failed(before);
    const wish: ActivationIntent = { ...request, nonce: randomUUID(), askedAt: clock.now() };
    try {
      file.write(wish);
    } catch (error) {
      return failed(storageFailure(error, { fileName: 'activation.json' }));
    }
    intent = wish;
    deps.changed();
    const answer = await keys.activate(await credentials.for(wish.server), wish, {
      label: wish.label,
      meta: { seatkeeper_nonce: wish.nonce, platform: process.platform },
    });
    if (answer.is === 'ok') return save(recordOf(wish, answer.value, clock.now()), 'activated');
    // Only a doubt leaves the wish open: any other answer says that no seat was taken.
    if (answer.is === 'doubtful') return failed('activation-unfinished');
    close();
    const failure = failureOf(answer);
    const { server, key, label } = wish;
    deps.note({
      what: 'activation-failed',
      by: 'person',
      server,
      displayKey: displayKeyOf(key),
      label: redact(label),
      code: supportCode(failure),
    });
    return failed(failure);
  }

  /** The seat with our nonce among the license's live activations; null where none is or nobody can tell. */
  async function search(wish: ActivationIntent): Promise<DeviceRecord | 'none' | null> {
    const credential = await credentials.for(wish.server);
    if (credential.is !== 'organization') return null;
    const { server, key, organizationId } = wish;
    const validated = await keys.validate(credential, { server, key, organizationId });
    if (validated.is !== 'ok') return null;
    const license = await keys.get(server, credential.token, validated.value.id);
    if (license.is !== 'ok') return null;
    const ours = license.value.activations.find(
      ({ meta }) => meta['seatkeeper_nonce'] === wish.nonce,
    );
    return ours === undefined
      ? 'none'
      : recordOf(wish, { ...ours, license_key: license.value }, clock.now());
  }

  return {
    unfinished: () => intent,
    isActivating: () => isActivating,

    reload() {
      const stored = file.read();
      intent = stored.is === 'value' ? stored.value : null;
      // Its seat was saved, and only the wish was left behind.
      if (intent !== null && record.get() !== null) close();
    },

    async activate(request) {
      isActivating = true;
      try {
        const result = await lock.hold(lockPatience, async () => await take(request));
        return result ?? failed('busy-elsewhere');
      } finally {
        isActivating = false;
        deps.changed();
      }
    },

    async adopt(activation, server) {
      const result = await lock.hold(lockPatience, async () => {
        record.reload();
        const before = obstacle();
        if (before !== null) return failed(before);
        const seat = { ...activation, server, activatedAt: null, seats: null, confirmedAt: null };
        return save(seat, 'imported');
      });
      deps.changed();
      return result ?? failed('busy-elsewhere');
    },

    async recover() {
      const wish = intent;
      if (wish === null) return;
      if (taken !== null) {
        save(taken, 'activated');
        deps.changed();
        return;
      }
      for (const wait of [1_000, 2_000, 4_000, null]) {
        const found = await lock.hold(lockPatience, async () => await search(wish));
        if (found === null) return;
        if (found !== 'none') save(found, 'activated');
        // A read may lag behind: only a seat missed again and again was not taken.
        else if (wait === null) close();
        else await new Promise<void>((resolve) => clock.after(wait, resolve));
        if (intent === null) {
          deps.changed();
          return;
        }
      }
    },

    abandon() {
      close();
      deps.changed();
    },
  };
}
