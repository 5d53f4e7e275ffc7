import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import type { Polar } from './polar/start-polar.ts';

/** A license of the stand-in's organization that grants seats. */
export interface OpenLicense {
  readonly licenseId: string;
  readonly key: string;
  readonly organizationId: string;
}

/** Returns licenses of the stand-in with free seats, other than that of `polar.key`. */
export function openLicenses(polar: Polar, count: number): OpenLicense[] {
  const { licenses } = polar.record.page({ matches: () => true, allGenerated: true }, 0, 100);
  return licenses
    .filter(
      ({ id, status, expiresAt, limitActivations, activations }) =>
        id !== polar.licenseId &&
        status === 'granted' &&
        (expiresAt ?? Number.POSITIVE_INFINITY) > Date.now() &&
        (limitActivations ?? 100) > activations.length,
    )
    .slice(0, count)
    .map(({ id, key }) => ({ licenseId: id, key, organizationId: polar.organizationId }));
}

/** Takes a seat of a license on the stand-in, and returns its record. */
export function takenSeat(polar: Polar, license: OpenLicense, label: string): DeviceRecord {
  const { id } = polar.seller.addSeat(license.licenseId, label);
  return {
    ...license,
    server: 'loopback',
    activationId: id,
    label,
    activatedAt: Date.UTC(2026, 1, 13),
    takenAt: Date.UTC(2026, 1, 13),
    seats: null,
    confirmedAt: Date.UTC(2026, 1, 13),
  };
}

const seatsFolder = (dataFolder: string): string => path.join(dataFolder, 'seats');

/** Writes a file of a seat, and the marker of the layout. */
export function writeSeatText(dataFolder: string, id: string, name: string, text: string): void {
  const folder = path.join(seatsFolder(dataFolder), id);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(folder, `${name}.json`), text);
  fs.writeFileSync(path.join(dataFolder, 'device.json'), '{"version":2,"layout":"seats"}');
}

/** Writes the record of a seat, as an earlier run of the app would have. */
export function writeSeat(dataFolder: string, id: string, record: object): void {
  writeSeatText(dataFolder, id, 'device', JSON.stringify({ version: 1, ...record }));
}

/** Returns the ids of the seats that have a folder. */
export function seatIdsOnDisk(dataFolder: string): string[] {
  const folder = seatsFolder(dataFolder);
  return fs.existsSync(folder) ? fs.readdirSync(folder).toSorted() : [];
}

/** Returns the text of all files of a seat, by their names. */
export function filesOfSeat(dataFolder: string, id: string): Readonly<Record<string, string>> {
  const folder = path.join(seatsFolder(dataFolder), id);
  if (!fs.existsSync(folder)) return {};
  const names = fs.readdirSync(folder).toSorted();
  return Object.fromEntries(
    names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Deletes a seat's folder, as a person does by hand. */
export function deleteSeat(dataFolder: string, id: string): void {
  fs.rmSync(path.join(seatsFolder(dataFolder), id), { recursive: true });
}

/** Copies a seat's folder to another id, as a person does by hand. */
export function copySeat(dataFolder: string, from: string, to: string): void {
  const folder = seatsFolder(dataFolder);
  fs.cpSync(path.join(folder, from), path.join(folder, to), { recursive: true });
}

/** Holds the lock as another process does, which is this one, until the returned function is called. */
export function holdLock(dataFolder: string): () => void {
  const file = path.join(dataFolder, 'seat.lock');
  fs.writeFileSync(file, `${process.pid} ${randomUUID()}`);
  return () => fs.rmSync(file);
}

/** Returns records of seats of as many licenses of the stand-in, which has that many generated ones. */
export function recordsOfSeats(polar: Polar, count: number): DeviceRecord[] {
  const { licenses } = polar.record.page({ matches: () => true, allGenerated: true }, 0, 10_000);
  const records = licenses.flatMap(({ id, key, status, organizationId, expiresAt }) => {
    const [activation] = polar.record.liveActivations(id);
    const isUsable = status === 'granted' && expiresAt === null;
    if (activation === undefined || !isUsable) return [];
    const record: DeviceRecord = {
      server: 'loopback',
      key,
      organizationId,
      activationId: activation.id,
      label: activation.label,
      activatedAt: Date.UTC(2026, 1, 13),
      seats: null,
      confirmedAt: Date.UTC(2026, 1, 13),
    };
    return [record];
  });
  if (records.length < count) throw new Error(`The stand-in has ${records.length} usable seats.`);
  return records.slice(0, count);
}

/** Writes seats, each in a folder of its own, as the app does. Returns their ids. */
export function writeSeats(dataFolder: string, records: readonly DeviceRecord[]): string[] {
  fs.writeFileSync(path.join(dataFolder, 'device.json'), '{"version":2,"layout":"seats"}', {
    mode: 0o600,
  });
  return records.map((record, index) => {
    const id = (0xb0_00_00_00 + index).toString(16);
    const folder = path.join(dataFolder, 'seats', id);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const text = JSON.stringify({ version: 1, ...record });
    fs.writeFileSync(path.join(folder, 'device.json'), text, { mode: 0o600 });
    return id;
  });
}
