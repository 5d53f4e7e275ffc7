const { app, BrowserWindow } = require('electron');

/**
 * A window with one line of HTML, the baseline for the app. Prints "usable" once it can be shown.
 */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 720, show: false });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('usable\n');
  });
  return window.loadURL('data:text/html,<p>Seat</p>');
});
