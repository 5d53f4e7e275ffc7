import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { debName } from './deb.ts';
import type { LinuxPackageOptions } from './linux-tree.ts';
import { rpmName } from './rpm.ts';

/** The packages of each system that electron-builder lists in a feed, and those that are built here. */
const listed: Readonly<Partial<Record<NodeJS.Platform, RegExp>>> = {
  linux: /\.(?:AppImage|deb|rpm)$/,
  darwin: /\.(?:dmg|zip)$/,
  win32: /\.exe$/,
};

/** Returns the name of a feed's file, as electron-builder names it. */
export function feedFileName(platform: NodeJS.Platform, architecture: 'x64' | 'arm64'): string {
  if (platform === 'win32') return 'latest.yml';
  if (platform === 'darwin') return 'latest-mac.yml';
  return architecture === 'x64' ? 'latest-linux.yml' : `latest-linux-${architecture}.yml`;
}

/** Returns the names of the packages of one version in a folder. */
export async function packagesOf(
  folder: string,
  options: Pick<LinuxPackageOptions, 'product' | 'version' | 'architecture'> & {
    readonly platform: NodeJS.Platform;
  },
): Promise<readonly string[]> {
  const { product, version, platform } = options;
  const own = new Set([debName(options), rpmName(options)]);
  // electron-builder.yml: artifactName
  const builders = `${product.executableName}-${version}-`;
  const names = (await readdir(folder)).filter(
    (name) => listed[platform]?.test(name) === true && (own.has(name) || name.startsWith(builders)),
  );
  return names.toSorted();
}

/** Options of a feed. */
export interface FeedOptions {
  /** The folder of the packages, which receives the feed. */
  readonly folder: string;
  readonly names: readonly string[];
  readonly version: string;
  /** The date of the release, in seconds since 1970. */
  readonly epoch: number;
  readonly platform: NodeJS.Platform;
  readonly architecture: 'x64' | 'arm64';
}

/** Writes the feed of these packages in electron-builder's format. Returns its file; null without packages. https://www.electron.build/auto-update */
export async function writeUpdateFeed(options: FeedOptions): Promise<string | null> {
  const { folder, names, version, epoch, platform, architecture } = options;
  if (names.length === 0) return null;
  const entries: string[] = [];
  for (const name of names) {
    const content = await readFile(path.join(folder, name));
    const sha512 = createHash('sha512').update(content).digest('base64');
    entries.push(`  - url: ${name}\n    sha512: ${sha512}\n    size: ${content.byteLength}\n`);
  }
  const date = new Date(epoch * 1000).toISOString();
  const file = path.join(folder, feedFileName(platform, architecture));
  await writeFile(file, `version: ${version}\nfiles:\n${entries.join('')}releaseDate: '${date}'\n`);
  return file;
}
