/**
 * Prints a line of set-up to stderr, so that stdout has only the app's output and a caller can
 * parse it.
 */
export function printStatus(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A failure of set-up that a person can resolve; shown without a stack. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
