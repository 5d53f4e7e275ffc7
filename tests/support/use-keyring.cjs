// Loaded by Electron before the app. Playwright sets this switch to Chromium's own fixed key, after the command line
// was read; this comes later still.
'use strict';
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
