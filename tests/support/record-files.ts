import * as fs from 'node:fs';
import * as path from 'node:path';
import { seatIdPattern } from '../../shared/seat-id.ts';

/** Records of a seat, in the folder of the seat. */
export const seatRecords: ReadonlySet<string> = new Set([
  'device',
  'release',
  'activation',
  'receipt',
  'move',
]);

/** Returns the folder of the only seat; null if none has a folder. */
export function onlySeatFolder(dataFolder: string): string | null {
  const folders = seatFolders(dataFolder);
  if (folders.length > 1) throw new Error(`There are ${folders.length} folders of seats.`);
  return folders[0] ?? null;
}

/** Returns the folders of all seats. */
export function seatFolders(dataFolder: string): string[] {
  const seats = path.join(dataFolder, 'seats');
  const names = fs.existsSync(seats) ? fs.readdirSync(seats) : [];
  const ids = names.filter((name) => seatIdPattern.test(name));
  return ids.map((id) => path.join(seats, id));
}

/** Returns a file's content without its version; null if there is none. */
export function readContent(file: string): Readonly<Record<string, unknown>> | null {
  if (!fs.existsSync(file)) return null;
  const text = fs.readFileSync(file, 'utf8');
  const { version: _, ...content } = JSON.parse(text) as Record<string, unknown>;
  return content;
}

/** Whether the data folder's own `device.json` says that seats have folders. */
function isMarked(dataFolder: string): boolean {
  const file = path.join(dataFolder, 'device.json');
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('"layout":"seats"');
}

/**
 * Returns the path of a record's file: of a seat's record in the folder of the only seat, or in the data folder as long as that holds the
 * only seat. Throws for several seats.
 */
export function recordFile(dataFolder: string, name: string): string {
  const own = onlySeatFolder(dataFolder);
  const isOfSeat = seatRecords.has(name) && (own !== null || isMarked(dataFolder));
  const folder = isOfSeat ? (own ?? path.join(dataFolder, 'seats', '5ea75ea7')) : dataFolder;
  return path.join(folder, `${name}.json`);
}
