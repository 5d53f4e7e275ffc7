import type { UpdateMethod, UpdatesState } from '../../../shared/updates.ts';
import { compareVersions } from '../../../shared/version.ts';
import type { Log, UpdateInstaller } from '../../ports.ts';
import type { AppRecords, UpdateRecord } from '../../storage/records.ts';

const nothingKnown: UpdateRecord = {
  checkedAt: null,
  newest: null,
  hasPackage: false,
  dismissed: null,
};

/** Creates what the app knows of newer versions, also after a restart, over its file. A file that cannot be read is as none. */
export function createKnownVersion(deps: {
  readonly file: AppRecords['updates'];
  readonly log: Log;
  readonly appVersion: string;
  readonly updateInstaller: Pick<UpdateInstaller, 'packageName'>;
}) {
  const stored = deps.file.read();
  let record = stored.type === 'value' ? stored.value : nothingKnown;

  /** Returns the newest version if it is newer than this one; null otherwise. */
  function newer(): string | null {
    const { newest } = record;
    return newest !== null && compareVersions(newest, deps.appVersion) > 0 ? newest : null;
  }

  return {
    newer,
    /** Returns when the feed was last read; null for never. */
    checkedAt: (): number | null => record.checkedAt,
    save(change: Partial<UpdateRecord>): void {
      record = { ...record, ...change };
      try {
        deps.file.write(record);
      } catch (error) {
        // It is known until the app ends, and read again after the next start.
        deps.log.problem('What is known of newer versions could not be saved', error);
      }
    },
    /** Returns what the window shows about the newer version; null for none. `method`: of this installation. */
    shown(method: UpdateMethod): UpdatesState['newer'] {
      const version = newer();
      if (version === null) return null;
      return {
        version,
        method: record.hasPackage ? method : 'download',
        fileName: deps.updateInstaller.packageName(version),
        isDismissed: record.dismissed === version,
      };
    },
  };
}
