import type { Failure, Result } from '../../../shared/failure.ts';
import type { UpdateStep } from '../../../shared/updates.ts';
import type { Log, UpdateInstaller, UpdateOutcome, UpdatePackage } from '../../ports.ts';
import type { Feed } from './read-feed.ts';

/** What the outcome of an installation is to the person; null if the person need not know of it. */
const outcomeFailures: Readonly<Record<Exclude<UpdateOutcome, 'installed'>, Failure | null>> = {
  canceled: null,
  'not-loaded': { code: 'update-not-loaded' },
  'not-installed': { code: 'update-not-installed' },
};

/** Creates the installation of updates, one at a time. */
export function createInstallation(deps: {
  readonly log: Log;
  readonly updateInstaller: UpdateInstaller;
  /** Reads the feed again. */
  readonly check: () => Promise<Result<Feed>>;
  /** Returns the version to install, as of the last check; null if the app cannot install any. */
  readonly installable: () => string | null;
  readonly changed: () => void;
}) {
  const { updateInstaller: installer } = deps;
  let step: UpdateStep = { type: 'none' };
  let isRunning = false;

  function setStep(next: UpdateStep): void {
    step = next;
    deps.changed();
  }

  /** Returns the package of the version that can be installed; null if the feed has none. */
  function packageIn({ version, files }: Feed, address: string): UpdatePackage | null {
    const name = installer.packageName(version);
    const file = files.find(({ url }) => url === name);
    if (deps.installable() !== version || file === undefined) return null;
    const sha512 = Buffer.from(file.sha512, 'base64').toString('hex');
    return { version, url: address + encodeURIComponent(name), size: file.size, sha512 };
  }

  async function run(address: string): Promise<UpdateStep> {
    setStep({ type: 'loading', percent: 0 });
    const read = await deps.check();
    if (!read.ok) return { type: 'failed', failure: read.failure };
    const update = packageIn(read.value, address);
    if (update === null) return { type: 'none' };
    const outcome = await installer.install(update, (percent) => {
      setStep(percent < 100 ? { type: 'loading', percent } : { type: 'installing' });
    });
    const { version } = update;
    deps.log.info('The installation of an update ended', { version, outcome });
    if (outcome === 'installed') return { type: 'installed', version };
    const failure = outcomeFailures[outcome];
    return failure === null ? { type: 'none' } : { type: 'failed', failure };
  }

  return {
    step: (): UpdateStep => step,
    isRunning: (): boolean => isRunning,
    /** Installs the version that the feed in the folder `address` has now. Ignores a start while one runs, and after one has succeeded. */
    async start(address: string): Promise<void> {
      if (isRunning || step.type === 'installed') return;
      isRunning = true;
      const last = await run(address);
      isRunning = false;
      setStep(last);
    },
  };
}
