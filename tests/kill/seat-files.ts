import * as fs from 'node:fs';
import * as path from 'node:path';
import * as v from 'valibot';
import { DeviceRecord } from '../../electron/storage/records.ts';

const StoredRecord = v.object({ version: v.literal(1), ...DeviceRecord.entries });

/** Returns the paths of all files in the data folder and in the folders of the seats, also in the staging folder of a migration. */
function filesIn(dataFolder: string): string[] {
  const seats = path.join(dataFolder, 'seats');
  const ids = fs.existsSync(seats) ? fs.readdirSync(seats) : [];
  return [dataFolder, ...ids.map((id) => path.join(seats, id))].flatMap((folder) =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => path.join(folder, name)),
  );
}

/** Returns a file's text; empty for a file that has gone. Chromium's child processes outlive a killed app, and then remove theirs. */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** Returns the paths of the files of this name, in the data folder and in the folders of the seats. */
export function filesNamed(dataFolder: string, name: string): string[] {
  return filesIn(dataFolder).filter((file) => path.basename(file) === name);
}

/** Returns the records of seats, with their paths. */
function recordsIn(dataFolder: string): { readonly file: string; readonly record: DeviceRecord }[] {
  return filesNamed(dataFolder, 'device.json').flatMap((file) => {
    const text = textOf(file);
    const parsed = v.safeParse(StoredRecord, text === '' ? null : JSON.parse(text));
    return parsed.success ? [{ file, record: parsed.output }] : [];
  });
}

/** Returns the records of the seats that the computer holds. */
export function heldSeats(dataFolder: string): DeviceRecord[] {
  return recordsIn(dataFolder).map(({ record }) => record);
}

/** Returns the activation ids of all records. */
export function activationsOnRecord(dataFolder: string): string[] {
  return heldSeats(dataFolder).map(({ activationId }) => activationId);
}

/** Returns the text of the journal beside the record of an activation; empty without one. */
export function releaseTextOf(dataFolder: string, activationId: string): string {
  const found = recordsIn(dataFolder).find(({ record }) => record.activationId === activationId);
  return found === undefined ? '' : textOf(path.join(path.dirname(found.file), 'release.json'));
}

/** Returns how far the records of the old layout have been moved: none copied, some, or the folder of the seat is there. */
export function moveProgress(dataFolder: string): 'nothing' | 'request' | 'commit' {
  const seats = path.join(dataFolder, 'seats');
  const names = fs.existsSync(seats) ? fs.readdirSync(seats) : [];
  const isMoved = names.some((name) => !name.startsWith('.'));
  return isMoved ? 'commit' : names.length > 0 ? 'request' : 'nothing';
}

function writeJson(file: string, content: object): void {
  fs.writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
}

/** Writes a seat into a folder of its own, or with null into the data folder, as an earlier version did; with its journal, if given. */
export function writeSeat(
  dataFolder: string,
  number: number | null,
  record: DeviceRecord,
  release?: object,
): void {
  const id = number === null ? null : (0xb0_00_00_00 + number).toString(16);
  const folder = id === null ? dataFolder : path.join(dataFolder, 'seats', id);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (id !== null) writeJson(path.join(dataFolder, 'device.json'), { version: 2, layout: 'seats' });
  writeJson(path.join(folder, 'device.json'), { version: 1, ...record });
  if (release !== undefined)
    writeJson(path.join(folder, 'release.json'), { version: 1, ...release });
}

/** Lists the temporary files that killed writers have left. */
export function temporaryFiles(dataFolder: string): string[] {
  return filesIn(dataFolder)
    .map((file) => path.relative(dataFolder, file))
    .filter((name) => name.includes('.tmp-'));
}

/**
 * Lists what is wrong with the files after a start that followed a kill: files that contain the key though they should be erased (none for
 * null), and those of the files that the first kill left.
 */
export function findLeftovers(
  dataFolder: string,
  key: string | null,
  leftByKill: readonly string[],
): string[] {
  const stillThere = temporaryFiles(dataFolder).filter((name) => leftByKill.includes(name));
  // A window that is killed while it writes leaves a file of its own, with a key that its next start removes.
  const withKey = filesIn(dataFolder)
    .filter((file) => !file.includes('.tmp-') && key !== null && textOf(file).includes(key))
    .map((file) => path.relative(dataFolder, file));
  return [
    ...stillThere.map((name) => `${name} was left behind`),
    ...withKey.map((name) => `${name} still holds the key`),
  ];
}
