/** A Debian or Ubuntu package and the reason it is needed. */
export interface SystemPackage {
  /** Its names, oldest first; any one of them will do. */
  readonly names: readonly string[];
  /** The reason for the package, in one sentence. */
  readonly reason: string;
  /** Whether scripts run without it and report what they skipped. Default false. */
  readonly isOptional?: boolean;
}

/** Packages that Electron needs to start on Linux. */
export const RUNTIME_PACKAGES: readonly SystemPackage[] = [
  // The 64-bit time transition renamed these: https://wiki.debian.org/ReleaseGoals/64bit-time
  {
    names: ['libgtk-3-0', 'libgtk-3-0t64'],
    reason: 'Electron draws its menus and dialogs with it.',
  },
  { names: ['libnss3'], reason: 'Chromium keeps certificates in it.' },
  { names: ['libasound2', 'libasound2t64'], reason: 'Chromium links against the sound library.' },
  { names: ['libgbm1'], reason: 'Chromium takes its drawing buffers from it.' },
  { names: ['fonts-dejavu-core'], reason: 'Without a font no text is drawn.' },
];

/** Packages for showing windows without a screen. */
export const DISPLAY_PACKAGES: readonly SystemPackage[] = [
  { names: ['xvfb'], reason: 'The tests open real windows on a display of their own.' },
];

/** Returns a package without which scripts skip something. */
function optional(reason: string, ...names: readonly string[]): SystemPackage {
  return { names, reason, isOptional: true };
}

const installedDeb = 'The package that the tests install depends on it.';

/** Further packages for `npm test`. */
export const TEST_PACKAGES: readonly SystemPackage[] = [
  { names: ['dbus'], reason: 'A keychain of the tests’ own is reached over a bus of their own.' },
  { names: ['gnome-keyring'], reason: 'The tests keep a token in a real keychain.' },
  { names: ['weston'], reason: 'The tests open windows on a Wayland display of their own.' },
  { names: ['xdotool'], reason: 'It moves the pointer and presses keys there, as a hand does.' },
  { names: ['libsecret-1-0'], reason: 'Electron speaks to that keychain with it.' },
  optional('It shows the page in a newer Chromium than that of the Electron here.', 'chromium'),
  optional('It compiles the macro of the Windows uninstaller.', 'nsis'),
  optional('It runs that uninstaller.', 'wine'),
  optional('It is the 64-bit part of Wine.', 'wine64'),
  optional('It builds and removes a package with the rpm script.', 'rpm'),
  optional(
    'It attacks root’s terminal, and mounts a disk that never answers, while a package is removed.',
    'python3',
  ),
  optional('The removal of a package hides root’s keys with it from other accounts.', 'keyutils'),
  optional(installedDeb, 'libatspi2.0-0', 'libatspi2.0-0t64'),
  ...['libnotify4', 'libuuid1', 'libxss1', 'libxtst6', 'xdg-utils'].map((name) =>
    optional(installedDeb, name),
  ),
];

/**
 * Returns the packages of which no name is installed.
 *
 * @param installed names of installed packages, without architecture
 */
export function missingPackages(
  wanted: readonly SystemPackage[],
  installed: ReadonlySet<string>,
): readonly SystemPackage[] {
  return wanted.filter((one) => !one.names.some((name) => installed.has(name)));
}

/**
 * Parses the output of `dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n'` into the installed
 * packages; half-removed ones do not count.
 */
export function parseInstalled(output: string): ReadonlySet<string> {
  const lines = output.split('\n').map((line) => line.trim().split(/\s+/));
  return new Set(lines.flatMap(([status, name]) => (status === 'ii' && name ? [name] : [])));
}

/**
 * Returns the name to install: the newest that apt knows, since the older name can be a virtual
 * package with several providers, from which apt refuses to choose.
 */
export function nameToInstall(one: SystemPackage, isKnown: (name: string) => boolean): string {
  return one.names.findLast(isKnown) ?? one.names[0] ?? '';
}
