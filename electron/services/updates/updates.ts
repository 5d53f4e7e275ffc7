import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { UpdateMethod, UpdatesState, UpdateStep } from '../../../shared/updates.ts';
import { compareVersions } from '../../../shared/version.ts';
import type { Clock, Http, Log, UpdateInstaller, UpdateOutcome } from '../../ports.ts';
import type { AppRecords, UpdateRecord } from '../../storage/records.ts';
import { createTimer } from '../../timing.ts';
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
  deadline: 30 * second,
} as const;

const nothingKnown: UpdateRecord = {
  checkedAt: null,
  newest: null,
  hasPackage: false,
  dismissed: null,
};

/** What the outcome of an installation is to the person; null for none to tell of. */
const outcomeFailures: Readonly<Record<Exclude<UpdateOutcome, 'installed'>, Failure | null>> = {
  canceled: null,
  'not-loaded': { code: 'update-not-loaded' },
  'not-installed': { code: 'update-not-installed' },
};

/** What the service needs. */
interface UpdatesDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly updateInstaller: UpdateInstaller;
  readonly appVersion: string;
  readonly userAgent: string;
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
export type Updates = ReturnType<typeof createUpdates>;

/** Creates the service. Reads its file, and sends nothing before `start` or a call of `check`. */
export function createUpdates(deps: UpdatesDeps) {
  const { clock, log, feed, updateInstaller: installer } = deps;
  const timer = createTimer(clock);
  const stored = feed === null ? null : deps.file.read();
  let record: UpdateRecord = stored?.type === 'value' ? stored.value : nothingKnown;
  let method: UpdateMethod = 'download';
  let step: UpdateStep = { type: 'none' };
  let checking: Promise<Result<Feed>> | null = null;
  let isInstalling = false;
  let isStarted = false;
  /** When the next check is due, by failures and pauses of this process; null for none. */
  let notBefore: number | null = null;

  function setStep(next: UpdateStep): void {
    step = next;
    deps.changed();
  }

  function save(change: Partial<UpdateRecord>): void {
    record = { ...record, ...change };
    try {
      deps.file.write(record);
    } catch (error) {
      // It is known until the app ends, and read again after the next start.
      log.problem('What is known of newer versions could not be saved', error);
    }
    deps.changed();
  }

  /** Returns the newest version if it is newer than this one; null otherwise. */
  function newerVersion(): string | null {
    const { newest } = record;
    return newest !== null && compareVersions(newest, deps.appVersion) > 0 ? newest : null;
  }

  function state(): UpdatesState | null {
    if (feed === null) return null;
    const version = newerVersion();
    const newer =
      version === null
        ? null
        : {
            version,
            method: record.hasPackage ? method : ('download' as const),
            fileName: installer.packageName(version),
            isDismissed: record.dismissed === version,
          };
    return { checkedAt: record.checkedAt, isChecking: checking !== null, newer, step };
  }

  /** Reads the feed. Logs why it cannot be used; its content is never logged. */
  async function readNow(address: string): Promise<Result<Feed>> {
    const { readFeed, maxFeedLength } = await import('./read-feed.ts');
    const answer = await deps.http.send({
      method: 'GET',
      url: address + installer.feedName,
      headers: { Accept: '*/*', 'Cache-Control': 'no-cache', 'User-Agent': deps.userAgent },
      deadline: updateTimes.deadline,
      maxLength: maxFeedLength,
      purpose: 'updates',
    });
    if (answer.type !== 'answer' || answer.status !== 200) {
      const why = answer.type === 'answer' ? `HTTP ${answer.status}` : answer.type;
      log.info('The feed of newer versions could not be read', { why });
      return failed('update-feed');
    }
    try {
      return done(readFeed(answer.text));
    } catch (error) {
      log.problem('The feed of newer versions cannot be used', error);
      return failed('update-feed');
    }
  }

  async function readAndSave(address: string): Promise<Result<Feed>> {
    const read = await readNow(address).catch((error: unknown) => {
      log.problem('The feed of newer versions could not be read', error);
      return failed<Feed>('update-feed');
    });
    checking = null;
    const now = clock.now();
    if (!read.ok) {
      notBefore = now + updateTimes.afterFailure;
      deps.changed();
      return read;
    }
    method = await installer.method();
    const { version, files } = read.value;
    const name = installer.packageName(version);
    const hasPackage = files.some(({ url }) => url === name);
    notBefore = null;
    save({ checkedAt: now, newest: version, hasPackage });
    const isNewer = newerVersion() !== null;
    log.info('The feed of newer versions was read', {
      newer: isNewer,
      ...(isNewer && { version }),
    });
    return read;
  }

  /** Reads the feed; one reading at a time. */
  async function check(): Promise<Result<Feed>> {
    if (feed === null) return failed('input-invalid');
    checking ??= readAndSave(feed);
    deps.changed();
    const read = await checking;
    plan();
    return read;
  }

  /** Returns when the next check is due. */
  function dueAt(): number {
    const now = clock.now();
    const { checkedAt } = record;
    // A clock that was set back must not put the check off.
    const isKnown = checkedAt !== null && checkedAt <= now;
    return Math.max(notBefore ?? now, isKnown ? checkedAt + updateTimes.between : now);
  }

  function plan(): void {
    timer.cancel();
    if (feed === null || !isStarted || !deps.isEnabled()) return;
    timer.set(dueAt(), () => {
      if (deps.isBusy() || isInstalling) {
        notBefore = clock.now() + updateTimes.busy;
        plan();
      } else if (dueAt() > clock.now()) plan();
      else void check();
    });
  }

  /** Installs the version that the feed has now. */
  async function install(address: string): Promise<void> {
    setStep({ type: 'loading', percent: 0 });
    const read = await check();
    if (!read.ok) {
      setStep({ type: 'failed', failure: read.failure });
      return;
    }
    const { version, files } = read.value;
    const name = installer.packageName(version);
    const file = files.find(({ url }) => url === name);
    if (newerVersion() !== version || file === undefined || method !== 'package') {
      setStep({ type: 'none' });
      return;
    }
    const outcome = await installer.install(
      {
        version,
        url: address + encodeURIComponent(name),
        size: file.size,
        sha512: Buffer.from(file.sha512, 'base64').toString('hex'),
      },
      (percent) => {
        setStep(percent < 100 ? { type: 'loading', percent } : { type: 'installing' });
      },
    );
    log.info('The installation of an update ended', { version, outcome });
    if (outcome === 'installed') {
      setStep({ type: 'installed', version });
      return;
    }
    const failure = outcomeFailures[outcome];
    setStep(failure === null ? { type: 'none' } : { type: 'failed', failure });
  }

  return {
    state,
    /** Begins to look for newer versions. To be called when the person sees the window. */
    start(): void {
      if (feed === null) return;
      isStarted = true;
      notBefore = clock.now() + updateTimes.start;
      if (newerVersion() !== null) {
        void installer.method().then((found) => {
          method = found;
          deps.changed();
        });
      }
      plan();
    },
    /** Plans again, after the person changed the setting, or the computer has woken. */
    plan,
    /** Looks for a newer version for the person. */
    async check(): Promise<Result<undefined>> {
      if (deps.isBusy()) return failed('update-later');
      const read = await check();
      return read.ok ? done(undefined) : read;
    },
    /** Begins the installation; its outcome comes with the state. */
    install(): Result<undefined> {
      if (feed === null) return failed('input-invalid');
      if (isInstalling || step.type === 'installed') return done(undefined);
      if (deps.isBusy()) return failed('update-later');
      isInstalling = true;
      void install(feed).finally(() => {
        isInstalling = false;
      });
      return done(undefined);
    },
    /** Dismisses the note about the newer version. */
    dismiss(): void {
      save({ dismissed: newerVersion() });
    },
    stop: timer.stop,
  };
}
