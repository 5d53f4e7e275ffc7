import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { markerContent } from '../../electron/storage/seat-marker.ts';
import { licenseId } from './polar/seed-small.ts';
import type { Polar } from './polar/start-polar.ts';
import { seatOf } from './seat-of.ts';

/** Places in the stand-in's seed of licenses with a live seat, each of another key. */
const seeded = [1, 2, 3, 5] as const;

/** Returns seats of this computer as the app stores them, each of another license, in the order in which they were taken. */
export function severalSeats(polar: Polar, count: 2 | 3 | 4): readonly DeviceRecord[] {
  return seeded.slice(0, count).map((place, index) => {
    const license = polar.record.license(licenseId(place));
    const [activation] = polar.record.liveActivations(licenseId(place));
    if (license === undefined || activation === undefined) throw new Error(`No seat ${place}`);
    const takenAt = Date.UTC(2026, 1, 13 + index, 9, 30);
    return Object.assign(seatOf(polar), {
      key: license.key,
      activationId: activation.id,
      label: activation.label,
      takenAt,
    });
  });
}

/** Returns the local id of the seat at this place of {@link severalSeats}. */
export const seatFolder = (index: number): string => `0a1b2c0${index}`;

/** Writes seats into a data folder as an earlier run of the app would have. */
export async function writeSeats(
  dataFolder: string,
  seats: readonly DeviceRecord[],
): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path.join(dataFolder, 'device.json'), JSON.stringify(markerContent(null)));
  for (const [index, seat] of seats.entries()) {
    const folder = path.join(dataFolder, 'seats', seatFolder(index));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(folder, 'device.json'), JSON.stringify({ version: 1, ...seat }), {
      mode: 0o600,
    });
  }
}

/** Returns which of the seats the stand-in counts as taken. */
export function liveSeats(polar: Polar, seats: readonly DeviceRecord[]): readonly boolean[] {
  return seats.map(({ activationId }) => polar.record.activation(activationId)?.deletedAt === null);
}
