import { withCleanArguments, nameInSentence, cleanOrPlaceholder } from '../foreign-text.ts';
import { about } from './de/about.ts';
import { activity } from './de/activity.ts';
import { app } from './de/app.ts';
import { connect } from './de/connect.ts';
import { device } from './de/device.ts';
import { failures } from './de/failures.ts';
import { move } from './de/move.ts';
import { receipt } from './de/receipt.ts';
import { review } from './de/review.ts';
import { settings } from './de/settings.ts';
import { start } from './de/start.ts';
import { support } from './de/support.ts';
import { updates } from './de/updates.ts';
import type { WindowText } from './text.ts';

/** The text that the window needs from its start. */
export const deWindow: WindowText = withCleanArguments(
  {
    language: 'de',
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
