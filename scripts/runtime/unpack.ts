import { createWriteStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks files of a zip, with their permission bits. `choose` returns the new path of an entry inside the target; undefined leaves
 * it out. yauzl checks the names of entries (no absolute paths, no `..`).
 *
 * @throws on a damaged archive or a full disk
 */
export async function unpackZip(
  zipFile: string,
  into: string,
  choose: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openPromise(zipFile, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith('/') ? undefined : choose(entry.fileName);
      if (name === undefined) continue;
      const file = path.join(into, name);
      await mkdir(path.dirname(file), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
      // The upper half is the Unix mode: https://libzip.org/specifications/extrafld.txt
      const mode = (entry.externalFileAttributes >>> 16) & 0o777;
      await chmod(file, mode | 0o644);
    }
  } finally {
    zip.close();
  }
}
