const { app, BrowserWindow } = require('electron');

/**
 * Opens a window for the gallery's page. CommonJS: the default app of some runtimes loads nothing
 * else.
 */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 720, useContentSize: true });
  return window.loadURL('about:blank');
});
