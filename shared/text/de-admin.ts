import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { app } from './de/app.ts';
import { bulkRelease } from './de/bulk-release.ts';
import { bulk } from './de/bulk.ts';
import { licensePanel } from './de/license-panel.ts';
import { licenses } from './de/licenses.ts';
import { overview } from './de/overview.ts';
import { palette } from './de/palette.ts';
import { supportLookup } from './de/support-lookup.ts';
import type { AdminText } from './text.ts';

/** The text that only the admin panel uses, which loads it with its screens. */
export const deAdmin: AdminText = withCleanArguments(
  { bulk, bulkRelease, licensePanel, licenses, overview, palette, supportLookup },
  cleanOrPlaceholder(nameInSentence, app.unnamed),
);
