import { activity } from './de/activity.ts';
import { app } from './de/app.ts';
import { bulkRelease } from './de/bulk-release.ts';
import { bulk } from './de/bulk.ts';
import { connect } from './de/connect.ts';
import { device } from './de/device.ts';
import { failures } from './de/failures.ts';
import { licensePanel } from './de/license-panel.ts';
import { licenses } from './de/licenses.ts';
import { move } from './de/move.ts';
import { native } from './de/native.ts';
import { receipt } from './de/receipt.ts';
import { review } from './de/review.ts';
import { settings } from './de/settings.ts';
import { start } from './de/start.ts';
import { supportDesk } from './de/support-desk.ts';
import { support } from './de/support.ts';
import type { Text } from './text.ts';

/** German. It says “Sie”: docs/decisions/0008-german-says-sie.md. A word that is missing here does not compile. */
export const de: Text = {
  language: 'de',
  activity,
  app,
  bulk,
  bulkRelease,
  connect,
  device,
  failures,
  licensePanel,
  licenses,
  move,
  native,
  receipt,
  review,
  settings,
  start,
  support,
  supportDesk,
};
