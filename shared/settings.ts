import * as v from 'valibot';
import { LanguageChoice } from './language.ts';
import { Server } from './license.ts';

/** What a person may set. Every field has a default, so that a file of an older version still reads. */
export const Settings = v.strictObject({
  /** `system` follows the desktop. */
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Whether the app asks Polar at start if this device's seat still exists. One or two requests. */
  checkAtStart: v.optional(v.boolean(), true),
  /** `system` follows the desktop. */
  language: v.optional(LanguageChoice, 'system'),
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
  notifications: v.exactOptional(v.boolean()),
  server: v.exactOptional(Server),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const defaultSettings: Settings = v.parse(Settings, {});
