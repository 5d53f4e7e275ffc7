import { cli } from './en/cli.ts';
import { failures } from './en/failures.ts';

/**
 * The words of the command line: English whatever the window speaks, since scripts, logs and whoever helps read them too
 * (docs/decisions/0008-german-says-sie.md). Apart from the window's, which need not load them.
 */
export const terminal = { cli, failures };
export type TerminalText = typeof terminal;
