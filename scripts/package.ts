import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { billOfMaterials } from './packaging/bill-of-materials.ts';
import { buildDeb } from './packaging/deb.ts';
import { electronProblem } from './packaging/electron-version.ts';
import { pack } from './packaging/pack.ts';
import { linuxProduct } from './packaging/product.ts';
import { capture } from './setup/capture.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { isOnPath } from './setup/is-on-path.ts';
import { projectRoot, versionIn, wantedElectronVersion } from './setup/project.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { defaultVendorFile, readVendorToPackage } from './white-label/vendor-file.ts';

const HELP = `npm run package: makes what people install, in release/.

  npm run package                       the app's folder and, on Debian and its relatives, a .deb
  npm run package -- dir                the app's folder alone
  npm run package -- --linux AppImage   whatever electron-builder makes: --linux deb rpm AppImage tar.gz,
                                        --mac dmg zip, --win nsis

  npm run package -- --for-people ...   fails unless the Electron in it may be given to people
  npm run package -- --vendor FILE      the same under a seller's own name; see docs/white-label.md

Beside it comes a list of what is in the app, as CycloneDX JSON (.cdx.json).
The first two need nothing but npm's registry. The others fetch their tools from GitHub.
SOURCE_DATE_EPOCH, else the time of the last commit, is the time of every file in the .deb.
`;

/**
 * Splits the arguments into the absolute path of the vendor file, from `--vendor FILE` or
 * `--vendor=FILE`, and the rest.
 */
function splitVendorArgument(args: readonly string[]): {
  vendorFile: string;
  rest: readonly string[];
} {
  const at = args.findIndex((arg) => arg === '--vendor' || arg.startsWith('--vendor='));
  if (at === -1) return { vendorFile: defaultVendorFile, rest: args };
  const isJoined = args[at] !== '--vendor';
  const file = isJoined ? args[at]?.slice('--vendor='.length) : args[at + 1];
  if (file === undefined || file === '') throw new SetupError('--vendor needs a file.');
  return { vendorFile: path.resolve(file), rest: args.toSpliced(at, isJoined ? 1 : 2) };
}

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

export async function main(given: readonly string[]): Promise<number> {
  if (given.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const isForPeople = given.includes('--for-people');
  const { vendorFile, rest: args } = splitVendorArgument(
    given.filter((arg) => arg !== '--for-people'),
  );
  // Reports its problems before anything is downloaded or built.
  readVendorToPackage(vendorFile);
  const runtime = await prepareEnvironment();
  const output = path.join(projectRoot, 'release');
  const isFolderOnly = args.length === 1 && args[0] === 'dir';
  const product = linuxProduct(vendorFile);
  const version = versionIn(projectRoot);
  const epoch = sourceEpoch();
  const builderArgs = isFolderOnly ? [] : args;
  const modules = await pack({ runtime, output, vendorFile, loopback: null, args: builderArgs });
  const electronVersion = await shippedElectron(runtime.dist);
  const problem = electronProblem(electronVersion, wantedElectronVersion());
  if (problem !== null && isForPeople) {
    throw new SetupError(`The package is not for people: ${problem}.`);
  }
  if (problem !== null) {
    printStatus(`The package is for trying out: ${problem}. Do not give it to people.`);
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
  if (args.length === 0 && process.platform === 'linux' && isOnPath('dpkg-deb')) {
    const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
    const file = path.join(output, `${product.executableName}_${version}_${architecture}.deb`);
    printStatus('Building the .deb…');
    const folder = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';
    const appFolder = path.join(output, folder);
    await buildDeb({ product, version, architecture, appFolder, file, epoch });
    printStatus(`Made ${path.relative(projectRoot, file)}.`);
  }
  return 0;
}
