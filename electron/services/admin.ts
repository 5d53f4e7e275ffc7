import type { AppState } from '../../shared/app-state.ts';
import { failed, type Result } from '../../shared/failure.ts';
import type { Server } from '../../shared/license.ts';
import { initialLicensesState } from '../../shared/licenses.ts';
import type { Clock, Ports } from '../ports.ts';
import { createLock } from '../storage/lock.ts';
import type { Activity } from './activity/activity.ts';
import { previousRotations } from './activity/previous-rotations.ts';
import { createBulkJournal, journalLockFile } from './bulk/bulk-journal.ts';
import type { Credentials } from './organization/credentials.ts';
import { accessOf } from './organization/access.ts';
import { createAdminSession, type AdminServices, type AdminSession } from './admin-session.ts';

/** The admin panel in main. It makes nothing before a person opens the panel. */
export type Admin = ReturnType<typeof createAdmin>;

/** The panel's part of the state that the window shows. */
export type AdminState = Pick<AppState, 'licenses' | 'bulk'>;

/** What the window shows without a session. */
const closedState: AdminState = { licenses: initialLicensesState, bulk: { type: 'none' } };

/** Milliseconds between two publications: while the list is read, each page would otherwise redraw the window. */
const publishInterval = 120;

/** Returns a publisher. `types` returns the types of the states, such as `reading`. */
function createPublisher(clock: Clock, types: () => string, publish: () => void) {
  let publishedAt = Number.NEGATIVE_INFINITY;
  let publishedTypes = '';
  let cancelTimer: (() => void) | null = null;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  function now(): void {
    cancel();
    publishedAt = clock.monotonicNow();
    publishedTypes = types();
    publish();
  }

  return {
    now,
    /** Publishes at once if the types changed, else at most every 120 ms. */
    soon() {
      const wait = publishedAt + publishInterval - clock.monotonicNow();
      if (wait <= 0 || types() !== publishedTypes) now();
      else cancelTimer ??= clock.schedule(wait, now);
    },
    cancel,
  };
}

/** Returns the panel. It calls `publish` when what the window shows has changed. */
export function createAdmin(
  deps: AdminServices & {
    readonly ports: Ports;
    readonly credentials: Credentials;
    readonly activity: Activity;
    /** Called when the panel released a seat of this computer's own. */
    readonly thisDeviceReleased: (activationId: string) => void;
    readonly publish: (state: AdminState) => void;
  },
) {
  const { ports, credentials, activity } = deps;
  const { clock, log, appVersion } = ports;
  const journalLock = createLock(ports.dataFolder, clock, undefined, journalLockFile);
  let session: AdminSession | null = null;
  let version = 0;

  const stateOf = ({
    index,
    names,
    rate,
    repository,
    bulk,
    undoableRelease,
    survey,
  }: AdminSession): AdminState => ({
    licenses: {
      index: index.progress(),
      version,
      ratePerMinute: rate(),
      organizationName: names.organization(),
      benefitNames: { ...names.benefits() },
      deletedCustomerCount: repository.table.deletedCustomerCount(),
      undoUntil: undoableRelease.undoUntil(),
      survey: survey.state(),
    },
    bulk: bulk.views.state(),
  });
  const publisher = createPublisher(
    clock,
    () => `${session?.index.progress().type} ${session?.bulk.views.state().type}`,
    () => {
      deps.publish(session === null ? closedState : stateOf(session));
    },
  );

  function changed(): void {
    version += 1;
    // There is nothing to publish while the session is being made.
    if (session !== null) publisher.soon();
  }

  function open(server: Server): AdminSession {
    return createAdminSession({
      ...deps,
      server,
      access: accessOf(credentials),
      clock,
      log,
      journal: createBulkJournal(ports.bulkFile),
      journalLock,
      appVersion,
      previousRotationAt: previousRotations(activity),
      recordEvent: activity.recordEvent,
      released(activationId) {
        if (deps.isThisDevices(activationId)) deps.thisDeviceReleased(activationId);
      },
      changed,
    });
  }

  /** Erases what is saved of an organization besides its token. */
  function eraseSaved(): void {
    try {
      deps.history.erase();
      deps.listViews.erase();
    } catch (error) {
      log.problem('the seat counts and views were not erased', error);
    }
  }

  function close(): void {
    session?.stop();
    session = null;
    publisher.cancel();
  }

  return {
    /** Returns the connected organization's session, made at the first call. */
    session(): Result<AdminSession> {
      const connection = credentials.connection();
      if (connection.type === 'public') return failed('not-connected');
      session ??= open(connection.server);
      return { ok: true, value: session };
    },
    /** Applies the part of Polar's limit that the person set. */
    shareChanged(): void {
      if (session === null) return;
      session.applyShare();
      publisher.now();
    },
    /** Drops all that is known of the organization after its token was saved or removed. */
    connectionChanged(): void {
      if (credentials.connection().type === 'public') eraseSaved();
      if (session === null) return;
      close();
      publisher.now();
    },
    /** Retries what waits for the network. */
    retry(): void {
      if (session === null) return;
      session.bulk.execution.retry();
      if (session.index.progress().type === 'stopped') session.index.start();
    },
    stop: close,
  };
}
