const { app, BrowserWindow } = require('electron');

/** A window of the real runtime for the gallery's page. CommonJS: some runtimes' default app can load nothing else. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 720, useContentSize: true });
  return window.loadURL('about:blank');
});
