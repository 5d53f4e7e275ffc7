import * as v from 'valibot';
import { supportCodes } from './failure.ts';
import { PolarId, Server } from './license.ts';
import { Receipt } from './receipt.ts';

/**
 * The types of entries of the activity log. They are stored, so they keep their names: `removed-by-seller` means that the seat was released
 * elsewhere, by its person on the purchases page, by the seller, or from a copy of this computer.
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

/** Who or what acted. `elsewhere`: not this app, and Polar does not say who. */
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
 * One line of the activity log. It identifies a seat by what may be shown: the key's last six characters, the device's name and the
 * activation's hash. It holds no customer, no key, and no id that could release anything.
 */
export const ActivityEntry = v.strictObject({
  id: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
  what: v.picklist(activityKinds),
  by: Actor,
  /** The reason that a caller gave, such as an uninstaller. */
  reason: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
  server: v.exactOptional(Server),
  displayKey: v.exactOptional(v.string()),
  label: v.exactOptional(v.string()),
  /** The name of the license, where this computer held several and the name says more than the key's end. */
  license: v.exactOptional(v.string()),
  activationHash: v.exactOptional(v.string()),
  /** The support code of a failure. */
  code: v.exactOptional(v.picklist(Object.values(supportCodes))),
  /** The license that the entry is about, for its history. The id permits nothing without a token. */
  licenseId: v.exactOptional(PolarId),
  /** Polar's answer to a release. Its id is the release's, by which an entry that was written twice is recognized. */
  receipt: v.exactOptional(Receipt),
});
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>;

/** A filter for entries. A field that is left out matches everything. */
export const ActivityFilter = v.strictObject({
  what: v.exactOptional(v.picklist(activityKinds)),
  by: v.exactOptional(Actor),
  /** Only what happened to this license. */
  licenseId: v.exactOptional(PolarId),
  /** Words that the entry must contain, in any order and case. */
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});
export type ActivityFilter = v.InferOutput<typeof ActivityFilter>;

/** The most entries that one call lists. */
export const maxEntries = 5000;

/** The newest entries that match a filter. */
export const ActivityList = v.strictObject({
  entries: v.array(ActivityEntry),
  /** Number of matching entries, listed or not. */
  matching: v.number(),
  /** Number of all entries. */
  total: v.number(),
});
export type ActivityList = v.InferOutput<typeof ActivityList>;
