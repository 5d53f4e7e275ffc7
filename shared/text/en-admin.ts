import { bulkRelease } from './en/bulk-release.ts';
import { bulk } from './en/bulk.ts';
import { licensePanel } from './en/license-panel.ts';
import { licenses } from './en/licenses.ts';
import { supportDesk } from './en/support-desk.ts';

/** What only the admin panel says, which loads it with its screens. */
export const enAdmin = { bulk, bulkRelease, licensePanel, licenses, supportDesk };
