import type { BulkState } from '../../shared/bulk-release.ts';
import { failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { initialLicensesState, type LicensesState } from '../../shared/licenses.ts';
import type { LicenseKeys } from '../polar/license-keys.ts';
import type { Transport } from '../polar/transport.ts';
import type { Ports } from '../ports.ts';
import type { ActivityEntry } from '../../shared/activity.ts';
import type { Activity } from './activity/activity.ts';
import { createBulkJournal } from './bulk/bulk-journal.ts';
import type { Credentials } from './organization/credentials.ts';
import type { Confirmations } from './interaction/confirmations.ts';
import type { KeyClipboard } from './interaction/key-clipboard.ts';
import { accessOf } from './organization/access.ts';
import { createAdminSession, type AdminSession } from './admin-session.ts';
import type { LicenseQuestions } from './licenses/license-questions.ts';

/** The admin panel's inside. Nothing of it is made before somebody opens the panel. */
export interface Admin {
  /** The connected organization's room, made when it is first asked for. */
  session(): Result<AdminSession>;
  /** The person took another part of Polar's limit. */
  shareChanged(): void;
  /** A token was kept or forgotten: what is known of the organization goes. */
  connectionChanged(): void;
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
const publishInterval = 120;

/** The panel's inside over the world. `publish` is called when what the window shows has changed. */
export function createAdmin(deps: {
  readonly ports: Ports;
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
  readonly thisDeviceActivationId: () => string | null;
  /** This computer's own seat was released from the panel. */
  readonly thisDeviceReleased: () => void;
  readonly publish: (state: AdminState) => void;
}): Admin {
  const { ports, credentials, activity } = deps;
  const { clock, appVersion } = ports;
  let session: AdminSession | null = null;
  let version = 0;
  let publishedAt = Number.NEGATIVE_INFINITY;
  /** What was told last: another kind of progress is told at once. */
  let publishedTypes = '';
  let cancelPublish: (() => void) | null = null;

  function publish(): void {
    cancelPublish?.();
    cancelPublish = null;
    publishedAt = clock.monotonicNow();
    publishedTypes = stateTypes();
    if (session === null) {
      deps.publish({ licenses: initialLicensesState, bulk: { type: 'none' } });
      return;
    }
    const licenses = {
      index: session.index.progress(),
      version,
      ratePerMinute: session.rate(),
      deletedCustomerCount: session.repository.table.deletedCustomerCount(),
    };
    deps.publish({ licenses, bulk: session.bulk.state() });
  }

  const stateTypes = (): string =>
    `${session?.index.progress().type} ${session?.bulk.state().type}`;

  function changed(): void {
    version += 1;
    // While the room is being made there is nothing to tell of it.
    if (session === null) return;
    const wait = publishedAt + publishInterval - clock.monotonicNow();
    if (wait <= 0 || stateTypes() !== publishedTypes) publish();
    else cancelPublish ??= clock.schedule(wait, publish);
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
  function createRotationLookup(): (licenseId: string) => number | null {
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
    session?.stop();
    session = null;
    cancelPublish?.();
    cancelPublish = null;
  }

  return {
    session() {
      const connection = credentials.connection();
      if (connection.type === 'public') return failed('not-connected');
      session ??= createAdminSession({
        ...deps,
        server: connection.server,
        access: accessOf(credentials),
        clock,
        journal: createBulkJournal(ports.bulkFile),
        appVersion,
        previousRotationAt: createRotationLookup(),
        recordEvent: activity.recordEvent,
        released(activationId) {
          if (activationId === deps.thisDeviceActivationId()) deps.thisDeviceReleased();
        },
        changed,
      });
      return { ok: true, value: session };
    },
    shareChanged() {
      if (session === null) return;
      session.applyShare();
      publish();
    },
    connectionChanged() {
      if (session === null) return;
      close();
      publish();
    },
    retry() {
      if (session === null) return;
      session.bulk.retry();
      if (session.index.progress().type === 'stopped') session.index.start();
    },
    stop: close,
  };
}
