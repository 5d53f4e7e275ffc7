import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** Returns an argument of `Exec` in quotes. https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
function quote(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  // The value as a whole is text, in which a backslash is escaped as well.
  return `"${inQuotes}"`.replaceAll('\\', '\\\\');
}

/** Returns a text as the value of a key. */
function valueOf(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(/\s+/g, ' ');
}

/**
 * Returns the entry that starts the app at login. `command`: the program and its arguments. Desktops ignore an entry whose `TryExec` is
 * gone, so that an app that was just deleted leaves nothing that runs. https://specifications.freedesktop.org/autostart-spec/latest
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  const [program = ''] = command;
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${valueOf(name)}`,
    `TryExec=${valueOf(program)}`,
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Returns the folder of the account's autostart entries. */
export function autostartFolder(env: NodeJS.ProcessEnv, home: string): string {
  const { XDG_CONFIG_HOME: config } = env;
  // The specification ignores a relative path.
  const isUsable = config !== undefined && path.isAbsolute(config);
  return path.join(isUsable ? config : path.join(home, '.config'), 'autostart');
}

/** Writes an entry, or deletes it for null. Throws the file system's error. */
export function writeAutostart(file: string, entry: string | null): void {
  if (entry === null) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // A desktop that starts meanwhile reads the old entry or the new one.
  const written = `${file}.${process.pid}`;
  writeFileSync(written, entry, { mode: 0o644 });
  renameSync(written, file);
}
