/**
 * A command's exit codes. Stable: a code never gets another meaning. docs/command-line.md says what a script does about each.
 */
export const exitCodes = {
  /** Released, or already released; for other commands: done, or already so. */
  done: 0,
  /** Not done. The JSON's `code` says why. */
  failed: 1,
  /** Called wrongly, or with input that cannot be right. Nothing was done. */
  usage: 2,
  /** This computer holds no seat. */
  notActivated: 3,
  /** Polar refused: token or permission. */
  refused: 4,
  /** The release could not be sent; it waits on this computer, and the app sends it at its next start. */
  queued: 5,
  /** Polar may or may not have acted. The next start finds out. */
  unknown: 6,
  /** Started with a switch of Chromium's that could break what this app promises. `EX_CONFIG` in sysexits.h. */
  unsafeStart: 78,
  /** Ended by Ctrl-C: 128 plus the number of SIGINT. Unfinished work is on disk. */
  interrupted: 130,
  /** Ended by SIGTERM or SIGHUP, in the same way. */
  terminated: 143,
  hungUp: 129,
} as const;
