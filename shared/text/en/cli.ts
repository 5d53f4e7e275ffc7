const commonFlags = `  --json             answer with one JSON object on stdout, and no words
  --output FILE      also write that object into FILE
  --timeout SECONDS  end by then, whatever happens, 1 to 600 (default 15)
  --quiet            no words on stderr
  --no-input         do not read standard input
  --user-data-dir=DIR
                     use the app's data in DIR
  -h, --help         show this`;

const overview = `Seatkeeper shows the license seat this computer holds, and gives it back.

Usage:
  seatkeeper                     open the window
  seatkeeper COMMAND [FLAGS]     run a command without a window

Commands:
  release     release this computer's seat, at once
  status      tell whether this computer holds a seat
  activate    take a seat for this computer
  import      take over a seat that this computer already holds
  doctor      look at what a release needs, and tell what is wrong

Flags of every command:
${commonFlags}

  seatkeeper --version           show the version

Examples:
  seatkeeper status
  seatkeeper release --json
  seatkeeper activate --key-file key.txt --label "Edit bay 3"

Exit codes:
    0  done, or already so        4  refused by Polar: token or permission
    1  failed                     5  not sent yet; sent at the next start
    2  called wrongly             6  outcome not known; found out at the next start
    3  holds no seat            130  interrupted

License keys are read from a file, standard input or the environment, never from
arguments. Run 'seatkeeper COMMAND --help' for a command's own flags.
`;

const releaseHelp = `Releases this computer's seat, at once. It tries up to three times. A seat that could
not be released stays on record here, so that it can be released later.

Usage:
  seatkeeper release [FLAGS]

Flags:
  --reason WORD      say why, for the log; 'uninstall' is for uninstallers: it takes 10
                     seconds at most and leaves a note in the data folder
  --dry-run          say what would be released, and send nothing
${commonFlags}

Examples:
  seatkeeper release
  seatkeeper release --reason uninstall --json
  seatkeeper release --dry-run

Exit codes:
  0 released, or already released · 1 failed · 2 called wrongly · 3 holds no seat
  4 refused by Polar · 5 not sent yet · 6 outcome not known · 130 interrupted
`;

const statusHelp = `Tells whether this computer holds a seat, from what is on record here. Sends nothing.

Usage:
  seatkeeper status [FLAGS]

Flags:
${commonFlags}

Exit codes:
  0 holds a seat · 1 the record cannot be read · 3 holds no seat
  5 a release waits to be sent · 6 a release was sent and its outcome is not known
`;

const activateHelp = `Takes a seat for this computer. The license key is read from --key-file, else from the
environment variable SEATKEEPER_KEY, else from standard input.

Usage:
  seatkeeper activate [FLAGS]

Flags:
  --key-file FILE    read the license key from FILE; '-' is standard input
  --label NAME       this device's name (default: the host name)
  --organization ID  the seller's organization on Polar, if this app does not know it
  --server NAME      production (default) or sandbox
  --dry-run          check the input, and send nothing
${commonFlags}

Examples:
  seatkeeper activate --key-file /run/secrets/license-key --label "Edit bay 3"
  pass show license-key | seatkeeper activate --json

Exit codes:
  0 active, or already active with this key · 1 failed, such as no seat left
  2 called wrongly · 4 refused by Polar · 6 outcome not known: a seat may be taken
`;

const importHelp = `Takes over a seat that this computer already holds, from JSON in FILE or on standard input:
  { "key": "…", "organizationId": "…", "activationId": "…", "label": "…" }
and, where it is Polar's sandbox, "server": "sandbox". Sends nothing.

Usage:
  seatkeeper import [FILE] [FLAGS]

Flags:
  --dry-run          check the input, and keep nothing
${commonFlags}

Examples:
  seatkeeper import activation.json
  my-app --export-activation | seatkeeper import --json

Exit codes:
  0 taken over, or already there · 1 failed, such as another seat on record
  2 called wrongly, or JSON that cannot be right
`;

const doctorHelp = `Looks at what a release needs: versions, folders, keychain, server and clock. Changes
nothing. What it tells holds no key, token or id, and can be sent to support.

Usage:
  seatkeeper doctor [FLAGS]

Flags:
${commonFlags}

Exit codes:
  0 all is well · 1 something is wrong; "problems" says what
`;

/** What the command line says to people, on stderr; help goes to stdout. */
export const cli = {
  help: {
    overview,
    release: releaseHelp,
    status: statusHelp,
    activate: activateHelp,
    import: importHelp,
    doctor: doctorHelp,
  },
  seeHelp: (command: string | null) =>
    `Run 'seatkeeper ${command === null ? '' : `${command} `}--help' to see how it is used.`,
  code: (code: string) => `Code for support: ${code}`,
  usage: {
    unknownCommand: (word: string, nearest: string | null) =>
      nearest === null
        ? `There is no command '${word}'.`
        : `There is no command '${word}'. Did you mean '${nearest}'?`,
    noCommand: 'A command is missing, such as release or status.',
    unknownFlag: (command: string, flag: string) => `${command} has no flag ${flag}.`,
    missingValue: (flag: string) => `${flag} needs a value.`,
    needlessValue: (flag: string) => `${flag} takes no value.`,
    badValue: (flag: string) =>
      ({
        '--timeout': '--timeout takes seconds, from 1 to 600.',
        '--reason': '--reason takes one word of small letters, such as uninstall.',
        '--output': '--output takes the name of a file that can be written.',
        '--organization': '--organization takes an id, as Polar shows it in the settings.',
        '--server': '--server is production or sandbox.',
        '--label': '--label takes a name of 1 to 120 characters.',
      })[flag] ?? `${flag} is not written like that.`,
    strayArgument:
      'There is one argument too many. License keys are read from a file, standard input or the environment, never from arguments.',
  },
  notActivated: 'This computer holds no seat.',
  active: (label: string, displayKey: string) =>
    `Active on this device: ${label}, license key ${displayKey}.`,
  released: (label: string) => `Released: the seat of ${label} is free.`,
  waiting: (label: string) =>
    `Not sent yet: the seat of ${label} still counts. It is released when Polar can be reached.`,
  unknown: (label: string) =>
    `Not known: the seat of ${label} may be free or not. The next start finds out.`,
  releaseOff: 'This app does not release its seat when it is removed. The seat was not touched.',
  wouldRelease: (label: string) => `Would release the seat of ${label}. Nothing was sent.`,
  wouldActivate: (label: string) => `Would take a seat for ${label}. Nothing was sent.`,
  wouldImport: (label: string) => `Would take over the seat of ${label}. Nothing was kept.`,
  unreadable: 'The input cannot be read.',
  importNeedsInput: 'There is no input: name a file, or pipe JSON into standard input.',
  notJson: 'The input is not JSON.',
  wrongField: (field: string | null) =>
    field === null
      ? 'The JSON is not an object with "key", "organizationId", "activationId" and "label".'
      : `In the JSON, "${field}" is missing or not right.`,
  keyMissing: (variable: string) =>
    `There is no license key: use --key-file FILE, set ${variable}, or pipe it into standard input.`,
  keyMalformed: 'That is not a license key: it has 8 to 200 characters and no spaces.',
  organizationMissing: 'The seller is not known: use --organization ID.',
  timedOut: 'There was no time left to finish.',
  interrupted: 'Interrupted. What was begun is on record, and the next start takes it up.',
  outputUnwritable: 'The file for --output cannot be written. Nothing was done.',
  doctor: {
    versions: (versions: readonly (readonly [string, string])[]) =>
      `Versions   ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}`,
    system: (platform: string, release: string, arch: string) =>
      `System     ${platform} ${release}, ${arch}`,
    sandbox: (isOn: boolean) => `Sandbox    ${isOn ? 'on' : 'off'}`,
    folder: (folder: string, isWritable: boolean) =>
      `Data       ${folder}${isWritable ? '' : ' (cannot be written)'}`,
    keychain: (name: string | null) =>
      `Keychain   ${name ?? 'none; a token is kept for the session only'}`,
    server: (server: string, isReached: boolean, milliseconds: number, code: string | null) =>
      `Server     ${server}: ${isReached ? `reached in ${milliseconds} ms` : `not reached (${code ?? ''})`}`,
    clock: (ahead: number | null, isRight: boolean) =>
      ahead === null
        ? 'Clock      not compared'
        : `Clock      ${isRight ? 'right' : `wrong by ${Math.round(ahead / 1000)} s`}`,
    seat: (words: string) => `Seat       ${words}`,
    verdict: (problems: readonly string[]) =>
      problems.length === 0 ? 'All is well.' : `To look at: ${problems.join(', ')}`,
  },
};
