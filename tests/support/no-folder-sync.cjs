// Loaded by Electron before the app: folders cannot be synced, as on CIFS. SEATKEEPER_TEST_FOLDER_SYNC names the failure.
'use strict';
const fs = require('node:fs');

const { fsyncSync } = fs;
const code = process.env.SEATKEEPER_TEST_FOLDER_SYNC ?? 'EINVAL';
fs.fsyncSync = (handle) => {
  if (!fs.fstatSync(handle).isDirectory()) {
    fsyncSync(handle);
    return;
  }
  throw Object.assign(new Error(`${code}: fsync`), { code, syscall: 'fsync' });
};
