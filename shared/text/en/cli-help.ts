const commonFlags = `  --json             answer with one JSON object on stdout, and no words
  --output FILE      also write that object into FILE
  --timeout SECONDS  end by then, whatever happens, 1 to 600 (default 15)
  --quiet            no words on stderr
  --no-input         do not read standard input
  --user-data-dir=DIR
                     use the app's data in DIR
  -h, --help         show this`;

const overview = (app: string) => `Shows the license seat this computer holds, and gives it back.

Usage:
  ${app}                     open the window
  ${app} COMMAND [FLAGS]     run a command without a window

Commands:
  release     release this computer's seat, at once
  status      tell whether this computer holds a seat
  activate    take a seat for this computer
  import      take over a seat that this computer already holds
  doctor      look at what a release needs, and tell what is wrong

Flags of every command:
${commonFlags}

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
) => `Releases this computer's seat, at once. It tries up to three times. A seat that could
not be released stays on record here, so that it can be released later.

Usage:
  ${app} release [FLAGS]

Flags:
  --reason WORD      say why, for the log; 'uninstall' is for uninstallers: it takes 10
                     seconds at most and leaves a note in the data folder
  --dry-run          say what would be released, and send nothing
${commonFlags}

Examples:
  ${app} release
  ${app} release --reason uninstall --json
  ${app} release --dry-run

Exit codes:
  0 released, or already released · 1 failed · 2 called wrongly · 3 holds no seat
  4 refused by Polar · 5 not sent yet · 6 outcome not known · 130 interrupted
`;

const status = (
  app: string,
) => `Tells whether this computer holds a seat, from what is on record here. Sends nothing.

Usage:
  ${app} status [FLAGS]

Flags:
${commonFlags}

Exit codes:
  0 holds a seat, also after a release that failed · 1 the record cannot be read
  3 holds no seat · 5 a release waits to be sent
  6 a release or an activation was sent and its outcome is not known
`;

const activate = (
  app: string,
) => `Takes a seat for this computer. The license key is read from --key-file, else from the
environment variable SEATKEEPER_KEY, else from standard input.

Usage:
  ${app} activate [FLAGS]

Flags:
  --key-file FILE    read the license key from FILE; '-' is standard input
  --label NAME       this device's name (default: the host name)
  --organization ID  the seller's organization on Polar, if this app does not know it
  --server NAME      production (default) or sandbox
  --dry-run          check the input, and send nothing
${commonFlags}

Examples:
  ${app} activate --key-file /run/secrets/license-key --label "Edit bay 3"
  pass show license-key | ${app} activate --json

Exit codes:
  0 active, or already active with this key · 1 failed, such as no seat left
  2 called wrongly · 4 refused by Polar · 6 outcome not known: a seat may be taken
`;

const importing = (
  app: string,
) => `Takes over a seat that this computer already holds, from JSON in FILE or on standard input:
  { "key": "…", "organizationId": "…", "activationId": "…", "label": "…" }
and, where it is Polar's sandbox, "server": "sandbox". Asks Polar whether the activation
belongs to the key, and keeps nothing where it does not. Where Polar cannot be asked, the
seat is kept as not confirmed; import it again to confirm it. Of the seat on record it
takes the key, which the seller may have rotated, once Polar knows it.

Usage:
  ${app} import [FILE] [FLAGS]

Flags:
  --dry-run          check the input, and send and keep nothing
${commonFlags}

Examples:
  ${app} import activation.json
  my-app --export-activation | ${app} import --json

Exit codes:
  0 taken over, or already there · 1 failed, such as another seat on record, or one that
  Polar does not know
  2 called wrongly, or JSON that cannot be right
`;

const doctor = (
  app: string,
) => `Looks at what a release needs: versions, folders, keychain, server and clock. Changes
nothing. What it tells holds no key, token or id, and can be sent to support.

Usage:
  ${app} doctor [FLAGS]

Flags:
${commonFlags}

Exit codes:
  0 all is well · 1 something is wrong; "problems" says what
`;

/** What `--help` prints, of the whole and of each command; `app` is the name that the command is called by. */
export const help = { overview, release, status, activate, import: importing, doctor };
