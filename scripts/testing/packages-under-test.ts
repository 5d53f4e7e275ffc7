import path from 'node:path';
import { pack } from '../packaging/pack.ts';
import { ensureRuntime } from '../runtime/runtime.ts';
import { defaultVendorFile } from '../white-label/vendor-file.ts';
import { freePort } from './free-port.ts';

let packed: Promise<NodeJS.ProcessEnv> | undefined;

/**
 * Packs the app twice into `folder`, once for all stages: as released, and for tests, where the
 * same pipeline builds in a loopback address. Returns the environment of the tests;
 * tests/packaged/packages.ts reads it.
 */
export function packagesUnderTest(folder: string): Promise<NodeJS.ProcessEnv> {
  packed ??= packBoth(folder);
  return packed;
}

async function packBoth(folder: string): Promise<NodeJS.ProcessEnv> {
  const runtime = await ensureRuntime();
  const port = await freePort();
  const vendorFile = defaultVendorFile;
  await pack({ runtime, vendorFile, output: path.join(folder, 'release'), loopback: null });
  const loopback = `http://127.0.0.1:${port}`;
  await pack({ runtime, vendorFile, output: path.join(folder, 'test'), loopback });
  return { SEATKEEPER_PACKAGES: folder, SEATKEEPER_PACKAGE_PORT: String(port) };
}
