import * as v from 'valibot';
import { Failure } from './failure.ts';
import { isLoopbackFeed, Version, type Vendor } from './vendor.ts';

/**
 * How a newer version gets onto this computer. `package`: the app has the system install it, after the administrator's password.
 * `by-hand`: the person installs the package with a command. `download`: the person downloads it from the seller's page.
 */
export const UpdateMethod = v.picklist(['package', 'by-hand', 'download']);
export type UpdateMethod = v.InferOutput<typeof UpdateMethod>;

/** A version that is newer than this one. */
const NewerVersion = v.strictObject({
  version: Version,
  method: UpdateMethod,
  /** The name of the package's file, for `by-hand`. */
  fileName: v.string(),
  /** Whether the person dismissed the note about it. */
  isDismissed: v.boolean(),
});

/** How far the installation of an update is. */
export const UpdateStep = v.variant('type', [
  v.strictObject({ type: v.literal('none') }),
  v.strictObject({ type: v.literal('loading'), percent: v.number() }),
  /** The system asks for the password, or installs. */
  v.strictObject({ type: v.literal('installing') }),
  /** The version runs after the next start of the app. */
  v.strictObject({ type: v.literal('installed'), version: Version }),
  v.strictObject({ type: v.literal('failed'), failure: Failure }),
]);
export type UpdateStep = v.InferOutput<typeof UpdateStep>;

/** What the window shows of newer versions. */
export const UpdatesState = v.strictObject({
  /** When the feed was last read, in milliseconds since 1970; null for never. */
  checkedAt: v.nullable(v.number()),
  isChecking: v.boolean(),
  /** Null if no newer version is known. */
  newer: v.nullable(NewerVersion),
  step: UpdateStep,
});
export type UpdatesState = v.InferOutput<typeof UpdatesState>;

/** Returns the command that installs a downloaded package. */
export function installCommand(fileName: string): string {
  return `sudo apt install ./${fileName}`;
}

/**
 * Returns the address of the seller's feed; null if the app looks for no newer version. Only a build that talks to the stand-in looks for one
 * on this computer. `loopback`: the address of the stand-in; null for a release.
 */
export function feedOf(
  { updates }: Pick<Vendor, 'updates'>,
  loopback: string | null,
): string | null {
  return updates !== null && isLoopbackFeed(updates) && loopback === null ? null : updates;
}
