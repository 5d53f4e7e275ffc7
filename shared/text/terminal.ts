import { withCleanArguments, cleanOrPlaceholder, shownName } from '../foreign-text.ts';
import { app } from './en/app.ts';
import { cli } from './en/cli.ts';
import { failures } from './en/failures.ts';

/**
 * The texts of the command line, in English whatever the window's language, since scripts, logs and support read them too
 * (docs/decisions/0008-german-uses-sie.md). Apart from the window's, which need not load them.
 */
export const terminal = withCleanArguments(
  { cli, failures },
  cleanOrPlaceholder(shownName, app.unnamed),
);
