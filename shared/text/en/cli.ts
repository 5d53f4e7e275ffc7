/** What the command line says to people, on stderr. */
export const cli = {
  notActivated: 'This computer holds no seat.',
  active: (label: string, displayKey: string) =>
    `Active on this device: ${label}, license key ${displayKey}.`,
  released: (label: string) => `Released: the seat of ${label} is free.`,
  waiting: (label: string) =>
    `Not sent yet: the seat of ${label} still counts. It is released when Polar can be reached.`,
  unknown: (label: string) =>
    `Not known: the seat of ${label} may be free or not. The next start finds out.`,
  help: `Seatkeeper shows the seat this computer holds and gives it back.

Usage:
  seatkeeper                      open the window
  seatkeeper release              release this computer's seat, at once
  seatkeeper status               tell what this computer knows of its seat
  seatkeeper import [FILE]        take over an activation, as JSON from FILE or stdin:
                                  { "key", "organizationId", "activationId", "label" }

Flags:
  --json                          one JSON object on stdout
  --timeout SECONDS               the most a command may take, 1 to 600 (default 15)
  --user-data-dir=DIR             the folder that holds this app's data
  --help, --version

Exit codes:
  0 done · 1 failed · 2 used wrongly · 3 not activated here · 4 token or permission
  5 waits to be sent · 6 outcome not known

Secrets are read from a file or stdin, never from arguments.
`,
};
