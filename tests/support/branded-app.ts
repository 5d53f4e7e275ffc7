import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { bundleApp } from '../../scripts/packaging/bundle.ts';
import type { Polar } from './polar/start-polar.ts';

/** Bundles the app as for a seller's package, with this vendor file, passes its folder to `use`, and deletes it. */
export async function withBrandedApp(
  vendor: object,
  { baseUrl }: Pick<Polar, 'baseUrl'>,
  use: (appFolder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-lumen-'));
  const vendorFile = path.join(folder, 'lumen.json');
  const app = path.join(folder, 'app');
  // The encoding of PowerShell's `>`.
  await writeFile(vendorFile, `\ufeff${JSON.stringify(vendor)}`, 'utf16le');
  await bundleApp(app, { vendorFile, loopback: baseUrl });
  await use(app);
  await rm(folder, { recursive: true, force: true });
}
