import { guarded, orUnnamed, shownName } from '../foreign-text.ts';
import { app } from './en/app.ts';
import { cli } from './en/cli.ts';
import { failures } from './en/failures.ts';

/**
 * The words of the command line: English whatever the window speaks, since scripts, logs and whoever helps read them too
 * (docs/decisions/0008-german-says-sie.md). Apart from the window's, which need not load them.
 */
export const terminal = guarded({ cli, failures }, orUnnamed(shownName, app.unnamed));
export type TerminalText = typeof terminal;
