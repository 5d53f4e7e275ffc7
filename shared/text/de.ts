import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { app } from './de/app.ts';
import { deAdmin } from './de-admin.ts';
import { deWindow } from './de-window.ts';
import { native } from './de/native.ts';
import type { Text } from './text.ts';

/** German. It says “Sie”: docs/decisions/0008-german-uses-sie.md. A word that is missing here does not compile. */
export const de: Text = {
  ...deWindow,
  ...deAdmin,
  native: withCleanArguments(native, cleanOrPlaceholder(nameInSentence, app.unnamed)),
};
