/** The words after which the app runs without a window. */
export const commandNames = ['release', 'status', 'activate', 'import', 'doctor'] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * Every flag of the app, with the name that help gives its value; null where it takes none. The arguments, the help, the schema in docs/
 * and the launcher script all go by this table.
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
  'dry-run': null,
  'other-computer': null,
  'same-computer': null,
  'key-file': 'FILE',
  label: 'NAME',
  organization: 'ID',
  server: 'NAME',
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

/** The flags that a command takes besides. */
export const commandFlags: Readonly<Record<CommandName, readonly FlagName[]>> = {
  release: ['reason', 'other-computer', 'dry-run'],
  status: [],
  activate: ['key-file', 'label', 'organization', 'server', 'other-computer', 'dry-run'],
  import: ['same-computer', 'other-computer', 'dry-run'],
  doctor: [],
};

/** The flags that the window takes. */
export const windowFlags: readonly FlagName[] = ['user-data-dir'];

/** Whether the app has a flag of this name. */
export function isFlag(name: string): name is FlagName {
  return Object.hasOwn(flags, name);
}

/** Whether a word is the name of a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return commandNames.some((name) => name === word);
}
