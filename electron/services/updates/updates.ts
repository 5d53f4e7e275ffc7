import { done, failed, type Result } from '../../../shared/failure.ts';
import type { UpdateMethod, UpdatesState } from '../../../shared/updates.ts';
import type { Clock, UpdateInstaller } from '../../ports.ts';
import type { AppRecords } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';
import { fetchFeed, type FeedSourceDeps } from './feed-source.ts';
import { createInstallation } from './installation.ts';
import { createKnownVersion } from './known-version.ts';
import type { Feed } from './read-feed.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds. `start`: from the window's first paint to the first check. `busy`: until another attempt while the app works on a seat. */
export const updateTimes = {
  start: 20 * second,
  busy: minute,
  afterFailure: 4 * hour,
  between: 24 * hour,
} as const;

/** What the service needs. */
interface UpdatesDeps extends FeedSourceDeps {
  readonly clock: Clock;
  readonly updateInstaller: UpdateInstaller;
  readonly appVersion: string;
  /** The folder of the seller's feed, with a slash at its end; null for an app without updates. */
  readonly feed: string | null;
  readonly file: AppRecords['updates'];
  /** Whether the app looks for a newer version by itself. */
  readonly isEnabled: () => boolean;
  /** Whether the app takes or releases a seat now. */
  readonly isBusy: () => boolean;
  readonly changed: () => void;
}

/** Newer versions of the app, from the seller's feed. */
export interface Updates {
  /** Returns what the window shows; null for an app without updates. */
  state(): UpdatesState | null;
  /** Begins to look for newer versions. To be called when the person sees the window. */
  start(): void;
  /** Plans again, after the person changed the setting, or the computer has woken. */
  plan(): void;
  /** Looks for a newer version for the person. */
  check(): Promise<Result<undefined>>;
  /** Begins the installation; its outcome comes with the state. */
  install(): Result<undefined>;
  /** Ends the app and starts the version that was installed. */
  restart(): Result<undefined>;
  /** Dismisses the note about the newer version. */
  dismiss(): void;
  stop(): void;
}

/** An app whose seller has no feed: it sends, writes and shows nothing. */
const noUpdates: Updates = {
  state: () => null,
  start: () => undefined,
  plan: () => undefined,
  check: async () => failed('input-invalid'),
  install: () => failed('input-invalid'),
  restart: () => failed('input-invalid'),
  dismiss: () => undefined,
  stop: () => undefined,
};

/** Creates the service. Reads its file, and sends nothing before `start` or a call of `check`. */
export function createUpdates(deps: UpdatesDeps): Updates {
  return deps.feed === null ? noUpdates : createFeedUpdates(deps.feed, deps);
}

/** Creates the service of an app whose seller has a feed. */
function createFeedUpdates(feed: string, deps: UpdatesDeps): Updates {
  const { clock, log, updateInstaller: installer } = deps;
  const timer = createTimer(clock);
  const known = createKnownVersion(deps);
  let method: UpdateMethod = 'download';
  let checking: Promise<Result<Feed>> | null = null;
  let isStarted = false;
  /** No check by the app itself before this time; null for none. */
  let notBefore: number | null = null;
  const installation = createInstallation({
    ...deps,
    check,
    installable: () => (method === 'package' ? known.newer() : null),
  });

  async function readAndSave(): Promise<Result<Feed>> {
    const read = await fetchFeed(deps, feed);
    method = await installer.method();
    checking = null;
    notBefore = read.ok ? null : clock.now() + updateTimes.afterFailure;
    if (read.ok) {
      const { version, files } = read.value;
      const name = installer.packageName(version);
      const hasPackage = files.some(({ url }) => url === name);
      known.save({ checkedAt: clock.now(), newest: version, hasPackage });
      const newer = known.newer() !== null;
      log.info('The feed of newer versions was read', { newer, ...(newer && { version }) });
    }
    deps.changed();
    return read;
  }

  /** Reads the feed; one reading at a time. */
  async function check(): Promise<Result<Feed>> {
    checking ??= readAndSave();
    deps.changed();
    const read = await checking;
    plan();
    return read;
  }

  /** Returns when the next check is due. */
  function dueAt(): number {
    const now = clock.now();
    const checkedAt = known.checkedAt();
    // A clock that was set back must not put the check off.
    const isKnown = checkedAt !== null && checkedAt <= now;
    return Math.max(notBefore ?? now, isKnown ? checkedAt + updateTimes.between : now);
  }

  function checkIfDue(): void {
    if (deps.isBusy() || installation.isRunning()) {
      notBefore = clock.now() + updateTimes.busy;
      plan();
    } else if (dueAt() > clock.now()) plan();
    else void check();
  }

  function plan(): void {
    timer.cancel();
    if (isStarted && deps.isEnabled()) timer.set(dueAt(), checkIfDue);
  }

  async function findMethod(): Promise<void> {
    method = await installer.method();
    deps.changed();
  }

  return {
    state: () => ({
      checkedAt: known.checkedAt(),
      isChecking: checking !== null,
      newer: known.shown(method),
      step: installation.step(),
    }),
    start() {
      isStarted = true;
      notBefore = clock.now() + updateTimes.start;
      if (known.newer() !== null) void findMethod();
      plan();
    },
    plan,
    async check() {
      if (deps.isBusy()) return failed('update-later');
      const read = await check();
      return read.ok ? done(undefined) : read;
    },
    install() {
      if (deps.isBusy()) return failed('update-later');
      void installation.start(feed);
      return done(undefined);
    },
    restart() {
      if (installation.step().type !== 'installed') return failed('input-invalid');
      if (deps.isBusy()) return failed('update-later');
      installer.restart();
      return done(undefined);
    },
    dismiss() {
      known.save({ dismissed: known.newer() });
      deps.changed();
    },
    stop: timer.stop,
  };
}
