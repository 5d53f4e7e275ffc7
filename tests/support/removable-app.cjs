// Electron loads this before the app. Once the app's window exists, the app takes itself for the one that was unpacked into the folder
// which SEATKEEPER_TEST_APP names, so that it offers to remove itself. The Trash is another name of that folder.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { app, shell } = require('electron');

const folder = process.env['SEATKEEPER_TEST_APP'] ?? '';

app.once('browser-window-created', () => {
  Object.defineProperty(app, 'isPackaged', { value: true });
  process.execPath = path.join(folder, 'seatkeeper-bin');
});

shell.trashItem = async (item) => fs.renameSync(item, `${item}.trashed`);
