const { app } = require('electron');

/**
 * Keeps what the first window shows: `firstFrames` has each frame that is painted from the moment when the window is shown, as its size and
 * its points (BGRA, 4 bytes each, row by row). CommonJS: Electron loads it before the app.
 */
globalThis.firstFrames = [];
app.once('browser-window-created', (_event, window) => {
  window.webContents.once('did-start-navigation', () => {
    window.webContents.beginFrameSubscription(false, (image) => {
      if (window.isVisible())
        globalThis.firstFrames.push({ ...image.getSize(), points: image.getBitmap() });
    });
  });
});
