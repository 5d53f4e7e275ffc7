// Electron loads this before the app. Syncing a folder fails, as on CIFS, with the error in
// SEATKEEPER_TEST_FOLDER_SYNC.
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
