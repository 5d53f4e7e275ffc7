// Electron loads this before the app. Once the app has chosen its server, which a package would not let the environment name, and before it
// builds its menu, it takes itself for the app that was unpacked into the folder which SEATKEEPER_TEST_APP names, so that it offers to remove
// itself. The Trash is another name of that folder.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { app, ipcMain, shell } = require('electron');

const folder = process.env['SEATKEEPER_TEST_APP'] ?? '';

// The handler of the page's first call is there before the core, and the others when the core is.
const { handle } = ipcMain;
ipcMain.handle = (channel, listener) => {
  if (channel === 'app:drawn') {
    Object.defineProperty(app, 'isPackaged', { value: true });
    process.execPath = path.join(folder, 'seatkeeper-bin');
  }
  handle.call(ipcMain, channel, listener);
};

shell.trashItem = async (item) => fs.renameSync(item, `${item}.trashed`);
