import type { AdminScene } from './admin-scene.ts';
import { overviewScenes } from './overview-scenes.ts';
import { licenseListScenes } from './license-list-scenes.ts';
import { bulkScenes } from './bulk-scenes.ts';
import { supportLookupScenes } from './support-lookup-scenes.ts';
import { licensePanelScenes } from './license-panel-scenes.ts';

/** The admin panel's screens. */
export const adminScenes: readonly AdminScene[] = [
  ...overviewScenes,
  ...licenseListScenes,
  ...bulkScenes,
  ...supportLookupScenes,
  ...licensePanelScenes,
];
