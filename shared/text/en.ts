import { app } from './en/app.ts';
import { cli } from './en/cli.ts';
import { connect } from './en/connect.ts';
import { device } from './en/device.ts';
import { failures } from './en/failures.ts';
import { native } from './en/native.ts';
import { receipt } from './en/receipt.ts';
import { settings } from './en/settings.ts';
import { start } from './en/start.ts';
import { support } from './en/support.ts';

/** American English, the language every other one is measured against. */
export const en = {
  language: 'en',
  app,
  cli,
  connect,
  device,
  failures,
  native,
  receipt,
  settings,
  start,
  support,
};
