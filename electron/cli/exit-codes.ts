/**
 * What a command's exit code tells a script. Stable: a code is never given another meaning.
 * docs/command-line.md says what a script does about each.
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
  /** Could not be sent; it waits on this computer and is sent at the next start of the app. */
  queued: 5,
  /** Polar may or may not have acted. The next start finds out. */
  unknown: 6,
  /** Started with a switch of Chromium's that undoes what this app promises. `EX_CONFIG` by habit. */
  unsafeStart: 78,
  /** Ended by Ctrl-C: 128 and the number of SIGINT. What was begun is on disk. */
  interrupted: 130,
  /** Ended by SIGTERM or SIGHUP, likewise. */
  terminated: 143,
  hungUp: 129,
} as const;
