/**
 * Every flag of the app, with the name that the help gives its value; null where it takes none. Arguments are parsed by this table, and
 * the help is written by it. A test holds the launcher script to it, and another each command's own flags (electron/cli/commands.ts).
 */
export const flags = {
  json: null,
  output: 'FILE',
  timeout: 'SECONDS',
  quiet: null,
  'no-input': null,
  'user-data-dir': 'DIR',
  help: null,
  version: null,
  reason: 'WORD',
  seat: 'SEAT',
  all: null,
  'dry-run': null,
  'other-computer': null,
  'same-computer': null,
  'ignore-unreadable': null,
  'key-file': 'FILE',
  label: 'NAME',
  organization: 'ID',
  server: 'NAME',
  product: 'NAME',
  'with-key': null,
  'token-file': 'FILE',
  keychain: null,
  status: 'STATUS',
  search: 'TEXT',
  devices: null,
  'with-keys': null,
  'with-customers': null,
  plan: 'FILE',
  license: 'LICENSE',
  device: 'CODE',
  resume: null,
  cancel: null,
  'from-window': null,
  background: null,
} as const satisfies Readonly<Record<string, string | null>>;
export type FlagName = keyof typeof flags;

/** The flags that every command takes. */
export const commonFlags: readonly FlagName[] = [
  'json',
  'output',
  'timeout',
  'quiet',
  'no-input',
  'user-data-dir',
  'help',
];

/** The flags that the window takes. */
export const windowFlags: readonly FlagName[] = ['user-data-dir', 'background'];

/** Whether the app has a flag of this name. */
export function isFlag(name: string): name is FlagName {
  return Object.hasOwn(flags, name);
}
