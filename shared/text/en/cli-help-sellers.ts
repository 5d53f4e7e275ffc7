import type { FlagName } from '../../flags.ts';
import { variableName } from '../../variable-name.ts';

/** What the flags of the commands for sellers do. */
export const sellerFlags: Partial<Record<FlagName, string>> = {
  'token-file': `read the organization's token from FILE, which no other account may
read; '-' is standard input`,
  keychain: `use the token with which the window is connected; opens the
system's keychain, which may ask you`,
  status: `only licenses that are granted, disabled, revoked, expired or
unknown; several with commas between them`,
  search: 'only licenses with these words in customer, email or key',
  devices: `check the seats of each license, and give each a line: one request
a license`,
  'with-keys': 'whole license keys, instead of their ends',
  'with-customers': `whole names and addresses of customers, and names of devices,
instead of their first letters`,
  plan: `release the seats that this table names, as 'licenses export
--devices' writes it, or any with keys, license ids or addresses;
'-' is standard input`,
  license: 'release a seat of this license; with --label or --device',
  device: 'of the seats of --license, the one with this device code',
  resume: `continue a release that was interrupted; seats that were under
way are checked first`,
  cancel: 'end a release that was interrupted, and release no more of it',
  'from-window': 'also one that was begun in the window',
};

const token = (app: string) => `The token is read from --token-file, else from the variable
${variableName(app, 'TOKEN')}; never from arguments. It needs the permission
license_keys:read, and license_keys:write for changes and releases.`;

const license = `LICENSE is its id, or the end of its key as 'licenses list' shows it, if one license
alone has that; never a full key. With the end, the whole list is read first.`;

const exitCodes = `Exit codes:
  0 done · 1 failed, or not all could be read · 2 called wrongly
  4 refused by Polar: token or permission · 6 outcome not known · 130 interrupted
`;

type Help = (app: string, flags: string) => string;

const list: Help = (
  app,
  flags,
) => `Lists the organization's licenses, page by page as Polar gives them: about the newest
first.
${token(app)}

Usage:
  ${app} licenses list [FLAGS]

Flags:
${flags}

Examples:
  ${app} licenses list --token-file token.txt
  ${app} licenses list --status granted --search example.com --json

${exitCodes}`;

const show: Help = (app, flags) => `Shows a license and its seats. ${token(app)}

${license}

Usage:
  ${app} licenses show LICENSE [FLAGS]

Flags:
${flags}

Examples:
  ${app} licenses show 4C7A91 --token-file token.txt

${exitCodes}`;

const exporting: Help = (
  app,
  flags,
) => `Saves the licenses as a table (CSV) for spreadsheets. FILE is replaced when the table
is whole, and stays as it was if the command fails.
${token(app)}

Usage:
  ${app} licenses export [FLAGS]

Flags:
${flags}

Examples:
  ${app} licenses export --output licenses.csv --token-file token.txt
  ${app} licenses export --devices --with-customers > seats.csv

${exitCodes}`;

const changing =
  (verb: string, what: string): Help =>
  (app, flags) =>
    `${what}
${token(app)}

${license}

Usage:
  ${app} licenses ${verb} LICENSE [FLAGS]

Flags:
${flags}

Examples:
  ${app} licenses ${verb} 4C7A91 --token-file token.txt --dry-run

${exitCodes}`;

const seats: Help = (
  app,
  flags,
) => `Lists the seats of a license, or of all licenses, which takes one request for each.
${token(app)}

${license}

Usage:
  ${app} seats list [LICENSE] [FLAGS]

Flags:
${flags}

Examples:
  ${app} seats list 4C7A91 --with-customers --token-file token.txt
  ${app} seats list --json > seats.jsonl

${exitCodes}`;

const releasing: Help = (
  app,
  flags,
) => `Releases seats of any license: those that a table names, or one by its device's name or
code. What is done is in a journal on this computer's disk: the same command, run
again after it was interrupted or killed, continues. No seat is released twice, and
none that was taken anew meanwhile.
${token(app)}

Usage:
  ${app} seats release --plan FILE [FLAGS]
  ${app} seats release --license LICENSE (--label NAME | --device CODE) [FLAGS]
  ${app} seats release (--resume | --cancel) [FLAGS]

Flags:
${flags}

Examples:
  ${app} licenses export --devices --output seats.csv
  ${app} seats release --plan seats.csv --dry-run
  ${app} seats release --license 4C7A91 --label "Edit bay 3"
  ${app} seats release --resume --json

Exit codes:
  0 all are free · 1 some still count, or failed · 2 called wrongly
  4 refused by Polar: token or permission · 6 an outcome isn't known · 130 interrupted
`;

/** What `--help` prints of the commands for sellers. `flags`: the lines about a command's flags. */
export const sellersHelp = {
  'licenses list': list,
  'licenses show': show,
  'licenses export': exporting,
  'licenses disable': changing(
    'disable',
    `Disables a license: apps that check its key learn that it isn't valid. Its seats stay.`,
  ),
  'licenses enable': changing('enable', `Enables a license that was disabled.`),
  'licenses rotate': changing(
    'rotate',
    `Gives a license another key. The seats stay, and the devices with the previous key can no
longer release or check them.`,
  ),
  'seats list': seats,
  'seats release': releasing,
} as const satisfies Readonly<Record<string, Help>>;
