import * as v from 'valibot';
import { LanguageChoice } from './language.ts';
import { Server } from './license.ts';
import { initialListLayout, ListLayout } from './list-layout.ts';
import { ReplyTemplates } from './reply-template.ts';

/**
 * The shares of an organization's request limit on Polar that the person can give this app. The seller's own programs use the same limit, so
 * the largest share leaves a part of it.
 */
export const limitShares = [0.1, 0.2, 0.4, 0.6] as const;
export type LimitShare = (typeof limitShares)[number];

/** The person's settings. Every field has a default, so that a file of an older version can be read. */
export const Settings = v.strictObject({
  /** `system` follows the desktop. */
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Whether the app stays in the tray or menu bar when its window is closed. */
  background: v.optional(v.boolean(), false),
  /** Whether the app checks this device's seat when it starts, with one or two requests. */
  checkAtStart: v.optional(v.boolean(), true),
  /** Whether the app looks for a newer version once a day, where the seller has a feed. */
  checkForUpdates: v.optional(v.boolean(), true),
  /** `system` follows the desktop. */
  language: v.optional(LanguageChoice, 'system'),
  limitShare: v.optional(v.picklist(limitShares), 0.6),
  /** How the list of licenses is drawn. */
  list: v.optional(ListLayout, initialListLayout),
  /** Whether the system shows notifications about the seat while the window is not visible. */
  notifications: v.optional(v.boolean(), true),
  /** Whether the system starts the app in the background when the person logs in. */
  openAtLogin: v.optional(v.boolean(), false),
  /** The seller's templates for replies to customers. */
  replyTemplates: v.optional(ReplyTemplates, {}),
  /** The preselected server of the forms for a new seat. */
  server: v.optional(Server, 'production'),
});
export type Settings = v.InferOutput<typeof Settings>;

/** A change of some settings; the others stay. */
export const SettingsChange = v.strictObject({
  appearance: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  background: v.exactOptional(v.boolean()),
  checkAtStart: v.exactOptional(v.boolean()),
  checkForUpdates: v.exactOptional(v.boolean()),
  language: v.exactOptional(LanguageChoice),
  limitShare: v.exactOptional(v.picklist(limitShares)),
  list: v.exactOptional(ListLayout),
  notifications: v.exactOptional(v.boolean()),
  openAtLogin: v.exactOptional(v.boolean()),
  replyTemplates: v.exactOptional(ReplyTemplates),
  server: v.exactOptional(Server),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const defaultSettings: Settings = v.parse(Settings, {});
