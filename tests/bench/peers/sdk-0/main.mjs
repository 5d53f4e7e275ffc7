import path from 'node:path';
import { Polar } from '@polar-sh/sdk';
import { app, BrowserWindow, ipcMain } from 'electron';
import Store from 'electron-store';

const store = new Store();
const polar = new Polar({ serverURL: store.get('seat.server') });

/** This computer's seat as Polar's requests name it. */
function seat() {
  const { key, organizationId, activationId } = store.get('seat');
  return { key, organizationId, activationId };
}

ipcMain.handle('license:check', async () => {
  const license = await polar.customerPortal.licenseKeys.validate(seat());
  return { label: license.activation.label, key: license.displayKey };
});

ipcMain.handle('license:release', async () => {
  await polar.customerPortal.licenseKeys.deactivate(seat());
  store.delete('seat');
});

async function openWindow() {
  const window = new BrowserWindow({
    width: 1040,
    height: 720,
    show: false,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadFile('index.html');
}

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(openWindow);
