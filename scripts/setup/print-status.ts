/**
 * Set-up talk goes to stderr, so that stdout stays the app's alone and a
 * caller can parse it.
 */
export function printStatus(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A failure of set-up that a person can act on; shown without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
