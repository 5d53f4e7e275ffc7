import * as v from 'valibot';
import { Server, orUnknown } from './license.ts';
import { SeatHash } from './licenses.ts';

const time = v.number();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The longest device name that the window shows, in code units. Polar stores any text. */
const maxLabelLength = 120;

/** The most seats that are listed; further ones are only counted. */
export const maxListedSeats = 200;

/** One of a license's seats, for a person who searches for one to free. */
export const ListedSeat = v.strictObject({
  seat: SeatHash,
  label: v.pipe(v.string(), v.maxLength(maxLabelLength)),
  /** Null if Polar's answer does not say. */
  activatedAt: v.nullable(time),
  /** Whether another seat of the list has the same name. */
  isDuplicate: v.boolean(),
  /** Whether it has this computer's name and no other platform, so that it may be the seat this computer had before its data was lost. */
  hasThisComputersName: v.boolean(),
  /** Whether this computer took the seat, by the mark in its `meta`. A new installation of the system may change the mark. */
  isThisComputer: v.boolean(),
});
export type ListedSeat = v.InferOutput<typeof ListedSeat>;

/** Returns the part of a device's name that is shown. */
export function shownLabel(label: string): string {
  return label.slice(0, maxLabelLength);
}

/** What a key grants, read before it takes a seat. */
export const KeyPreview = v.strictObject({
  server: Server,
  displayKey: v.string(),
  /** The name of the product; null if the vendor file does not name it. */
  product: v.nullable(v.string()),
  /** Null for a license without an end. */
  expiresAt: orUnknown(v.nullable(time)),
  /** Number of seats. Null for a license without seats, which cannot be activated. */
  limit: orUnknown(v.nullable(count)),
  /**
   * The seats that are taken, newest first. Null without the organization's token, which the list needs, and if a part of the list cannot be
   * read.
   */
  taken: v.nullable(v.strictObject({ count, seats: v.array(ListedSeat) })),
});
export type KeyPreview = v.InferOutput<typeof KeyPreview>;
