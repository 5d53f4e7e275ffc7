import * as v from 'valibot';

/** What a person may set. Every field has a default, so that a file of an older version still reads. */
export const Settings = v.strictObject({
  /** `system` follows the desktop. */
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Whether the app asks Polar at start if this device's seat still exists. One or two requests. */
  checkAtStart: v.optional(v.boolean(), true),
});
export type Settings = v.InferOutput<typeof Settings>;

/** A change of some settings; those left out stay as they are. */
export const SettingsChange = v.strictObject({
  appearance: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  checkAtStart: v.exactOptional(v.boolean()),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const defaultSettings: Settings = v.parse(Settings, {});
