import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { app } from './en/app.ts';
import { bulkRelease } from './en/bulk-release.ts';
import { bulk } from './en/bulk.ts';
import { licensePanel } from './en/license-panel.ts';
import { licenses } from './en/licenses.ts';
import { overview } from './en/overview.ts';
import { palette } from './en/palette.ts';
import { supportLookup } from './en/support-lookup.ts';

/** The text that only the admin panel uses, which loads it with its screens. */
export const enAdmin = withCleanArguments(
  { bulk, bulkRelease, licensePanel, licenses, overview, palette, supportLookup },
  cleanOrPlaceholder(nameInSentence, app.unnamed),
);
