import * as v from 'valibot';
import { Server, orUnknown } from './license.ts';
import { SeatHash } from './licenses.ts';

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A device's name on the server, as far as the window shows it. Polar stores any text. */
const maxLabelLength = 120;

/** More seats than these are counted, and not listed. */
export const maxListedSeats = 200;

/** One of a license's seats, as a person sees it who looks for one to free. */
export const ListedSeat = v.strictObject({
  seat: SeatHash,
  label: v.pipe(v.string(), v.maxLength(maxLabelLength)),
  /** Null where Polar's answer does not tell. */
  activatedAt: v.nullable(time),
  /** Another seat of the list has the same name. */
  isDuplicate: v.boolean(),
  /** It has this computer's name and does not name another kind of system: perhaps the seat it had before its data was lost. */
  hasThisComputersName: v.boolean(),
  /** This very computer took it, by the mark that it left. One whose system was installed anew may have another mark. */
  isThisComputer: v.boolean(),
});
export type ListedSeat = v.InferOutput<typeof ListedSeat>;

/** A device's name, cut to what is shown of it. */
export function shownLabel(label: string): string {
  return label.slice(0, maxLabelLength);
}

/** What a key grants, asked before it takes a seat. What Polar does not tell is null, and said to be so. */
export const KeyPreview = v.strictObject({
  server: Server,
  displayKey: v.string(),
  /** Null for a license without an end. */
  expiresAt: orUnknown(v.nullable(time)),
  /** How many seats there are. Null where the license was set up without any: then it cannot be activated. */
  limit: orUnknown(v.nullable(count)),
  /**
   * The seats that are taken, newest first. Null where nobody may list them, which needs the organization's token, and where the list cannot
   * be read to its end.
   */
  taken: v.nullable(v.strictObject({ count, seats: v.array(ListedSeat) })),
});
export type KeyPreview = v.InferOutput<typeof KeyPreview>;
