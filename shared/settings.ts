import * as v from 'valibot';
import { LanguageChoice } from './language.ts';
import { Server } from './license.ts';

/**
 * The parts of Polar's limit for an organization's requests that this app may take. The seller's own programs share that limit, so it
 * never takes more than the largest of these.
 */
export const limitShares = [0.1, 0.2, 0.4, 0.6] as const;
export type LimitShare = (typeof limitShares)[number];

/** What a person may set. Every field has a default, so that a file of an older version still reads. */
export const Settings = v.strictObject({
  /** `system` follows the desktop. */
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Whether the app asks Polar at start if this device's seat still exists. One or two requests. */
  checkAtStart: v.optional(v.boolean(), true),
  /** `system` follows the desktop. */
  language: v.optional(LanguageChoice, 'system'),
  limitShare: v.optional(v.picklist(limitShares), 0.6),
  /** Whether the system tells news of a seat while the window is out of sight. */
  notifications: v.optional(v.boolean(), true),
  /** Which server the forms for a new seat begin with. */
  server: v.optional(Server, 'production'),
});
export type Settings = v.InferOutput<typeof Settings>;

/** A change of some settings; those left out stay as they are. */
export const SettingsChange = v.strictObject({
  appearance: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  checkAtStart: v.exactOptional(v.boolean()),
  language: v.exactOptional(LanguageChoice),
  limitShare: v.exactOptional(v.picklist(limitShares)),
  notifications: v.exactOptional(v.boolean()),
  server: v.exactOptional(Server),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const defaultSettings: Settings = v.parse(Settings, {});
