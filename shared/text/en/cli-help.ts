import { variableName } from '../../variable-name.ts';
import { sellerFlags, sellersHelp } from './cli-help-sellers.ts';
import { commonFlags, flags, type FlagName } from '../../flags.ts';

/** What a flag does. Those that mean something else for each command have no entry here. */
const common: Partial<Record<FlagName, string>> = {
  json: 'answer with one JSON object on stdout, and no words',
  output: 'also write that object into FILE',
  timeout: 'end by then, whatever happens, 1 to 600 (default 15)',
  quiet: 'no words on stderr',
  'no-input': 'do not read standard input',
  'user-data-dir': "use the app's data in DIR",
  help: 'show this',
  reason: `say why, for the log; 'uninstall' is for uninstallers: it takes 10
seconds at most, is about all seats and leaves a note in the
data folder`,
  'key-file': "read the license key from FILE; '-' is standard input",
  seat: `of several seats, the one whose license key ends in SEAT, as
status shows it, or whose id is SEAT`,
  all: 'of several seats, all',
  'same-computer': `the records here are this computer's, whose id has changed, as after
a new system; reads no input and sends nothing`,
  'ignore-unreadable': `take a seat although a file cannot be read that may be of a seat
of the same license`,
  label: "this device's name (default: the host name)",
  organization: "the seller's organization on Polar, if this app does not know it",
  server: 'production (default) or sandbox',
  ...sellerFlags,
};

const dryRun: Readonly<Record<string, string>> = {
  release: 'say what would be released and where, and send nothing',
  activate: 'check the input, say which server would be asked, and send nothing',
  import: 'check the input, say which server would be asked, and keep nothing',
  'licenses disable': 'read the license, say what would change, and change nothing',
  'licenses enable': 'read the license, say what would change, and change nothing',
  'licenses rotate': 'read the license, say what would change, and change nothing',
  'seats release': 'list the seats that would be released, and release none',
};

const output: Readonly<Record<string, string>> = {
  'licenses export': 'write the table into FILE, instead of standard output',
  'licenses list': 'also write the JSON objects into FILE, one a line',
  'seats list': 'also write the JSON objects into FILE, one a line',
  'seats release': 'also write the JSON objects into FILE, one a line',
};

/** The commands for sellers have no time limit of their own, and write more than one object. */
const timeout = 'end by then, 1 to 604800 (default: no limit)';
const json = 'one JSON object a line on stdout, the last is the answer; no words';

/** What a command does where the app's data was copied from another computer. */
const otherComputer: Readonly<Record<string, string>> = {
  release: `where the data here was copied from another computer: release
that computer's seat`,
  activate: `where the data here was copied from another computer: take a
seat for this one; the other one keeps its own`,
  import: `where the data here was copied from another computer: take over
this computer's seat; the other one keeps its own`,
};

const label: Readonly<Record<string, string>> = {
  'seats release': 'of the seats of --license, the one of the device with this name',
};

const byCommand: Partial<Record<FlagName, Readonly<Record<string, string>>>> = {
  'dry-run': dryRun,
  'other-computer': otherComputer,
  output,
  label,
  timeout: Object.fromEntries(Object.keys(sellersHelp).map((name) => [name, timeout])),
  json: Object.fromEntries(
    ['licenses list', 'seats list', 'seats release'].map((name) => [name, json]),
  ),
};

const column = 21;

/** Returns the lines of help about these flags. */
function flagLines(names: readonly FlagName[], command: string | null): string {
  return names
    .map((name) => {
      const value: string | null = flags[name];
      const short = name === 'help' ? '-h, ' : '';
      const usage = `  ${short}--${name}${value === null ? '' : ` ${value}`}`;
      const specific = command === null ? undefined : byCommand[name]?.[command];
      const meaning = specific ?? common[name] ?? '';
      const start =
        usage.length < column - 1 ? usage.padEnd(column) : `${usage}\n${' '.repeat(column)}`;
      return start + meaning.replaceAll('\n', `\n${' '.repeat(column)}`);
    })
    .join('\n');
}

/** Returns the lines about a command's flags, its own before those of all commands. */
const flagsOf = (command: string, own: readonly FlagName[]): string =>
  flagLines([...own, ...commonFlags], command);

const overview = (app: string) => `Shows the license seats this computer holds, and gives them back.

Usage:
  ${app}                     open the window
  ${app} COMMAND [FLAGS]     run a command without a window
                             (flags may stand before the command as well)

Commands:
  release     release this computer's seat, at once
  status      tell which seats this computer holds
  activate    take a seat for this computer
  import      take over seats that this computer already holds
  doctor      look at what a release needs, and tell what is wrong

Commands for sellers, with a token of the organization:
  licenses list       list the organization's licenses
  licenses show       show a license and its seats
  licenses export     save the licenses as a table for spreadsheets
  licenses disable    disable a license
  licenses enable     enable it again
  licenses rotate     give a license another key
  seats list          list the seats of a license, or of all
  seats release       release seats of any license

Flags of every command:
${flagLines(commonFlags, null)}

  ${app} --version           show the version

Examples:
  ${app} status
  ${app} release --json
  ${app} activate --key-file key.txt --label "Edit bay 3"

Exit codes:
    0  done, or already so        4  refused by Polar: token or permission
    1  failed                     5  not sent yet; sent at the next start
    2  called wrongly             6  outcome not known; found out at the next start
    3  holds no seat            130  interrupted

License keys are read from a file, standard input or the environment, never from
arguments. Run '${app} COMMAND --help' for a command's own flags.
`;

const release = (
  app: string,
  own: readonly FlagName[],
) => `Releases this computer's seat, at once. It tries up to three times. A seat that could
not be released stays on record here, so that it can be released later. Of several
seats, name one with --seat or all with --all; without either, it lists them.

Usage:
  ${app} release [FLAGS]

Flags:
${flagsOf('release', own)}

Examples:
  ${app} release
  ${app} release --seat 4C7A91
  ${app} release --all --json
  ${app} release --reason uninstall --json
  ${app} release --dry-run

Exit codes:
  0 released, or already released
  1 failed, or the data here was copied from another computer
  2 called wrongly · 3 holds no seat
  4 refused by Polar · 5 not sent yet · 6 outcome not known · 130 interrupted
  of several seats the worst: 1, then 4, 6, 5, 0; "seats" has each seat's own
`;

const status = (
  app: string,
  own: readonly FlagName[],
) => `Tells which seats this computer holds, from what is on record here. Sends nothing.

Usage:
  ${app} status [FLAGS]

Flags:
${flagsOf('status', own)}

Exit codes:
  0 holds a seat, also after a release that failed
  1 the record cannot be read, or was copied from another computer
  3 holds no seat · 5 a release waits to be sent
  6 a release or an activation was sent and its outcome is not known
  of several seats the worst: 1, then 6, 5, 0, 3; "seats" has each seat's own
`;

const activate = (
  app: string,
  own: readonly FlagName[],
) => `Takes a seat for this computer, one of each license. The license key is read from
--key-file, else from the variable ${variableName(app, 'KEY')}, else from standard input.

A command cannot see the license's seats. If this computer was activated before and its
data was lost, its earlier seat still counts: take it over in the window, with the
organization's token, or have the seller free it.

Usage:
  ${app} activate [FLAGS]

Flags:
${flagsOf('activate', own)}

Examples:
  ${app} activate --key-file /run/secrets/license-key --label "Edit bay 3"
  pass show license-key | ${app} activate --json

Exit codes:
  0 active, or already active with this license · 1 failed, such as no seat left
  2 called wrongly · 4 refused by Polar · 6 outcome not known: a seat may be taken
`;

const importing = (
  app: string,
  own: readonly FlagName[],
) => `Takes over a seat that this computer already holds, from JSON in FILE or on standard input:
  { "key": "…", "organizationId": "…", "activationId": "…", "label": "…" }
or several from a list of such objects, [ {…}, {…} ], where each has its own result,
and, where it is Polar's sandbox, "server": "sandbox". Asks Polar whether the activation
belongs to the key, and keeps nothing where it does not. Where Polar cannot be asked, the
seat is kept as not confirmed; import it again to confirm it. Of the seat on record it
takes the key, which the seller may have rotated, once Polar knows it.

Usage:
  ${app} import [FILE] [FLAGS]

Flags:
${flagsOf('import', own)}

Examples:
  ${app} import activation.json
  my-app --export-activation | ${app} import --json

Exit codes:
  0 taken over, or already there · 1 failed, such as another seat on record, or one that
  Polar does not know
  2 called wrongly, or JSON that cannot be right
  of a list the worst: 1, then 6, 0; "entries" has each entry's own
`;

const doctor = (
  app: string,
  own: readonly FlagName[],
) => `Looks at what a release needs: versions, folders, keychain, server and clock. Changes
nothing. Its output holds no key, token or id, and can be sent to support.

Usage:
  ${app} doctor [FLAGS]

Flags:
${flagsOf('doctor', own)}

Exit codes:
  0 all is well · 1 something is wrong; "problems" says what
`;

/** Returns the help of a command for sellers. */
const seller =
  (name: keyof typeof sellersHelp) =>
  (app: string, own: readonly FlagName[]): string =>
    sellersHelp[name](app, flagsOf(name, own));

/**
 * What `--help` prints, of the whole and of each command. `app`: the name that the command is called by; `own`: the flags that it takes
 * besides those of every command.
 */
export const help = {
  overview,
  release,
  status,
  activate,
  import: importing,
  doctor,
  'licenses list': seller('licenses list'),
  'licenses show': seller('licenses show'),
  'licenses export': seller('licenses export'),
  'licenses disable': seller('licenses disable'),
  'licenses enable': seller('licenses enable'),
  'licenses rotate': seller('licenses rotate'),
  'seats list': seller('seats list'),
  'seats release': seller('seats release'),
};
