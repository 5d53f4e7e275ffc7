import type { UpdatesState } from '../../shared/updates.ts';
import { hour } from './sample-state.ts';

/** What the window may know of newer versions, by name. */
export function updateStates(now: number) {
  const newer = {
    version: '1.4.0',
    method: 'package',
    fileName: 'lumen-licenses_1.4.0_amd64.deb',
    isDismissed: false,
  } as const;
  const known = {
    checkedAt: now - 3 * hour,
    isChecking: false,
    newer,
    step: { type: 'none' },
  } as const;
  return {
    none: { ...known, newer: null },
    unchecked: { ...known, newer: null, checkedAt: null, isChecking: true },
    available: known,
    'by-hand': { ...known, newer: { ...newer, method: 'by-hand' } },
    download: { ...known, newer: { ...newer, method: 'download' } },
    loading: { ...known, step: { type: 'loading', percent: 42 } },
    installed: { ...known, step: { type: 'installed', version: '1.4.0' } },
    failed: { ...known, step: { type: 'failed', failure: { code: 'update-not-loaded' } } },
  } as const satisfies Readonly<Record<string, UpdatesState>>;
}
