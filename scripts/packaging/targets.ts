import path from 'node:path';
import { SetupError } from '../setup/print-status.ts';

/** What `npm run package` was asked for. */
export interface PackageRequest {
  /** The vendor file, absolute; null for Seatkeeper itself. */
  readonly vendorFile: string | null;
  /** The local server of a test build; null for a build that talks to Polar. */
  readonly testServer: string | null;
  /** Kinds of packages that are built here; null for those that this system has tools for. */
  readonly own: readonly OwnTarget[] | null;
  /** Arguments for electron-builder, which packs the app and makes the other kinds. */
  readonly builderArgs: readonly string[];
  /** The folder for the packages, absolute; null for release/. */
  readonly output: string | null;
  /** Whether packages are compressed. Those of `-c.compression=store`, electron-builder's option, are not. */
  readonly isCompressed: boolean;
  /** Whether to fail unless the packaged Electron may be given to people. */
  readonly isForPeople: boolean;
  readonly isHelp: boolean;
}

/** Kinds of packages that are built with the system's tools, without anything from GitHub. */
const ownTargets = ['deb', 'rpm'] as const;
export type OwnTarget = (typeof ownTargets)[number];

/** The kinds of packages of each system. The first is made where none is named. */
const systems = {
  linux: {
    name: 'Linux',
    switches: ['--linux', '-l'],
    targets: [...ownTargets, 'AppImage', 'tar.gz', 'zip'],
  },
  darwin: {
    name: 'macOS',
    switches: ['--mac', '-m', '--macos', '-o'],
    targets: ['dmg', 'zip', 'pkg'],
  },
  win32: {
    name: 'Windows',
    switches: ['--win', '-w', '--windows'],
    targets: ['nsis', 'zip', 'portable'],
  },
} as const;
type System = keyof typeof systems;

const architectures = new Set(['x64', 'arm64', 'ia32', 'armv7l', 'universal']);

/** The computer that the packages are built on. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly architecture: NodeJS.Architecture;
}

function isSystem(platform: string): platform is System {
  return platform in systems;
}

function wrongSystem(wanted: System, { platform }: Host): SetupError {
  const here = isSystem(platform) ? systems[platform].name : platform;
  return new SetupError(
    `Packages for ${systems[wanted].name} are built on ${systems[wanted].name}, and this is ${here}: the app is packed with the Electron of this computer, and signed and checked with tools that only that system has. Run this command there.`,
  );
}

function requireArchitecture(wanted: string, { architecture }: Host): void {
  if (wanted === architecture) return;
  throw new SetupError(
    `Packages for ${wanted} are built on a computer with that processor, and this one has ${architecture}: the package would hold the Electron of this computer, which does not start there.`,
  );
}

const isOwn = (target: string): target is OwnTarget =>
  (ownTargets as readonly string[]).includes(target);

/** The address of the stand-in: this computer alone. */
const loopbackServer = /^http:\/\/127\.0\.0\.1:([1-9]\d{0,4})\/?$/;

function readTestServer(value: string): string {
  const port = Number(loopbackServer.exec(value)?.[1] ?? Number.NaN);
  if (!(port <= 65_535)) {
    throw new SetupError(
      '--test-server takes http://127.0.0.1:PORT and nothing else: a test build must not send keys to another computer.',
    );
  }
  return `http://127.0.0.1:${port}`;
}

/**
 * Reads the arguments of `npm run package`.
 *
 * @throws SetupError for what cannot be built here, and for arguments that are not known
 */
export function readPackageRequest(args: readonly string[], host: Host): PackageRequest {
  let vendorFile: string | null = null;
  let testServer: string | null = null;
  let system: System | null = null;
  let output: string | null = null;
  let isFolderOnly = false;
  let isForPeople = false;
  const targets: string[] = [];
  const passedOn: string[] = [];
  const rest = args.flatMap((arg) => {
    const joined = /^(--vendor|--test-server|--output)=(.*)$/s.exec(arg);
    return joined === null ? [arg] : [joined[1] ?? '', joined[2] ?? ''];
  });
  const valueOf = (name: string): string => {
    const value = rest.shift() ?? '';
    if (value === '' || value.startsWith('-')) throw new SetupError(`${name} needs a value.`);
    return value;
  };
  const isHelp = rest.includes('--help');
  if (isHelp) rest.length = 0;
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const named = (Object.keys(systems) as System[]).find((one) =>
      (systems[one].switches as readonly string[]).includes(arg ?? ''),
    );
    const flag = /^--(\w+)$/.exec(arg)?.[1] ?? '';
    if (arg === '--vendor') vendorFile = path.resolve(valueOf(arg));
    else if (arg === '--output') output = path.resolve(valueOf(arg));
    else if (arg === '--test-server') testServer = readTestServer(valueOf(arg));
    else if (named !== undefined) {
      if (named !== host.platform) throw wrongSystem(named, host);
      system = named;
    } else if (architectures.has(flag)) requireArchitecture(flag, host);
    else if (arg === '--for-people') isForPeople = true;
    else if (arg === 'dir' || arg === '--dir') isFolderOnly = true;
    else if (/^(?:-c|--config)\./.test(arg)) passedOn.push(arg);
    else if (system !== null && !arg.startsWith('-')) {
      const [target = '', architecture] = arg.split(':');
      if (architecture !== undefined) requireArchitecture(architecture, host);
      if (!(systems[system].targets as readonly string[]).includes(target)) {
        throw new SetupError(
          `"${target}" is no kind of package for ${systems[system].name}. There are ${systems[system].targets.join(', ')}.`,
        );
      }
      targets.push(target);
    } else throw new SetupError(`"${arg}" is not known. See npm run package -- --help.`);
  }
  if (testServer !== null && vendorFile === null) {
    throw new SetupError('--test-server needs --vendor: it is for a build under your own name.');
  }
  if (isFolderOnly && targets.length > 0) {
    throw new SetupError('Name either dir, for the folder alone, or kinds of packages.');
  }
  const others = targets.filter((target) => !isOwn(target));
  const own = targets.filter(isOwn);
  const usual = system !== null && system !== 'linux' ? [systems[system].targets[0]] : [];
  const built = others.length > 0 || targets.length > 0 || isFolderOnly ? others : usual;
  return {
    vendorFile,
    testServer,
    own: targets.length > 0 || isFolderOnly || host.platform !== 'linux' ? own : null,
    builderArgs: [
      ...(built.length > 0 && isSystem(host.platform)
        ? [systems[host.platform].switches[0], ...built]
        : ['--dir']),
      ...passedOn,
    ],
    output,
    isCompressed: !passedOn.includes('-c.compression=store'),
    isForPeople,
    isHelp,
  };
}
