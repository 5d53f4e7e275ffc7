import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import type { Polar } from './polar/start-polar.ts';
import { seatOf } from './seat-of.ts';
import type { TestPorts } from './test-ports.ts';

/** Returns the path of a record of a seat. */
export function seatFile({ dataFolder }: TestPorts, id: string, name: string): string {
  return path.join(dataFolder, 'seats', id, `${name}.json`);
}

/** Writes the text of a seat's record, as an earlier run of the app left it, and the marker. */
export function writeSeatText(ports: TestPorts, id: string, name: string, text: string): void {
  const file = seatFile(ports, id, name);
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(file, text);
  const marker = JSON.stringify({ version: 2, layout: 'seats' });
  fs.writeFileSync(path.join(ports.dataFolder, 'device.json'), marker);
}

/** Writes a seat's record, as an earlier run of the app left it. */
export function writeSeat(ports: TestPorts, id: string, record: object, name = 'device'): void {
  writeSeatText(ports, id, name, JSON.stringify({ version: 1, ...record }));
}

/** Returns the content of a seat's record; null if there is none. */
export function seatContent(
  ports: TestPorts,
  id: string,
  name = 'device',
): Readonly<Record<string, unknown>> | null {
  const file = seatFile(ports, id, name);
  return fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>)
    : null;
}

/** Returns seats of different licenses in the stand-in, as this computer stores them: at most four. */
export function seatsOf(polar: Polar): readonly DeviceRecord[] {
  const usable = polar.record
    .storedLicenses()
    .filter(
      ({ status, organizationId }) =>
        status === 'granted' && organizationId === polar.organizationId,
    );
  const seats: DeviceRecord[] = [];
  for (const { id, key } of usable) {
    const [activation] = polar.record.liveActivations(id);
    if (activation === undefined) continue;
    const takenAt = seats.length + 1;
    const label = `Bay ${takenAt}`;
    seats.push({ ...seatOf(polar), key, activationId: activation.id, label, takenAt });
  }
  return seats;
}
