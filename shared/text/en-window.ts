import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { about } from './en/about.ts';
import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { connect } from './en/connect.ts';
import { device } from './en/device.ts';
import { failures } from './en/failures.ts';
import { move } from './en/move.ts';
import { receipt } from './en/receipt.ts';
import { review } from './en/review.ts';
import { settings } from './en/settings.ts';
import { start } from './en/start.ts';
import { support } from './en/support.ts';
import { updates } from './en/updates.ts';

/** The text that the window needs from its start. */
export const enWindow = withCleanArguments(
  {
    language: 'en' as const,
    about,
    activity,
    app,
    connect,
    device,
    failures,
    move,
    receipt,
    review,
    settings,
    start,
    support,
    updates,
  },
  cleanOrPlaceholder(nameInSentence, app.unnamed),
);
