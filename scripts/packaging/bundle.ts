import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { build, mergeConfig, type UserConfig } from 'vite';
import { mainBundle } from '../../vite.main.config.ts';
import preloadBundle from '../../vite.preload.config.ts';
import { pageBundle } from '../../vite.renderer.config.ts';
import { nameOfMaintainer } from './product.ts';
import { projectRoot } from '../setup/project.ts';
import type { Vendor } from '../../shared/vendor.ts';
import { pictureOf } from '../white-label/icons.ts';
import { iconSource, readVendor } from '../white-label/vendor-file.ts';

/**
 * The fields of package.json that ship with the app. It has no dependencies: the bundles contain
 * all of them.
 */
const Manifest = v.object({
  name: v.string(),
  version: v.string(),
  description: v.string(),
  license: v.string(),
  author: v.string(),
  /** The rpm needs it. Not part of a package under a seller's name. */
  homepage: v.exactOptional(v.string()),
  main: v.string(),
});

/** Pixels of the icon of windows and notifications. */
const iconSize = 256;

/** Options that differ between packages. */
export interface BundleOptions {
  /**
   * The address of the stand-in that a test package uses in place of Polar; null for a release,
   * which has none.
   */
  readonly loopback: string | null;
  /** The vendor file, such as vendor.json, absolute. */
  readonly vendorFile: string;
  /** The address again in a seller's test build, which says everywhere that it is one; default null. */
  readonly testServer?: string | null;
  /** The version of the package; default that of the vendor file, else of package.json. */
  readonly version?: string;
}

/**
 * Returns the package.json of the packed app.
 *
 * @param sellersName the app's name under a seller's name; null for Seatkeeper itself
 */
export function packagedManifest(
  { homepage, ...manifest }: v.InferOutput<typeof Manifest>,
  sellersName: string | null,
  version: string,
): Readonly<Record<string, unknown>> {
  if (sellersName !== null) return { ...manifest, name: sellersName, version };
  return { ...manifest, ...(homepage === undefined ? {} : { homepage }), version };
}

/**
 * Builds the app for packaging into an empty folder: package.json and `dist/`. It leaves the
 * `dist/` of development alone, which another process may be rebuilding, and which environment
 * variables can direct to a local server. Returns the files of the modules in the bundles.
 */
export async function bundleApp(
  folder: string,
  options: BundleOptions,
): Promise<ReadonlySet<string>> {
  const manifest = v.parse(
    Manifest,
    JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')),
  );
  await mkdir(folder, { recursive: true });
  const vendor = readVendor(options.vendorFile);
  const version = options.version ?? vendor.version ?? manifest.version;
  const sellersName = vendor.app?.name ?? null;
  const packaged = {
    ...packagedManifest(manifest, sellersName, version),
    ...sellersFields(vendor),
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(packaged));
  await mkdir(path.join(folder, 'dist'));
  const icon = await pictureOf(iconSource(vendor, options.vendorFile), iconSize);
  await writeFile(path.join(folder, 'dist', 'icon.png'), icon);
  const bundles: Readonly<Record<string, UserConfig>> = {
    renderer: pageBundle(options.vendorFile, options.testServer),
    main: mainBundle(options.vendorFile, options.testServer),
    preload: preloadBundle,
  };
  const modules = new Set<string>();
  for (const [part, bundle] of Object.entries(bundles)) {
    const built = await build(
      mergeConfig(bundle, {
        configFile: false,
        ...(part === 'renderer' ? {} : { root: projectRoot }),
        logLevel: 'warn',
        build: { outDir: path.join(folder, 'dist', part) },
        define: { LOOPBACK_SERVER: JSON.stringify(options.loopback ?? 'none') },
      }),
    );
    for (const id of modulesOf(built)) modules.add(id);
  }
  return modules;
}

/** Returns the fields of package.json that are the seller's. electron-builder writes them into the executable of Windows. */
function sellersFields({ app, productName, publisher, description, homepage }: Vendor) {
  if (app === null || productName === null) return {};
  return {
    name: app.name,
    description: description?.en ?? productName,
    author: publisher ?? nameOfMaintainer(app.maintainer),
    ...(homepage === null ? {} : { homepage }),
  };
}

/** Returns the files that a build is made of: its modules, and what they refer to, such as a font. */
function modulesOf(built: Awaited<ReturnType<typeof build>>): readonly string[] {
  // vite returns a watcher only for a build that watches.
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return outputs.flatMap(({ output }) =>
    output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames)),
  );
}
