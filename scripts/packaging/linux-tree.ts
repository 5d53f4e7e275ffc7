import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../setup/project.ts';
import type { Product } from './product.ts';

/** Options of both kinds of Linux packages. */
export interface LinuxPackageOptions {
  readonly product: Product;
  readonly version: string;
  /** The processor that the package is for. */
  readonly architecture: 'x64' | 'arm64';
  /** The unpacked app from electron-builder's folder target. */
  readonly appFolder: string;
  /** The file to write. */
  readonly file: string;
  /**
   * Modification time of every file, in seconds since 1970, so that the same input makes the same
   * bytes.
   */
  readonly epoch: number;
  /** Compression; default `xz`. Tests use `none`, which is faster. */
  readonly compression?: 'xz' | 'none';
}

/** Returns a version as Debian and rpm order it: `1.2.0-beta.1` comes before `1.2.0`. */
export function linuxVersion(version: string): string {
  return version.replace('-', '~');
}

/** The folder in which the app is installed. */
export function installFolder({ folderName }: Product): string {
  return `/opt/${folderName}`;
}

export const readProjectFile = async (file: string): Promise<string> =>
  await readFile(path.join(projectRoot, file), 'utf8');

/** Returns a script of build/linux with a seller's names in place of Seatkeeper's. */
export async function namedScript(product: Product, name: string): Promise<string> {
  const { folderName, executableName } = product;
  const script = await readProjectFile(`build/linux/${name}`);
  return script.replaceAll(/seatkeeper/gi, (found) =>
    found === 'Seatkeeper' ? folderName : executableName,
  );
}

/**
 * Writes the files that a package installs below `root`: the app, its command, its entry in the menu, its icons and its license. Returns
 * their paths, as they are once installed; the first is the app's folder.
 */
export async function writeLinuxTree(
  root: string,
  { product, appFolder }: Pick<LinuxPackageOptions, 'product' | 'appFolder'>,
): Promise<readonly string[]> {
  const { executableName: name } = product;
  const opt = installFolder(product);
  const paths = [opt];
  const parent = async (file: string): Promise<string> => {
    const target = path.join(root, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
    paths.push(file);
    return target;
  };
  const writeText = async (file: string, text: string): Promise<void> => {
    const target = await parent(file);
    await writeFile(target, text);
    await chmod(target, 0o644);
  };
  await cp(appFolder, path.join(root, opt), { recursive: true, verbatimSymlinks: true });
  await writeFile(
    path.join(root, opt, 'resources', 'apparmor-profile'),
    await namedScript(product, 'apparmor-profile'),
  );
  await symlink(`${opt}/${name}`, await parent(`/usr/bin/${name}`));
  await writeText(`/usr/share/applications/${name}.desktop`, desktopEntry(product));
  await writeText(`/usr/share/doc/${name}/copyright`, await copyright(opt));
  const icons = path.join(product.icons, 'icons');
  for (const icon of await readdir(icons)) {
    const size = path.parse(icon).name;
    await cp(
      path.join(icons, icon),
      await parent(`/usr/share/icons/hicolor/${size}/apps/${name}.png`),
    );
  }
  return paths;
}

/** The names of the two files of a package by which the app has root install a newer one. */
function updateFiles(product: Product): Readonly<Record<'program' | 'policy', string>> {
  return {
    program: `${installFolder(product)}/install-update`,
    policy: `/usr/share/polkit-1/actions/${product.id.toLowerCase()}.policy`,
  };
}

/**
 * Writes the program that installs updates as root, and what polkit asks before it. Returns their paths, as they are once installed. Only
 * for an app whose seller has an update feed, and only for dpkg.
 */
export async function writeUpdateFiles(root: string, product: Product): Promise<readonly string[]> {
  const { program, policy } = updateFiles(product);
  const files = [
    { file: program, text: await namedScript(product, 'install-update.sh'), mode: 0o755 },
    { file: policy, text: polkitPolicy(product, program), mode: 0o644 },
  ];
  for (const { file, text, mode } of files) {
    const target = path.join(root, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
    await writeFile(target, text);
    await chmod(target, mode);
  }
  return files.map(({ file }) => file);
}

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Returns what polkit asks before it runs the program. https://www.freedesktop.org/software/polkit/docs/latest/polkit.8.html */
function polkitPolicy({ id, productName, publisher }: Product, program: string): string {
  const name = escapeXml(productName);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE policyconfig PUBLIC "-//freedesktop//DTD PolicyKit Policy Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/PolicyKit/1.0/policyconfig.dtd">
<policyconfig>
  <vendor>${escapeXml(publisher)}</vendor>
  <action id="${id.toLowerCase()}.install-update">
    <description>Install an update of ${name}</description>
    <description xml:lang="de">Ein Update von ${name} installieren</description>
    <message>Authentication is required to install an update of ${name}.</message>
    <message xml:lang="de">Um ein Update von ${name} zu installieren, ist eine Authentifizierung erforderlich.</message>
    <defaults>
      <allow_any>auth_admin</allow_any>
      <allow_inactive>auth_admin</allow_inactive>
      <allow_active>auth_admin</allow_active>
    </defaults>
    <annotate key="org.freedesktop.policykit.exec.path">${escapeXml(program)}</annotate>
  </action>
</policyconfig>
`;
}

/** Returns the license of the app, and where those of its parts are. */
async function copyright(opt: string): Promise<string> {
  return `${await readProjectFile('LICENSE')}
The licenses of the app's parts are in ${opt}/resources/licenses.txt, those of Electron and
Chromium in ${opt}/LICENSE.electron.txt and ${opt}/LICENSES.chromium.html.
`;
}

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/ */
function desktopEntry(product: Product): string {
  const { productName, executableName, description, linkScheme } = product;
  return `[Desktop Entry]
Type=Application
Name=${productName}
Comment=${description.en}
Comment[de]=${description.de}
Exec="${installFolder(product)}/${executableName}" %U
Icon=${executableName}
Terminal=false
StartupWMClass=${executableName}
Categories=Utility;
MimeType=x-scheme-handler/${linkScheme};
`;
}

/** Returns the kilobytes that the files below a folder take. */
export function sizeOf(folder: string): number {
  const output = execFileSync('du', ['-sk', '--apparent-size', folder], { encoding: 'utf8' });
  return Number.parseInt(output, 10);
}
