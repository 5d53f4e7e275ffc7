import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../setup/run-command.ts';
import { SetupError } from '../setup/print-status.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import {
  linuxVersion,
  namedScript,
  writeLinuxTree,
  type LinuxPackageOptions,
} from './linux-tree.ts';

/**
 * Libraries that Electron needs, by their file names: each rpm distribution names the packages differently. The first are those that its
 * program is linked to, which a test reads from it; then those that it opens while it runs. Then the programs of the scripts that install and
 * remove the package.
 */
export const rpmDependencies: readonly string[] = [
  ...[
    'libX11.so.6',
    'libXcomposite.so.1',
    'libXdamage.so.1',
    'libXext.so.6',
    'libXfixes.so.3',
    'libXrandr.so.2',
    'libasound.so.2',
    'libatk-1.0.so.0',
    'libatk-bridge-2.0.so.0',
    'libatspi.so.0',
    'libcairo.so.2',
    'libcups.so.2',
    'libdbus-1.so.3',
    'libdrm.so.2',
    'libexpat.so.1',
    'libgbm.so.1',
    'libgio-2.0.so.0',
    'libglib-2.0.so.0',
    'libgobject-2.0.so.0',
    'libgtk-3.so.0',
    'libnspr4.so',
    'libnss3.so',
    'libnssutil3.so',
    'libpango-1.0.so.0',
    'libsmime3.so',
    'libudev.so.1',
    'libxcb.so.1',
    'libxkbcommon.so.0',
    'libnotify.so.4',
    'libsecret-1.so.0',
    'libuuid.so.1',
    'libXtst.so.6',
  ].map((name) => `${name}()(64bit)`),
  'xdg-utils',
  '/bin/bash',
  '/usr/bin/awk',
  '/usr/bin/getent',
  '/usr/bin/setpriv',
  '/usr/bin/setsid',
  '/usr/bin/timeout',
];

const rpmArchitecture = { x64: 'x86_64', arm64: 'aarch64' } as const;

/** Returns the name of a package's file, as rpm names it. */
export function rpmName({
  product,
  version,
  architecture,
}: Pick<LinuxPackageOptions, 'product' | 'version' | 'architecture'>): string {
  return `${product.executableName}-${linuxVersion(version)}-1.${rpmArchitecture[architecture]}.rpm`;
}

/** The scripts of build/linux by their sections. https://rpm-software-management.github.io/rpm/manual/scriptlets.html */
const scripts = {
  post: 'after-install.sh',
  preun: 'before-remove.sh',
  postun: 'after-remove.sh',
} as const;

/** Compression of the files: level and format. */
const payload = { xz: 'w6.xzdio', none: 'w.ufdio' } as const;

/**
 * Builds an `.rpm` from the unpacked app with rpmbuild alone, on any Linux that has it. electron-builder's own rpm target needs fpm,
 * which it downloads from GitHub.
 *
 * @throws SetupError if rpmbuild fails
 */
export async function buildRpm(options: LinuxPackageOptions): Promise<void> {
  await withTempFolder('rpm', async (folder) => {
    const tree = path.join(folder, 'tree');
    await mkdir(tree);
    await chmod(tree, 0o755);
    const paths = await writeLinuxTree(tree, options);
    // The time of each file is in the package; a later one than SOURCE_DATE_EPOCH is cut, and an earlier one is not.
    execFileSync('sh', [
      '-c',
      'find "$1" -exec touch -h -d "@$2" {} +',
      'sh',
      tree,
      `${options.epoch}`,
    ]);
    const spec = path.join(folder, 'package.spec');
    await writeFile(spec, await specFile(options, { tree, paths }));
    const definitions = {
      _topdir: folder,
      _rpmdir: folder,
      _rpmfilename: 'package.rpm',
      _buildhost: 'reproducible',
      _binary_payload: payload[options.compression ?? 'xz'],
      use_source_date_epoch_as_buildtime: '1',
      clamp_mtime_to_source_date_epoch: '1',
    };
    const architecture = rpmArchitecture[options.architecture];
    const code = await runCommand(
      'rpmbuild',
      [
        ...Object.entries(definitions).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
        `--target=${architecture}`,
        '--quiet',
        '-bb',
        spec,
      ],
      {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, LC_ALL: 'C.UTF-8', SOURCE_DATE_EPOCH: String(options.epoch) },
      },
    );
    if (code !== 0) throw new SetupError('rpmbuild failed; its message is above.');
    await mkdir(path.dirname(options.file), { recursive: true });
    await move(path.join(folder, 'package.rpm'), options.file);
  });
}

/** Moves a file, also to another disk. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch {
    execFileSync('mv', [from, to]);
  }
}

/** Writes a text so that rpm expands no macro in it. */
const plain = (text: string): string => text.replaceAll('%', '%%');

/** https://rpm-software-management.github.io/rpm/manual/spec.html */
async function specFile(
  { product, version }: LinuxPackageOptions,
  { tree, paths }: { readonly tree: string; readonly paths: readonly string[] },
): Promise<string> {
  const sections = await Promise.all(
    Object.entries(scripts).map(
      async ([section, name]) => `%${section}\n${plain(await namedScript(product, name))}`,
    ),
  );
  const fields = [
    `Name: ${product.executableName}`,
    `Version: ${linuxVersion(version)}`,
    'Release: 1',
    `Summary: ${plain(product.description.en)}`,
    `Summary(de): ${plain(product.description.de)}`,
    'License: MIT',
    `Vendor: ${plain(product.publisher)}`,
    `Packager: ${plain(product.maintainer)}`,
    ...(product.homepage === null ? [] : [`URL: ${plain(product.homepage)}`]),
    // Electron brings libraries of its own, which no other package may be given.
    'AutoReqProv: no',
    ...rpmDependencies.map((name) => `Requires: ${name}`),
    'Recommends: keyutils',
  ];
  // Neither strip nor change the files of Electron, which are checked where they run.
  return `%global debug_package %{nil}
%global __os_install_post %{nil}
%global _build_id_links none
${fields.join('\n')}

%description
${plain(product.description.en)}.
${plain(product.productName)}, by ${plain(product.publisher)}.

%description -l de
${plain(product.description.de)}.

%install
mkdir -p %{buildroot}
cp -al '${tree}/.' %{buildroot}/

%files
%defattr(-,root,root,-)
${paths.map((file) => `"${file}"`).join('\n')}

${sections.join('\n')}`;
}
