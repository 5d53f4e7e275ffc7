import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { billOfMaterials } from './packaging/bill-of-materials.ts';
import { buildDeb, debName } from './packaging/deb.ts';
import { electronProblem } from './packaging/electron-version.ts';
import type { LinuxPackageOptions } from './packaging/linux-tree.ts';
import { pack } from './packaging/pack.ts';
import { readProduct } from './packaging/product.ts';
import { buildRpm, rpmName } from './packaging/rpm.ts';
import { readPackageRequest, type OwnTarget, type PackageRequest } from './packaging/targets.ts';
import { azureSignOptions, unsignedNotice } from './packaging/signing.ts';
import { packagesOf, writeUpdateFeed } from './packaging/update-feed.ts';
import { capture } from './setup/capture.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { ensureSystemPackages } from './setup/install-system-packages.ts';
import { isOnPath } from './setup/is-on-path.ts';
import { projectRoot, wantedElectronVersion } from './setup/project.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { withPreparedVendor } from './white-label/prepared-vendor.ts';
import { defaultVendorFile } from './white-label/vendor-file.ts';

const HELP = `npm run package: makes what people install, in release/.

  npm run package                       the app's folder and, on Debian and its relatives, a .deb
  npm run package -- dir                the app's folder alone
  npm run package -- --linux deb rpm    a .deb and an .rpm
  npm run package -- --linux AppImage   also tar.gz, zip; on macOS --mac dmg zip, on Windows --win nsis

  npm run package -- --for-people ...   fails unless the Electron in it may be given to people
  npm run package -- --vendor FILE      the same under a seller's own name; see docs/white-label.md
  npm run package -- --vendor FILE --test-server http://127.0.0.1:PORT
                                        a build to try with npm run polar; it says TEST everywhere

  --output FOLDER                       puts the packages there, not in release/
  -c.compression=store                  packs faster, into larger files

Packages are for the system and the processor that they are built on.
Beside it comes a list of what is in the app, as CycloneDX JSON (.cdx.json), and, where the
vendor file has updates, the feed that the app looks for newer versions in; see docs/updates.md.
The folder, deb and rpm need nothing but npm's registry and, for rpm, the package rpm of Debian
(rpm-build of Fedora). The others fetch their tools from GitHub.
SOURCE_DATE_EPOCH, else the time of the last commit, is the time of every file in the packages.
`;

/** How the kinds of packages are built here. */
const builders: Readonly<
  Record<
    OwnTarget,
    {
      readonly tool: string;
      /** The packages with the tool, of Debian and of Fedora. */
      readonly packages: { readonly debian: string; readonly fedora: string };
      readonly fileName: (options: Omit<LinuxPackageOptions, 'file'>) => string;
      readonly build: (options: LinuxPackageOptions) => Promise<void>;
    }
  >
> = {
  deb: {
    tool: 'dpkg-deb',
    packages: { debian: 'dpkg', fedora: 'dpkg' },
    fileName: debName,
    build: buildDeb,
  },
  rpm: {
    tool: 'rpmbuild',
    packages: { debian: 'rpm', fedora: 'rpm-build' },
    fileName: rpmName,
    build: buildRpm,
  },
};

/** The version of the packaged Electron; it may be older than package.json requires. */
async function shippedElectron(dist: string): Promise<string> {
  return (await readFile(path.join(dist, 'version'), 'utf8')).trim().replace(/^v/, '');
}

/**
 * Returns the modification time of files in a package, in seconds since 1970: SOURCE_DATE_EPOCH,
 * else the last commit's, else the start of 2026 for a copy without a history.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
function sourceEpoch(): number {
  const given = Number(process.env['SOURCE_DATE_EPOCH'] || Number.NaN);
  if (Number.isSafeInteger(given) && given >= 0) return given;
  const committed = Number(capture('git', ['log', '-1', '--format=%ct']).stdout || Number.NaN);
  return Number.isSafeInteger(committed) ? committed : Date.UTC(2026, 0, 1) / 1000;
}

/**
 * Ensures that the tools of these kinds of packages are there. As root on Debian it installs them.
 *
 * @throws SetupError that says how to get them
 */
async function requireTools(targets: readonly OwnTarget[]): Promise<void> {
  for (const target of targets) {
    const { tool, packages } = builders[target];
    if (isOnPath(tool)) continue;
    await ensureSystemPackages([{ names: [packages.debian], reason: `It builds the .${target}.` }]);
    if (isOnPath(tool)) continue;
    throw new SetupError(
      `A .${target} is built with ${tool}, which is not on this computer. Install it first:\n  Debian, Ubuntu: sudo apt-get install ${packages.debian}\n  Fedora: sudo dnf install ${packages.fedora}`,
    );
  }
}

/** Builds the packages of a vendor file that is ready for it. */
async function buildPackages(vendorFile: string, request: PackageRequest): Promise<void> {
  const { own, builderArgs, testServer, isCompressed, isForPeople } = request;
  const targets = own ?? (isOnPath('dpkg-deb') ? ['deb' as const] : []);
  // Reports what is wrong with them before the app is packed.
  azureSignOptions(process.env);
  await requireTools(targets);
  const runtime = await prepareEnvironment();
  const output = request.output ?? path.join(projectRoot, 'release');
  const product = readProduct(vendorFile);
  const { version } = product;
  const epoch = sourceEpoch();
  const server = { loopback: testServer, testServer };
  const modules = await pack({ runtime, output, vendorFile, ...server, args: builderArgs });
  const electronVersion = await shippedElectron(runtime.dist);
  const problem = electronProblem(electronVersion, wantedElectronVersion());
  if (problem !== null && isForPeople) {
    throw new SetupError(`The package is not for people: ${problem}.`);
  }
  if (problem !== null) {
    printStatus(`The package is for trying out: ${problem}. Do not give it to people.`);
  }
  const unsigned = testServer === null ? unsignedNotice(process.platform, process.env) : null;
  if (unsigned !== null) printStatus(unsigned);
  if (testServer !== null) {
    printStatus(
      `This is a TEST build: it connects only to ${testServer}. Start npm run polar -- --port ${new URL(testServer).port} beside it.`,
    );
  }
  const bill = billOfMaterials({
    modules,
    name: product.executableName,
    version,
    electronVersion,
    epoch,
  });
  const billFile = path.join(output, `${product.executableName}-${version}.cdx.json`);
  await writeFile(billFile, `${JSON.stringify(bill, null, 2)}\n`);
  printStatus(`Made ${path.relative(projectRoot, billFile)}.`);
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
  const folder = architecture === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
  const compression = isCompressed ? 'xz' : 'none';
  const options = { product, version, architecture, epoch, compression } as const;
  for (const target of targets) {
    const { fileName, build } = builders[target];
    const appFolder = path.join(output, folder);
    const file = path.join(output, fileName({ ...options, appFolder }));
    printStatus(`Building the .${target}…`);
    await build({ ...options, appFolder, file });
    printStatus(`Made ${path.relative(projectRoot, file)}.`);
  }
  if (product.updates === null) return;
  const feed = await writeUpdateFeed({
    folder: output,
    names: await packagesOf(output, { ...options, platform: process.platform }),
    version,
    epoch,
    platform: process.platform,
    architecture,
  });
  if (feed !== null) printStatus(`Made ${path.relative(projectRoot, feed)}.`);
}

export async function main(args: readonly string[]): Promise<number> {
  const host = { platform: process.platform, architecture: process.arch };
  const request = readPackageRequest(args, host);
  if (request.isHelp) {
    process.stdout.write(HELP);
    return 0;
  }
  // Reports the problems of the vendor file before anything is downloaded or built.
  await withPreparedVendor(
    request.vendorFile ?? defaultVendorFile,
    request.testServer === null ? 'package' : 'test-package',
    async (vendorFile) => await buildPackages(vendorFile, request),
  );
  return 0;
}
