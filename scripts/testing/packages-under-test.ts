import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { pack } from '../packaging/pack.ts';
import { ensureRuntime } from '../runtime/runtime.ts';
import { defaultVendorFile } from '../white-label/vendor-file.ts';

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

/** Returns a port on 127.0.0.1 that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return address.port;
}
