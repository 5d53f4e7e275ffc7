/** The values that a switch may have; null for none. */
type SwitchValue =
  | null
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: readonly string[] }
  /** Characters of this set, written as between the brackets of a shell pattern. If there are `prefixes`, the value starts with one. */
  | { readonly characters: string; readonly prefixes?: readonly string[] };

const addresses = ']A-Za-z0-9.:;=/,[_-';

/**
 * The only switches of Chromium's that the app accepts, since people need them; docs/command-line.md has the reason for each. All others
 * are refused: there are hundreds, each version adds some, and one of them is enough to write a license key to a terminal or a file.
 */
export const allowedSwitches: Readonly<Record<string, SwitchValue>> = {
  'force-device-scale-factor': { characters: '0-9.' },
  'high-dpi-support': { oneOf: ['0', '1'] },
  lang: { characters: 'A-Za-z0-9_-' },
  'ozone-platform': { oneOf: ['x11', 'wayland'] },
  'ozone-platform-hint': { oneOf: ['auto', 'x11', 'wayland'] },
  'enable-wayland-ime': null,
  'wayland-text-input-version': { oneOf: ['1', '3'] },
  'enable-features': {
    listOf: [
      'UseOzonePlatform',
      'WaylandFractionalScaleV1',
      'WaylandPerSurfaceScale',
      'WaylandTextInputV3',
      'WaylandUiScale',
      'WaylandWindowDecorations',
      'WebRTCPipeWireCapturer',
    ],
  },
  'gtk-version': { oneOf: ['3', '4'] },
  'disable-gpu': null,
  'disable-gpu-compositing': null,
  'disable-software-rasterizer': null,
  'disable-dev-shm-usage': null,
  // Without "@": every user of the computer can read a password in the arguments.
  'proxy-server': { characters: addresses },
  'proxy-bypass-list': { characters: `${addresses.slice(0, -1)}*<>-` },
  'proxy-pac-url': { characters: 'A-Za-z0-9.:/_?&=%~,;+-', prefixes: ['http://', 'https://'] },
  'no-proxy-server': null,
  'proxy-auto-detect': null,
  'password-store': { oneOf: ['gnome-libsecret', 'kwallet', 'kwallet5', 'kwallet6', 'basic'] },
  'force-dark-mode': null,
  'force-high-contrast': null,
  'force-prefers-reduced-motion': null,
  'force-renderer-accessibility': null,
};

/** The switches that the launcher script gives Chromium for a command, on Linux. The window gets none of them. */
export const headlessSwitches = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--disable-software-rasterizer',
  // Keeps Chromium's own messages off stderr.
  '--log-level=3',
] as const;

/** The switches that the launcher script adds, so that a command starts without Chromium's helper processes. */
export const singleProcessSwitches = [
  '--no-sandbox',
  '--no-zygote',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
] as const;

/** The process that gets the arguments. */
export interface ProcessContext {
  readonly platform: string;
  readonly isRoot: boolean;
}

/** Arguments that systems add by themselves, and Chromium ignores. */
const systemArguments: Readonly<Record<string, RegExp>> = {
  // macOS, at the first start of a download: https://github.com/electron/electron/issues/7266
  darwin: /^-psn_\d+_\d+$/,
  // Windows, where a notification or another program starts the app by COM.
  win32: /^-(?:Embedding|ToastActivated)$/,
};

/** Whether Chromium would read this argument as a switch. It accepts one dash or two, skips blanks before them, and on Windows accepts a slash. */
export function isSwitchLike(argument: string, platform: string): boolean {
  return (platform === 'win32' ? /^\s*[-/]./s : /^\s*-./s).test(argument);
}

function isAllowedValue(value: string | undefined, allowed: SwitchValue): boolean {
  if (allowed === null || value === undefined) return allowed === null && value === undefined;
  if ('oneOf' in allowed) return allowed.oneOf.includes(value);
  if ('listOf' in allowed) return value.split(',').every((one) => allowed.listOf.includes(one));
  const { characters, prefixes = [''] } = allowed;
  const only = new RegExp(`^[${characters.replaceAll(/[[\]]/g, String.raw`\$&`)}]+$`);
  return only.test(value) && prefixes.some((prefix) => value.startsWith(prefix));
}

/** Whether an argument is an allowed switch of Chromium's with an allowed value. */
export function isAllowedSwitch(argument: string, { platform, isRoot }: ProcessContext): boolean {
  if (systemArguments[platform]?.test(argument) === true) return true;
  // As root Chromium starts only without its sandbox.
  if (argument === '--no-sandbox') return isRoot;
  const [, name = '', value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
  return (
    Object.hasOwn(allowedSwitches, name) && isAllowedValue(value, allowedSwitches[name] ?? null)
  );
}
