import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { linkScheme } from '../../shared/deep-link.ts';
import { projectRoot } from '../setup/project.ts';
import { iconFolder, defaultVendorFile, readVendorToPackage } from '../white-label/vendor-file.ts';

/** The names of the app's Linux package. */
export interface LinuxProduct {
  /** The display name, such as `Seatkeeper`; also the folder in /opt. */
  readonly productName: string;
  /** The name of the command, the package and the data folder. */
  readonly executableName: string;
  readonly synopsis: string;
  readonly maintainer: string;
  /** The scheme of support links. */
  readonly linkScheme: string;
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
});

/** Reads electron-builder.yml. */
function readBuilderConfig(): v.InferOutput<typeof BuilderConfig> {
  const file = path.join(projectRoot, 'electron-builder.yml');
  return v.parse(BuilderConfig, parse(readFileSync(file, 'utf8')));
}

/**
 * Returns the names for Linux, for both packaging tools. `vendorFile`: absolute; default
 * vendor.json.
 */
export function linuxProduct(vendorFile: string = defaultVendorFile): LinuxProduct {
  const vendor = readVendorToPackage(vendorFile);
  const { productName, linux } = readBuilderConfig();
  return {
    productName: vendor.productName ?? productName,
    executableName: vendor.app?.name ?? linux.executableName,
    synopsis: linux.synopsis,
    maintainer: vendor.app?.maintainer ?? linux.maintainer,
    linkScheme: linkScheme(vendor),
    icons: iconFolder(vendor, vendorFile),
  };
}

/**
 * Returns the configuration of electron-builder: electron-builder.yml with a seller's names in
 * place of Seatkeeper's. `scripts`: the folder with the renamed scripts of build/linux.
 */
export function builderConfig(
  vendorFile: string,
  scripts: string,
): Readonly<Record<string, unknown>> {
  const vendor = readVendorToPackage(vendorFile);
  const config = readBuilderConfig();
  if (vendor.app === null) return config;
  const { id, name, maintainer } = vendor.app;
  const product = linuxProduct(vendorFile);
  const company = /^[^<]+/.exec(maintainer)?.[0].trim() ?? product.productName;
  const fpmOptions = {
    appArmorProfile: path.join(scripts, 'apparmor-profile'),
    fpm: [`--before-remove=${path.join(scripts, 'before-remove.sh')}`],
  };
  return {
    ...config,
    appId: id,
    productName: product.productName,
    copyright: `Copyright © ${company}`,
    protocols: { name: `${product.productName} support link`, schemes: [product.linkScheme] },
    linux: {
      ...config.linux,
      executableName: name,
      maintainer,
      icon: path.join(product.icons, 'icons'),
    },
    deb: fpmOptions,
    rpm: fpmOptions,
    mac: { ...config.mac, icon: path.join(product.icons, 'icon.icns') },
    win: { ...config.win, icon: path.join(product.icons, 'icon.ico') },
  };
}
