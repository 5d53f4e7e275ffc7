const { app, BrowserWindow } = require('electron');

/** The least that a window can be: a line of HTML. Says "usable" when it could be shown. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1040, height: 720, show: false });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('usable\n');
  });
  return window.loadURL('data:text/html,<p>Seat</p>');
});
