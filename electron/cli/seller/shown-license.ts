import type { LicenseDetails } from '../../../shared/licenses.ts';
import type { License } from '../../services/licenses/license-table.ts';
import type { CommandContext } from '../command-context.ts';
import {
  licenseFields,
  licenseLine,
  licenseTitles,
  seatFields,
  seatLine,
  seatTitles,
} from './records.ts';

/** Returns a license with its seats: for scripts, and as tables for people. */
export function shownLicense(
  { command, ports }: CommandContext,
  { license, details }: { readonly license: License; readonly details: LicenseDetails },
): { readonly json: object; readonly text: string } {
  const { seller: unmasked } = command;
  const now = ports.clock.now();
  const seats = details.seats.map((seat) => seatLine(details.license, seat, unmasked));
  const lines = [licenseTitles(), licenseLine(license, unmasked, now)];
  if (seats.length > 0) lines.push('', seatTitles(), ...seats);
  return {
    json: {
      ...licenseFields(license, unmasked, now),
      seats: details.seats.map((seat) => seatFields(seat, unmasked)),
    },
    text: lines.map((line) => `${line}\n`).join(''),
  };
}
