import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupError } from '../setup/print-status.ts';

/** What people download. */
const packageName = /\.(?:deb|rpm|AppImage|tar\.gz|dmg|zip|exe)$/;
/** What the app reads to find newer versions. */
const feedName = /^latest(?:-[a-z\d]+)*\.yml$/;
const bill = '.cdx.json';
const checksums = 'SHA256SUMS';

/**
 * Copies the packages of one system and architecture into a folder, their update feed, and their bill of materials, whose name gets the
 * system's.
 *
 * @param system such as `linux-x64`
 * @returns the names of the copies
 * @throws SetupError if there is no package or no bill
 */
export async function collectPackages(
  from: string,
  to: string,
  system: string,
): Promise<readonly string[]> {
  const names = (await readdir(from)).toSorted();
  const packages = names.filter((name) => packageName.test(name));
  const feeds = names.filter((name) => feedName.test(name));
  const bills = names.filter((name) => name.endsWith(bill));
  if (packages.length === 0) throw new SetupError(`${from} holds no package.`);
  if (bills.length !== 1) throw new SetupError(`${from} holds ${bills.length} bills of materials.`);
  await mkdir(to, { recursive: true });
  const copies = [
    ...[...packages, ...feeds].map((name) => [name, name] as const),
    ...bills.map((name) => [name, name.replace(bill, `-${system}${bill}`)] as const),
  ];
  for (const [name, copy] of copies) await copyFile(path.join(from, name), path.join(to, copy));
  return copies.map(([, copy]) => copy);
}

/**
 * Writes the SHA-256 of each file of a folder into its SHA256SUMS, as `sha256sum` does.
 *
 * @throws SetupError if the folder has no file
 */
export async function writeChecksums(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== checksums).toSorted();
  if (names.length === 0) throw new SetupError(`${folder} is empty.`);
  const lines: string[] = [];
  for (const name of names) {
    const hash = createHash('sha256').update(await readFile(path.join(folder, name)));
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  await writeFile(path.join(folder, checksums), lines.join(''));
}
