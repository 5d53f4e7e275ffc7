import path from 'node:path';
import { readProduct } from '../../scripts/packaging/product.ts';

function requiredEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('Run this through npm test -- packaged.');
  return value;
}

const folder = requiredEnv('SEATKEEPER_PACKAGES');
const port = requiredEnv('SEATKEEPER_PACKAGE_PORT');
const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked';

/** The packages under test; scripts/testing/packages-under-test.ts creates them. */
export const packages = {
  /** The released app's folder. */
  release: path.join(folder, 'release', unpacked),
  /** The same app, built to use the stand-in at `port`. */
  test: path.join(folder, `test-${port}`, unpacked),
  /** The port on which the stand-in must listen. */
  port: Number(port),
  /** The command's name. */
  executable: readProduct().executableName,
} as const;

/** The launcher of the package that uses the stand-in. */
export const testCommand: string = path.join(packages.test, packages.executable);
/** The released launcher. */
export const releaseCommand: string = path.join(packages.release, packages.executable);
