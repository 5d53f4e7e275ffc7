const { app, dialog, ipcMain } = require('electron');

/**
 * Ends the process of the window's page when it makes its first call, before it has drawn anything, `SEATKEEPER_TEST_ENDS` times. Answers
 * the message boxes with their first button, and keeps their options in `shownBoxes`. CommonJS: Electron loads it before the app.
 */
let left = Number(process.env.SEATKEEPER_TEST_ENDS);
globalThis.shownBoxes = [];
globalThis.pageEnds = 0;

app.on('web-contents-created', (_event, contents) => {
  contents.on('render-process-gone', () => (globalThis.pageEnds += 1));
});

const { handle } = ipcMain;
ipcMain.handle = (channel, listener) =>
  handle.call(ipcMain, channel, (...call) => {
    if (channel !== 'state:get' || left === 0) return listener(...call);
    left -= 1;
    call[0].sender.forcefullyCrashRenderer();
    return new Promise(() => undefined);
  });

dialog.showMessageBox = async (...args) => {
  globalThis.shownBoxes.push(args.at(-1));
  return { response: 0, checkboxChecked: false };
};
