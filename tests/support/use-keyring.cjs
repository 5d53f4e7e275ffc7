// Electron loads this before the app. Playwright sets this switch to Chromium's own fixed key after
// the command line is read; this script runs later and overrides it.
'use strict';
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
