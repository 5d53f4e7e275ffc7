import * as v from 'valibot';
import { oneLine } from './foreign-text.ts';
import { PolarId, Server } from './license.ts';

/** The most licenses of one transfer file. */
export const maxTransferLicenses = 50;

/** Selects a license of the transfer file that main has open. */
export const TransferIndex = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(maxTransferLicenses - 1),
);

/** The longest name of a computer in a transfer file, in code units. */
const maxNameLength = 120;
/** The longest end of a key, in code units: six characters. */
const maxEndingLength = 12;

const oneVisibleLine = v.check((text: string) => oneLine(text) === text, 'Expected one line');

/** What a transfer file says about a license without its code. */
export const TransferLicense = v.strictObject({
  server: Server,
  organizationId: PolarId,
  /** The name of the computer that the license comes from; it may be empty. */
  deviceName: v.pipe(v.string(), v.maxLength(maxNameLength), oneVisibleLine),
  /** The end of the key that may be shown. */
  keyEnding: v.pipe(v.string(), v.maxLength(maxEndingLength), oneVisibleLine),
});
export type TransferLicense = v.InferOutput<typeof TransferLicense>;

/** Returns a device's name as a transfer file holds it. */
export function transferredName(label: string): string {
  return oneLine(label.slice(0, maxNameLength));
}

/** The open transfer file as the window may see it. */
export const TransferView = v.strictObject({
  /** Whether the file holds the keys, sealed with a code. */
  isSealed: v.boolean(),
  licenses: v.array(TransferLicense),
});
export type TransferView = v.InferOutput<typeof TransferView>;

/** A transfer file that was saved. */
export const SavedTransfer = v.strictObject({
  /** The code that opens the keys, in groups of five; null if the file holds none. */
  code: v.nullable(v.string()),
});
export type SavedTransfer = v.InferOutput<typeof SavedTransfer>;
