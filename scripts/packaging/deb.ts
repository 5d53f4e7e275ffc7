import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/print-status.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import type { LinuxProduct } from './product.ts';

/** Options of {@link buildDeb}. */
export interface DebOptions {
  readonly product: LinuxProduct;
  readonly version: string;
  /** `amd64` or `arm64`. */
  readonly architecture: string;
  /** The unpacked app from electron-builder's folder target. */
  readonly appFolder: string;
  /** The file to write. */
  readonly file: string;
  /**
   * Modification time of every file, in seconds since 1970, so that the same input makes the same
   * bytes.
   */
  readonly epoch: number;
  /** Compression of dpkg-deb; default `xz`. Tests use `none`, which is faster. */
  readonly compression?: 'xz' | 'none';
}

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

/**
 * Builds a `.deb` from the unpacked app with dpkg-deb alone. electron-builder's own deb target
 * needs fpm, which it downloads from GitHub.
 *
 * @throws SetupError if dpkg-deb fails
 */
export async function buildDeb(options: DebOptions): Promise<void> {
  await withTempFolder('deb', async (root) => {
    await chmod(root, 0o755);
    await writePackageTree(root, options);
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

async function writePackageTree(root: string, options: DebOptions): Promise<void> {
  const { product } = options;
  const { executableName: name } = product;
  const opt = `/opt/${product.productName}`;
  const writeText = async (file: string, text: string, mode = 0o644): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true, mode: 0o755 });
    await writeFile(path.join(root, file), text);
    await chmod(path.join(root, file), mode);
  };
  await cp(options.appFolder, path.join(root, opt), { recursive: true, verbatimSymlinks: true });
  await mkdir(path.join(root, 'usr/bin'), { recursive: true });
  await symlink(`${opt}/${name}`, path.join(root, 'usr/bin', name));
  await writeText(`usr/share/applications/${name}.desktop`, desktopEntry(product));
  await writeText(`usr/share/doc/${name}/copyright`, await readProjectFile('LICENSE'));
  await writeText(
    `${opt}/resources/apparmor-profile`,
    await namedScript(product, 'apparmor-profile'),
  );
  const icons = path.join(product.icons, 'icons');
  for (const icon of await readdir(icons)) {
    const size = path.parse(icon).name;
    const target = path.join(root, 'usr/share/icons/hicolor', size, 'apps', `${name}.png`);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(icons, icon), target);
  }
  const sums = checksums(root);
  const size = execFileSync('du', ['-sk', '--apparent-size', root], { encoding: 'utf8' });
  await writeText('DEBIAN/control', control(options, Number.parseInt(size, 10)));
  await writeText('DEBIAN/md5sums', sums);
  for (const [source, target] of Object.entries(scripts)) {
    await writeText(`DEBIAN/${target}`, await namedScript(product, source), 0o755);
  }
}

const readProjectFile = async (file: string): Promise<string> =>
  await readFile(path.join(projectRoot, file), 'utf8');

/** Returns a script of build/linux with a seller's names in place of Seatkeeper's. */
export async function namedScript(product: LinuxProduct, name: string): Promise<string> {
  const { productName, executableName } = product;
  const script = await readProjectFile(`build/linux/${name}`);
  return script.replaceAll(/seatkeeper/gi, (found) =>
    found === 'Seatkeeper' ? productName : executableName,
  );
}

function desktopEntry({ productName, executableName, synopsis, linkScheme }: LinuxProduct): string {
  return `[Desktop Entry]
Type=Application
Name=${productName}
Comment=${synopsis}
Exec="/opt/${productName}/${executableName}" %U
Icon=${executableName}
Terminal=false
StartupWMClass=${executableName}
Categories=Utility;
MimeType=x-scheme-handler/${linkScheme};
`;
}

function control({ product, version, architecture }: DebOptions, kilobytes: number): string {
  return `Package: ${product.executableName}
Version: ${version}
Architecture: ${architecture}
Maintainer: ${product.maintainer}
Installed-Size: ${kilobytes}
Depends: ${debDependencies.map((names) => names.join(' | ')).join(', ')}
Recommends: keyutils
Section: utils
Priority: optional
Description: ${product.synopsis}
`;
}

/** Returns the md5sums file with which dpkg verifies an installed package. */
function checksums(root: string): string {
  const command = `cd "$1" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 md5sum`;
  return execFileSync('sh', ['-c', command, 'sh', root], { encoding: 'utf8' });
}
