import type { BulkState } from '../../shared/bulk-release.ts';
import { failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { closedLicenses, type LicensesState } from '../../shared/licenses.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Transport } from '../polar/transport.ts';
import type { World } from '../ports.ts';
import type { ActivityEntry } from '../../shared/activity.ts';
import type { Activity } from './activity/activity.ts';
import { createBulkJournal } from './bulk/bulk-journal.ts';
import type { Credentials } from './organization/credentials.ts';
import type { Confirmations } from './interaction/confirmations.ts';
import type { KeyClipboard } from './interaction/key-clipboard.ts';
import { accessOf } from './organization/access.ts';
import { createAdminRoom, type AdminRoom } from './admin-session.ts';
import type { LicenseQuestions } from './licenses/license-questions.ts';

/** The admin panel's inside. Nothing of it is made before somebody opens the panel. */
export interface Admin {
  /** The connected organization's room, made when it is first asked for. */
  room(): Result<AdminRoom>;
  /** The person took another part of Polar's limit. */
  shareChanged(): void;
  /** A token was kept or forgotten: what is known of the organization goes. */
  reconnect(): void;
  /** The network is back. */
  retry(): void;
  stop(): void;
}

/** What the window is told. */
export interface AdminState {
  readonly licenses: LicensesState;
  readonly bulk: BulkState;
}

/** Milliseconds between two tellings: a list that fills in would else redraw the window for each page. */
const tellEvery = 120;

/** The panel's inside over the world. `tell` is called when what the window shows has changed. */
export function createAdmin(deps: {
  readonly world: World;
  readonly transport: Transport;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly questions: LicenseQuestions;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly activity: Activity;
  /** The part of Polar's limit that the person lets this app take. */
  readonly share: () => number;
  /** The activation that this computer holds; null for none. */
  readonly own: () => string | null;
  /** This computer's own seat was released from the panel. */
  readonly ownReleased: () => void;
  readonly tell: (state: AdminState) => void;
}): Admin {
  const { world, credentials, activity } = deps;
  const { clock, appVersion } = world;
  let room: AdminRoom | null = null;
  let version = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  /** What was told last: another kind of progress is told at once. */
  let told = '';
  let cancelTelling: (() => void) | null = null;

  function tell(): void {
    cancelTelling?.();
    cancelTelling = null;
    toldAt = clock.steady();
    told = kind();
    if (room === null) {
      deps.tell({ licenses: closedLicenses, bulk: { is: 'none' } });
      return;
    }
    const licenses = {
      index: room.index.progress(),
      version,
      ratePerMinute: room.rate(),
      ofDeletedCustomers: room.book.table.ofDeletedCustomers(),
    };
    deps.tell({ licenses, bulk: room.bulk.state() });
  }

  const kind = (): string => `${room?.index.progress().is} ${room?.bulk.state().is}`;

  function changed(): void {
    version += 1;
    // While the room is being made there is nothing to tell of it.
    if (room === null) return;
    const wait = toldAt + tellEvery - clock.steady();
    if (wait <= 0 || kind() !== told) tell();
    else cancelTelling ??= clock.after(wait, tell);
  }

  /** A journal that cannot be read is reported where it is shown. */
  function entriesIfReadable(): ActivityEntry[] {
    try {
      return activity.entries();
    } catch {
      return [];
    }
  }

  /** When this app last replaced each license's key; read when it is first asked for. */
  function rotations(): (licenseId: string) => number | null {
    let known: Map<string, number> | null = null;
    return (licenseId) => {
      known ??= new Map(
        entriesIfReadable()
          .toReversed()
          .flatMap(({ what, licenseId: id, at }) =>
            what === 'license-rotated' && id !== undefined ? [[id, at]] : [],
          ),
      );
      return known.get(licenseId) ?? null;
    };
  }

  function close(): void {
    room?.stop();
    room = null;
    cancelTelling?.();
    cancelTelling = null;
  }

  return {
    room() {
      const connection = credentials.connection();
      if (connection.is === 'public') return failed('not-connected');
      room ??= createAdminRoom({
        ...deps,
        server: connection.server,
        access: accessOf(credentials),
        clock,
        journal: createBulkJournal(world.bulkFile),
        appVersion,
        rotatedBefore: rotations(),
        note: activity.note,
        released(activationId) {
          if (activationId === deps.own()) deps.ownReleased();
        },
        changed,
      });
      return { ok: true, value: room };
    },
    shareChanged() {
      if (room === null) return;
      room.takeShare();
      tell();
    },
    reconnect() {
      if (room === null) return;
      close();
      tell();
    },
    retry() {
      if (room === null) return;
      room.bulk.retry();
      if (room.index.progress().is === 'stopped') room.index.start();
    },
    stop: close,
  };
}
