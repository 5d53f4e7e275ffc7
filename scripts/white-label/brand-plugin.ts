import path from 'node:path';
import type { Plugin } from 'vite';
import type { brand } from '../../shared/brand.ts';
import { projectRoot } from '../setup/project.ts';
import { pictureOf } from './icons.ts';
import { iconSource, readVendor } from './vendor-file.ts';

/** The file of a seller's logo, beside the page. */
const logoName = 'logo.png';

/** Pixels of the logo: it is drawn at 24, and at four times that where everything is enlarged. */
const logoSize = 96;

/** Options of a build that the brand depends on. */
export interface BrandOptions {
  /** The vendor file, absolute. */
  readonly vendorFile: string;
  /** The local server of a seller's test build; null for any other build. */
  readonly testServer: string | null;
}

/** Returns the names of a seller's build; null for Seatkeeper's own. */
function brandOf({ vendorFile, testServer }: BrandOptions): typeof brand | null {
  const { app, productName } = readVendor(vendorFile);
  if (app === null || productName === null) return null;
  const logo = { type: 'image', address: `./${logoName}` } as const;
  return { productName, name: app.name, id: app.id, logo, testServer };
}

const brandModule = path.join(projectRoot, 'shared', 'brand.ts');

/** Puts a seller's names in place of Seatkeeper's. */
export function brandNames(options: BrandOptions): Plugin {
  const names = brandOf(options);
  return {
    name: 'brand-names',
    enforce: 'pre',
    load: (id) =>
      names !== null && path.resolve(id) === brandModule
        ? `export const brand = ${JSON.stringify(names)};`
        : null,
    transformIndexHtml: (html) =>
      names === null ? html : html.replace(/<title>.*<\/title>/, '<title></title>'),
  };
}

/** Adds a seller's logo to the page. */
export function brandLogo({ vendorFile }: Pick<BrandOptions, 'vendorFile'>): Plugin {
  const vendor = readVendor(vendorFile);
  return {
    name: 'brand-logo',
    async generateBundle() {
      if (vendor.app === null) return;
      const source = await pictureOf(iconSource(vendor, vendorFile), logoSize);
      this.emitFile({ type: 'asset', fileName: logoName, source });
    },
  };
}
