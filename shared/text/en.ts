import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { app } from './en/app.ts';
import { enAdmin } from './en-admin.ts';
import { enWindow } from './en-window.ts';
import { native } from './en/native.ts';

/** American English, whose shape all other languages must have. */
export const en = {
  ...enWindow,
  ...enAdmin,
  native: withCleanArguments(native, cleanOrPlaceholder(nameInSentence, app.unnamed)),
};
