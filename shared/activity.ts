import * as v from 'valibot';
import { supportCodes } from './failure.ts';
import { PolarId, Server } from './license.ts';
import { Receipt } from './receipt.ts';

/**
 * What can happen to a seat, to a license, or to the connection, for the list of all that this app did. `removed-by-seller` is a name of
 * stored files: the seat was released elsewhere, by its person on the purchases page, by the seller, or from a copy of this computer.
 */
export const activityKinds = [
  'activated',
  'imported',
  'activation-failed',
  'activation-unknown',
  'activation-abandoned',
  'release-asked',
  'release-kept',
  'release-waiting',
  'release-unknown',
  'release-failed',
  'released',
  'removed-by-seller',
  'key-changed',
  'connected',
  'disconnected',
  'support-case',
  'license-enabled',
  'license-disabled',
  'license-revoked',
  'license-edited',
  'license-rotated',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Who or what was behind it. `elsewhere`: not this app, and Polar does not say who. */
export const actors = [
  'person',
  'command-line',
  'uninstall',
  'admin',
  'seller',
  'elsewhere',
  'app',
] as const;
export const Actor = v.picklist(actors);
export type Actor = v.InferOutput<typeof Actor>;

/**
 * One line of the journal of everything that this app did. It names seats by what may be shown of them: the key's last six
 * characters, the device's name, the activation's hash. No customer, no key, no id that could release anything.
 */
export const ActivityEntry = v.strictObject({
  id: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  what: v.picklist(activityKinds),
  by: Actor,
  /** The word that a caller gave as its reason, such as an uninstaller's. */
  reason: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
  server: v.exactOptional(Server),
  displayKey: v.exactOptional(v.string()),
  label: v.exactOptional(v.string()),
  activationHash: v.exactOptional(v.string()),
  /** The support code of a failure. */
  code: v.exactOptional(v.picklist(Object.values(supportCodes))),
  /** Which license it was about, so that its history can be told. It opens nothing without a token. */
  licenseId: v.exactOptional(PolarId),
  /** What Polar answered, with a release. Its id is the release's own, so that an entry written twice is known as one. */
  receipt: v.exactOptional(Receipt),
});
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>;

/** Which entries are looked for. Everything that is left out fits. */
export const ActivityFilter = v.strictObject({
  what: v.exactOptional(v.picklist(activityKinds)),
  by: v.exactOptional(Actor),
  /** Only what happened to this license. */
  licenseId: v.exactOptional(PolarId),
  /** Words that are all in the entry, in any order and case. */
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});
export type ActivityFilter = v.InferOutput<typeof ActivityFilter>;

/** The most entries that one call lists. */
export const maxEntries = 5000;

/** The newest entries that fit a filter. */
export const ActivityList = v.strictObject({
  entries: v.array(ActivityEntry),
  /** How many fit, listed or not. */
  matching: v.number(),
  /** How many there are. */
  total: v.number(),
});
export type ActivityList = v.InferOutput<typeof ActivityList>;
