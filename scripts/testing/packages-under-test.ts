import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { pack } from '../packaging/pack.ts';
import { ensureRuntime } from '../runtime/runtime.ts';
import { defaultVendorFile } from '../white-label/vendor-file.ts';

/** Packages that are being made or are there, by their folders. */
const packed = new Map<string, Promise<void>>();

function packOnce(output: string, loopback: string | null): Promise<void> {
  const known = packed.get(output) ?? packTo(output, loopback);
  packed.set(output, known);
  return known;
}

async function packTo(output: string, loopback: string | null): Promise<void> {
  const runtime = await ensureRuntime();
  await pack({ runtime, vendorFile: defaultVendorFile, output, loopback });
}

/**
 * Returns the environment of tests of the packages in `folder`; tests/packaged/packages.ts reads
 * it.
 *
 * @param port the port on 127.0.0.1 that the app for tests uses
 */
export function packagesEnvironment(folder: string, port: number): NodeJS.ProcessEnv {
  return { SEATKEEPER_PACKAGES: folder, SEATKEEPER_PACKAGE_PORT: String(port) };
}

/**
 * Packs the app twice into `folder`: as released, once for all ports, and for tests, where the same
 * pipeline builds in the port's loopback address. Returns {@link packagesEnvironment}.
 */
export async function packagesUnderTest(folder: string, port: number): Promise<NodeJS.ProcessEnv> {
  await packOnce(path.join(folder, 'release'), null);
  await packOnce(path.join(folder, `test-${port}`), `http://127.0.0.1:${port}`);
  return packagesEnvironment(folder, port);
}

/** Returns a port on 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return address.port;
}
