import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/print-status.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import {
  linuxVersion,
  namedScript,
  sizeOf,
  writeLinuxTree,
  writeUpdateFiles,
  type LinuxPackageOptions,
} from './linux-tree.ts';

/**
 * Libraries and programs that Electron needs. The 64-bit time transition renamed some; any name of
 * a line will do. https://wiki.debian.org/ReleaseGoals/64bit-time
 */
export const debDependencies: readonly (readonly string[])[] = [
  ['libasound2', 'libasound2t64'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ['libgbm1'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnotify4'],
  ['libnss3'],
  ['libsecret-1-0'],
  ['libuuid1'],
  ['libxss1'],
  ['libxtst6'],
  ['xdg-utils'],
];

const scripts = {
  'before-remove.sh': 'prerm',
  'after-install.sh': 'postinst',
  'after-remove.sh': 'postrm',
} as const;

const debArchitecture = { x64: 'amd64', arm64: 'arm64' } as const;

/** Returns the name of a package's file, as Debian names it. */
export function debName({ product, version, architecture }: Parameters<typeof control>[0]): string {
  return `${product.executableName}_${linuxVersion(version)}_${debArchitecture[architecture]}.deb`;
}

/**
 * Builds a `.deb` from the unpacked app with dpkg-deb alone. electron-builder's own deb target
 * needs fpm, which it downloads from GitHub.
 *
 * @throws SetupError if dpkg-deb fails
 */
export async function buildDeb(options: LinuxPackageOptions): Promise<void> {
  await withTempFolder('deb', async (root) => {
    await chmod(root, 0o755);
    await writeLinuxTree(root, options);
    if (options.product.updates !== null) await writeUpdateFiles(root, options.product);
    await writeControlFiles(root, options);
    await mkdir(path.dirname(options.file), { recursive: true });
    const compression = options.compression ?? 'xz';
    const code = await runCommand(
      'dpkg-deb',
      ['--root-owner-group', `-Z${compression}`, '--build', root, options.file],
      {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, SOURCE_DATE_EPOCH: String(options.epoch) },
      },
    );
    if (code !== 0) throw new SetupError('dpkg-deb failed; its message is above.');
  });
}

async function writeControlFiles(root: string, options: LinuxPackageOptions): Promise<void> {
  const sums = checksums(root);
  const size = sizeOf(root);
  const folder = path.join(root, 'DEBIAN');
  await mkdir(folder, { mode: 0o755 });
  const write = async (name: string, text: string, mode: number): Promise<void> => {
    await writeFile(path.join(folder, name), text);
    await chmod(path.join(folder, name), mode);
  };
  await write('control', control(options, size), 0o644);
  await write('md5sums', sums, 0o644);
  for (const [source, target] of Object.entries(scripts)) {
    await write(target, await namedScript(options.product, source), 0o755);
  }
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function control(
  {
    product,
    version,
    architecture,
  }: Pick<LinuxPackageOptions, 'product' | 'version' | 'architecture'>,
  kilobytes = 0,
): string {
  const { homepage } = product;
  return `Package: ${product.executableName}
Version: ${linuxVersion(version)}
Architecture: ${debArchitecture[architecture]}
Maintainer: ${product.maintainer}
Installed-Size: ${kilobytes}
Depends: ${debDependencies.map((names) => names.join(' | ')).join(', ')}
Recommends: keyutils
Section: utils
Priority: optional
${homepage === null ? '' : `Homepage: ${homepage}\n`}Description: ${product.description.en}
 ${product.productName}, by ${product.publisher}.
`;
}

/** Returns the md5sums file with which dpkg verifies an installed package. */
function checksums(root: string): string {
  const command = `cd "$1" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 md5sum`;
  return execFileSync('sh', ['-c', command, 'sh', root], { encoding: 'utf8' });
}
