import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lumenLabs } from '../../tests/support/polar/organizations.ts';
import { isLoopbackFeed, type Vendor } from '../../shared/vendor.ts';
import { SetupError } from '../setup/print-status.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import { isIconFolder, makeIcons } from './icons.ts';
import { iconSource, readVendor, readVendorToPackage } from './vendor-file.ts';

/**
 * Returns the vendor of a build that talks to the stand-in: its names say TEST, and its technical names are its own, so that it is
 * installed beside the real app, shares no data with it, and is never taken for it.
 */
function testVendor(vendor: Vendor): Vendor {
  const { app, productName } = vendor;
  return {
    ...withStandInOrganization(vendor),
    productName: cut(`TEST ${productName ?? ''}`, 60),
    app:
      app === null
        ? null
        : { ...app, id: `${cut(app.id, 95)}.test`, name: `${cut(app.name, 35)}-test` },
  };
}

/** Returns the start of a name, which ends with a letter or digit again. */
function cut(name: string, maxLength: number): string {
  return name.slice(0, maxLength).replace(/[^a-z\d]+$/i, '');
}

/**
 * Returns the vendor with the organization of the stand-in, whose keys the app would refuse otherwise, and one product for all of them. It
 * looks for updates on this computer or nowhere.
 */
function withStandInOrganization(vendor: Vendor): Vendor {
  const { updates } = vendor;
  const [product] = vendor.products;
  return {
    ...vendor,
    updates: updates !== null && isLoopbackFeed(updates) ? updates : null,
    organizationId: lumenLabs.id,
    products:
      product === undefined
        ? []
        : [{ ...product, organizationId: null, benefitId: null, keyPrefix: null }],
  };
}

/** The ways in which a vendor file is used. */
export type VendorUse = 'package' | 'test-package' | 'trial';

const changes: Readonly<Record<VendorUse, (vendor: Vendor) => Vendor>> = {
  package: (vendor) => vendor,
  'test-package': testVendor,
  trial: withStandInOrganization,
};

/**
 * Calls `work` with a vendor file that is ready to be bundled and packed: its icons are made where it names one image. `trial`: the app
 * runs against the stand-in and is not packaged.
 *
 * @throws SetupError with all problems of the file
 */
export async function withPreparedVendor<T>(
  file: string,
  use: VendorUse,
  work: (preparedFile: string) => Promise<T>,
): Promise<T> {
  const vendor = use === 'trial' ? readVendor(file) : readVendorToPackage(file);
  if (use === 'package' && vendor.updates !== null && isLoopbackFeed(vendor.updates)) {
    throw new SetupError(
      'updates must begin with https://: only a test build (--test-server) may look for them on this computer.',
    );
  }
  if (vendor.app === null) return await work(file);
  const { app } = vendor;
  return await withTempFolder('vendor', async (folder) => {
    const source = iconSource(vendor, file);
    const icons = isIconFolder(source) ? source : path.join(folder, 'icons');
    if (icons !== source && use !== 'trial') await makeIconsOf(source, icons);
    const prepared = path.join(folder, 'vendor.json');
    const usedIcons = use === 'trial' ? source : icons;
    const changed = changes[use]({ ...vendor, app: { ...app, icons: usedIcons } });
    await writeFile(prepared, JSON.stringify(changed));
    return await work(prepared);
  });
}

async function makeIconsOf(source: string, folder: string): Promise<void> {
  try {
    await makeIcons(source, folder);
  } catch (error) {
    throw new SetupError(`app.icons: ${error instanceof Error ? error.message : String(error)}`);
  }
}
