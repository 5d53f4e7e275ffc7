import { variableName } from '../../variable-name.ts';
import { sellerFlags, sellersHelp } from './cli-help-sellers.ts';
import { commonFlags, flags, type FlagName } from '../../flags.ts';

/** What a flag does. Those that mean something else for each command have no entry here. */
const common: Partial<Record<FlagName, string>> = {
  json: 'print one JSON object on stdout, and no text',
  output: 'also write that object to FILE',
  timeout: 'end after this many seconds, 1 to 600 (default 15)',
  quiet: 'no text on stderr',
  'no-input': 'read nothing from standard input',
  'user-data-dir': "use the app's data in DIR",
  help: 'show this help',
  reason: `the reason, for the log; 'uninstall' is for uninstallers: it takes 10
seconds at most, covers all seats and leaves a note in the
data folder`,
  'key-file': "read the license key from FILE; '-' is standard input",
  seat: `of several seats, the one whose license key ends in SEAT, as
status shows it, or whose ID is SEAT`,
  all: 'of several seats, all',
  'same-computer': `the records here are this computer's, whose ID has changed, as after
a new system; reads no input and sends nothing`,
  'ignore-unreadable': `activate even though a file can't be read that may be for a seat
of the same license`,
  label: "this computer's name (default: the host name)",
  organization: "the seller's organization on Polar, if this app doesn't know it",
  server: 'production (default) or sandbox',
  product: 'only the seats of this product, by its name in the app',
  'with-key': `also give the license key, of one seat, where a program reads it through
a pipe; needs --json`,
  ...sellerFlags,
};

const dryRun: Readonly<Record<string, string>> = {
  release: 'show what would be released and where, and send nothing',
  activate: 'check the input, show which server would be asked, and send nothing',
  import: 'check the input, show which server would be asked, and store nothing',
  'licenses disable': 'read the license, show what would change, and change nothing',
  'licenses enable': 'read the license, show what would change, and change nothing',
  'licenses rotate': 'read the license, show what would change, and change nothing',
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
  activate: `where the data here was copied from another computer: use a
seat for this one; the other one keeps its own`,
  import: `where the data here was copied from another computer: import
this computer's seat; the other one keeps its own`,
};

const seat: Readonly<Record<string, string>> = {
  activation: `only the seat whose license key ends in SEAT, as status shows it, or
whose ID is SEAT`,
};

const organization: Readonly<Record<string, string>> = {
  activation: "only the seats of this seller's organization on Polar",
};

const label: Readonly<Record<string, string>> = {
  'seats release': 'of the seats of --license, the one of the device with this name',
};

const byCommand: Partial<Record<FlagName, Readonly<Record<string, string>>>> = {
  'dry-run': dryRun,
  'other-computer': otherComputer,
  seat,
  organization,
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

const overview = (app: string) => `Shows this computer's license seats and releases them.

Usage:
  ${app}                     open the window
  ${app} COMMAND [FLAGS]     run a command without a window
                             (flags may stand before the command as well)

Commands:
  release     release this computer's seat immediately
  status      show this computer's seats
  activate    use a seat for this computer
  import      import seats that this computer already has
  activation  give a program what it needs to check a seat with Polar
  doctor      check what a release needs, and report problems

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
    1  failed                     5  release pending; sent at the next start
    2  usage error                6  outcome not known; checked at the next start
    3  not activated            130  interrupted

License keys are read from a file, standard input or the environment, never from
arguments. Run '${app} COMMAND --help' for a command's own flags.
`;

const release = (
  app: string,
  own: readonly FlagName[],
) => `Releases this computer's seat immediately. It tries up to three times. A seat that could
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
  2 usage error · 3 not activated
  4 refused by Polar · 5 release pending · 6 outcome not known · 130 interrupted
  of several seats the worst: 1, then 4, 6, 5, 0; "seats" has each seat's own
`;

const status = (
  app: string,
  own: readonly FlagName[],
) => `Shows which seats this computer has, from its own records. Sends nothing.

Usage:
  ${app} status [FLAGS]

Flags:
${flagsOf('status', own)}

Exit codes:
  0 has a seat, also after a release that failed
  1 the record can't be read, or was copied from another computer
  3 not activated · 5 a release is pending
  6 a release or an activation was sent and its outcome isn't known
  of several seats the worst: 1, then 6, 5, 0, 3; "seats" has each seat's own
`;

const activate = (
  app: string,
  own: readonly FlagName[],
) => `Activates this computer, with one seat of each license. The license key is read from
--key-file, else from the variable ${variableName(app, 'KEY')}, else from standard input.

A command can't see the license's seats. If this computer was activated before and its
data was lost, its earlier seat may still be in use: use it again in the window, with
the organization's token, or ask the seller to release it.

Usage:
  ${app} activate [FLAGS]

Flags:
${flagsOf('activate', own)}

Examples:
  ${app} activate --key-file /run/secrets/license-key --label "Edit bay 3"
  pass show license-key | ${app} activate --json

Exit codes:
  0 active, or already active with this license · 1 failed, such as no seat left
  2 usage error · 4 refused by Polar · 6 outcome not known: a seat may be in use
`;

const importing = (
  app: string,
  own: readonly FlagName[],
) => `Imports a seat that this computer already has, from JSON in FILE or on standard input:
  { "key": "…", "organizationId": "…", "activationId": "…", "label": "…" }
or several from a list of such objects, [ {…}, {…} ], where each has its own result,
and, where it is Polar's sandbox, "server": "sandbox". Asks Polar whether the activation
belongs to the key, and stores nothing if it doesn't. If Polar can't be asked, the
seat is stored as not confirmed; import it again to confirm it. For a recorded seat, it
stores the new key after a rotation, once Polar knows it.

Usage:
  ${app} import [FILE] [FLAGS]

Flags:
${flagsOf('import', own)}

Examples:
  ${app} import activation.json
  my-app --export-activation | ${app} import --json

Exit codes:
  0 imported, or already there · 1 failed, such as another recorded seat, or one that
  Polar doesn't know
  2 usage error, or invalid JSON
  of a list the worst: 1, then 6, 0; "entries" has each entry's own
`;

const activation = (
  app: string,
  own: readonly FlagName[],
) => `Gives a program of this account what it needs to check a seat of this computer at Polar:
the ids of the organization, the activation and the license, and the end of the key. Reads
what is on record here, and sends nothing. With --with-key it gives the license key as
well, of one seat, and only into a pipe: Polar asks for it when it checks a seat. The
program must neither log nor store the answer then.

Usage:
  ${app} activation [FLAGS]

Flags:
${flagsOf('activation', own)}

Examples:
  ${app} activation --json --product "Lumen Studio"
  ${app} activation --json --with-key --product "Lumen Studio" | my-app --check-license

Exit codes:
  0 active; "activation" has the ids
  1 the record can't be read, or was copied from another computer
  2 called wrongly, or several seats are meant where --with-key gives the key of one
  3 holds no such seat, or it was released
  5 a release is pending · 6 its outcome isn't known; don't use the seat
  of several seats the worst: 1, then 6, 5, 0, 3; "seats" has each seat's own
`;

const doctor = (
  app: string,
  own: readonly FlagName[],
) => `Checks what a release needs: versions, folders, keychain, server and clock. Changes
nothing. Its output contains no key, token or ID, and can be sent to support.

Usage:
  ${app} doctor [FLAGS]

Flags:
${flagsOf('doctor', own)}

Exit codes:
  0 no problems · 1 problems, listed in "problems"
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
  activation,
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
