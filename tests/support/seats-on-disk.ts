import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import type { Polar } from './polar/start-polar.ts';

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
