import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { printStatus, SetupError } from '../setup/print-status.ts';

/** A program and its arguments. */
type Command = readonly [program: string, ...args: readonly string[]];

/** Runs a program to its end; resolves with its exit code. */
type Run = (program: string, args: readonly string[]) => Promise<number>;

const windowsScript = path.join(import.meta.dirname, 'verify-signature.ps1');

/** Returns the commands that verify the signature of a file; none for one that has no signature of its own. */
function commandsFor(file: string, platform: string): readonly Command[] {
  if (platform === 'darwin' && file.endsWith('.app')) {
    return [
      ['codesign', '--verify', '--deep', '--strict', '--verbose=2', file],
      ['spctl', '--assess', '--type', 'execute', '--verbose=2', file],
      ['xcrun', 'stapler', 'validate', file],
    ];
  }
  if (platform === 'win32' && file.endsWith('.exe')) {
    return [['pwsh', '-NoProfile', '-File', windowsScript, file]];
  }
  return [];
}

/** Returns the apps and installers in a folder, also in the unpacked folder below it. */
async function signedFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => one.name.localeCompare(other.name))) {
    const file = path.join(folder, entry.name);
    if (/\.(?:app|exe)$/.test(entry.name)) found.push(file);
    else if (entry.isDirectory() && /^(?:mac|win)/.test(entry.name)) {
      found.push(...(await signedFiles(file)));
    }
  }
  return found;
}

/**
 * Verifies what the packager signed for this system: `codesign`, Gatekeeper and the notary's ticket on macOS, Authenticode on Windows.
 * Packages for Linux have no signature; SHA256SUMS and the attestation cover them.
 *
 * @throws SetupError if a signature is missing or wrong, or there is nothing to verify where there should be
 */
export async function verifySignatures(
  folder: string,
  platform: NodeJS.Platform,
  run: Run,
): Promise<void> {
  if (platform === 'linux') {
    printStatus('Packages for Linux have no signature. SHA256SUMS and the attestation cover them.');
    return;
  }
  const files = await signedFiles(folder);
  const commands = files.flatMap((file) => commandsFor(file, platform));
  if (commands.length === 0) throw new SetupError(`${folder} holds nothing that is signed.`);
  for (const [program, ...args] of commands) {
    printStatus(`${program} ${args.at(-1) ?? ''}`);
    const code = await run(program, args);
    if (code !== 0)
      throw new SetupError(`${program} ended with code ${code}: do not release this.`);
  }
}
