import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { bundleApp } from '../../scripts/packaging/bundle.ts';
import { withPreparedVendor } from '../../scripts/white-label/prepared-vendor.ts';
import type { Polar } from './polar/start-polar.ts';

/** Bundles the app as for a seller's package, with this vendor file, passes its folder to `use`, and deletes it. */
export async function withBrandedApp(
  vendor: object,
  { baseUrl }: Pick<Polar, 'baseUrl'>,
  use: (appFolder: string) => Promise<void>,
): Promise<void> {
  await withVendorFile(vendor, async (vendorFile, appFolder) => {
    await bundleApp(appFolder, { vendorFile, loopback: baseUrl });
    await use(appFolder);
  });
}

/** The same for a seller's test package. */
export async function withBrandedTestApp(
  vendor: object,
  { baseUrl }: Pick<Polar, 'baseUrl'>,
  use: (appFolder: string) => Promise<void>,
): Promise<void> {
  await withVendorFile(vendor, async (file, appFolder) => {
    await withPreparedVendor(file, 'test-package', async (vendorFile) => {
      await bundleApp(appFolder, { vendorFile, loopback: baseUrl, testServer: baseUrl });
    });
    await use(appFolder);
  });
}

async function withVendorFile(
  vendor: object,
  use: (vendorFile: string, appFolder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-lumen-'));
  const file = path.join(folder, 'lumen.json');
  // The encoding of PowerShell's `>`.
  await writeFile(file, `\ufeff${JSON.stringify(vendor)}`, 'utf16le');
  await use(file, path.join(folder, 'app'));
  await rm(folder, { recursive: true, force: true });
}
