import { activity } from './en/activity.ts';
import { app } from './en/app.ts';
import { bulkRelease } from './en/bulk-release.ts';
import { bulk } from './en/bulk.ts';
import { connect } from './en/connect.ts';
import { device } from './en/device.ts';
import { failures } from './en/failures.ts';
import { licensePanel } from './en/license-panel.ts';
import { licenses } from './en/licenses.ts';
import { move } from './en/move.ts';
import { native } from './en/native.ts';
import { receipt } from './en/receipt.ts';
import { review } from './en/review.ts';
import { settings } from './en/settings.ts';
import { start } from './en/start.ts';
import { supportDesk } from './en/support-desk.ts';
import { support } from './en/support.ts';

/** American English, the language every other one is measured against. */
export const en = {
  language: 'en' as const,
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
