import path from 'node:path';
import { createPolar } from '@polar-sh/sdk/2026-10';
import { app, BrowserWindow, ipcMain } from 'electron';
import Store from 'electron-store';

const store = new Store();
// The customers' endpoints need no token.
const polar = createPolar({ accessToken: '', baseUrl: store.get('seat.server') });

/** This computer's seat as Polar's requests name it. */
function seat() {
  const { key, organizationId, activationId } = store.get('seat');
  return { key, organization_id: organizationId, activation_id: activationId };
}

ipcMain.handle('license:check', async () => {
  const license = await polar.customerPortal.licenseKeys.validate(seat());
  return { label: license.activation.label, key: license.display_key };
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
