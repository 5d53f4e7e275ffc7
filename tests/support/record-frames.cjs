const { app, ipcMain } = require('electron');

/**
 * Keeps what the first window shows. `firstFrames` has each frame that arrives from the moment when the window is shown, as its size and
 * its points (BGRA, 4 bytes each, row by row), and `wasDrawn` whether the page had said by then that it has drawn the state. CommonJS:
 * Electron loads it before the app.
 */
globalThis.firstFrames = [];
globalThis.wasDrawn = null;

// A busy computer needs longer for a start than the two seconds after which the window is shown in any case.
const { setTimeout } = globalThis;
globalThis.setTimeout = (run, wait, ...rest) =>
  setTimeout(run, wait === 2_000 ? 30_000 : wait, ...rest);

let isDrawn = false;
const { handle } = ipcMain;
ipcMain.handle = (channel, listener) =>
  handle.call(ipcMain, channel, (...call) => {
    if (channel === 'app:drawn') isDrawn = true;
    return listener(...call);
  });

app.once('browser-window-created', (_event, window) => {
  window.once('show', () => {
    globalThis.wasDrawn = isDrawn;
  });
  window.webContents.once('did-start-navigation', () => {
    window.webContents.beginFrameSubscription(false, (image) => {
      if (window.isVisible())
        globalThis.firstFrames.push({ ...image.getSize(), points: image.getBitmap() });
    });
  });
});
