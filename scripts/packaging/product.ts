import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { linkScheme } from '../../shared/deep-link.ts';
import { variableName } from '../../shared/variable-name.ts';
import type { Vendor } from '../../shared/vendor.ts';
import { projectRoot, versionIn } from '../setup/project.ts';
import { azureSignOptions } from './signing.ts';
import { defaultVendorFile, iconSource, readVendorToPackage } from '../white-label/vendor-file.ts';

/** What all packages of a product have in common: its names, and what package managers show. */
export interface Product {
  /** What the app calls itself, such as `Lumen Studio Licenses`. */
  readonly productName: string;
  /** The name of the command, the package and the data folder. */
  readonly executableName: string;
  /** The name of the folder in /opt. Of a seller's build the command's name, which no product of theirs has. */
  readonly folderName: string;
  /** The name of the app's bundle on macOS and of its shortcuts on Windows. */
  readonly fileTitle: string;
  readonly id: string;
  readonly version: string;
  /** A sentence about the app, in each of its languages. */
  readonly description: NonNullable<Vendor['description']>;
  /** The folder of the update feed; null for an app without updates. */
  readonly updates: string | null;
  /** Null for none. */
  readonly homepage: string | null;
  /** The company or person that publishes the packages. */
  readonly publisher: string;
  /** Such as `Lumen <packages@lumen.example>`. */
  readonly maintainer: string;
  /** The scheme of support links. */
  readonly linkScheme: string;
  /** The environment variable that may hold a license key. */
  readonly keyVariable: string;
  /** The folder of the icons, absolute, with the layout of `build/`. */
  readonly icons: string;
}

const BuilderConfig = v.looseObject({
  appId: v.string(),
  productName: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/)),
  linux: v.looseObject({
    executableName: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]+$/)),
    synopsis: v.string(),
    maintainer: v.string(),
  }),
  mac: v.looseObject({}),
  win: v.looseObject({}),
  nsis: v.looseObject({}),
});

/** Reads electron-builder.yml. */
function readBuilderConfig(): v.InferOutput<typeof BuilderConfig> {
  const file = path.join(projectRoot, 'electron-builder.yml');
  return v.parse(BuilderConfig, parse(readFileSync(file, 'utf8')));
}

/** The German sentence of Seatkeeper's own packages; the English one is in electron-builder.yml. */
const germanSynopsis = 'Zeigt den Lizenzplatz dieses Computers und gibt ihn zurück';

/** Returns the publisher that a maintainer such as `Lumen <packages@lumen.example>` names. */
export function nameOfMaintainer(maintainer: string): string {
  return maintainer.replace(/\s*<.*$/, '');
}

/**
 * Returns what a seller's app is called where files are named after it: the product's name where it only adds capitals and spaces to the
 * app's, else the app's words. Only the app's name is known to differ from those of the seller's products.
 */
function fileTitleOf(productName: string, name: string): string {
  if (productName.toLowerCase().replaceAll(' ', '-') === name) return productName;
  return name.replaceAll(
    /(^|-)([a-z])/g,
    (_, hyphen: string, letter: string) => (hyphen === '' ? '' : ' ') + letter.toUpperCase(),
  );
}

/** Returns what the packages of a vendor have in common. `vendorFile`: absolute; default vendor.json. */
export function readProduct(vendorFile: string = defaultVendorFile): Product {
  const vendor = readVendorToPackage(vendorFile);
  const { appId, productName: ownName, linux } = readBuilderConfig();
  const productName = vendor.productName ?? ownName;
  const executableName = vendor.app?.name ?? linux.executableName;
  const maintainer = vendor.app?.maintainer ?? linux.maintainer;
  return {
    productName,
    executableName,
    folderName: vendor.app?.name ?? ownName,
    fileTitle: vendor.app === null ? ownName : fileTitleOf(productName, vendor.app.name),
    id: vendor.app?.id ?? appId,
    version: vendor.version ?? versionIn(projectRoot),
    description: vendor.description ?? { en: linux.synopsis, de: germanSynopsis },
    updates: vendor.updates,
    homepage: vendor.homepage,
    publisher: vendor.publisher ?? nameOfMaintainer(maintainer),
    maintainer,
    linkScheme: linkScheme(vendor),
    keyVariable: variableName(executableName, 'KEY'),
    icons: iconSource(vendor, vendorFile),
  };
}

/**
 * Returns the configuration of electron-builder: electron-builder.yml with a seller's names in place of Seatkeeper's, and what the environment
 * says about signing.
 *
 * @throws SetupError for a vendor file or variables that are wrong
 */
export function builderConfig(
  vendorFile: string,
  env: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, unknown>> {
  const { app } = readVendorToPackage(vendorFile);
  const azure = azureSignOptions(env);
  const fromFile = readBuilderConfig();
  const signing = azure === null ? {} : { azureSignOptions: azure };
  const config = { ...fromFile, win: { ...fromFile.win, ...signing } };
  if (app === null) return config;
  const product = readProduct(vendorFile);
  const { productName, executableName, fileTitle, linkScheme: scheme } = product;
  return {
    ...config,
    appId: product.id,
    productName,
    copyright: `Copyright © ${product.publisher}`,
    protocols: { name: `${productName} support link`, schemes: [scheme] },
    linux: {
      ...config.linux,
      executableName,
      synopsis: product.description.en,
      maintainer: product.maintainer,
      icon: path.join(product.icons, 'icons'),
    },
    // macOS names the app's bundle by its executable; the menu bar shows productName.
    mac: {
      ...config.mac,
      executableName: fileTitle,
      icon: path.join(product.icons, 'icon.icns'),
    },
    win: { ...config.win, executableName, icon: path.join(product.icons, 'icon.ico') },
    nsis: { ...config.nsis, shortcutName: fileTitle, uninstallDisplayName: productName },
  };
}
