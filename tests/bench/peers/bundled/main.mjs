import path from 'node:path';
import { app, BrowserWindow, ipcMain, net } from 'electron';
import Store from 'electron-store';

const store = new Store();

/** Sends a request about this computer's seat to Polar. */
async function send(operation) {
  const { server, key, organizationId, activationId } = store.get('seat');
  return await net.fetch(`${server}/v1/customer-portal/license-keys/${operation}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key, organization_id: organizationId, activation_id: activationId }),
  });
}

ipcMain.handle('license:check', async () => {
  const response = await send('validate');
  if (!response.ok) return null;
  const license = await response.json();
  return { label: license.activation.label, key: license.display_key };
});

ipcMain.handle('license:release', async () => {
  const response = await send('deactivate');
  if (response.ok) store.delete('seat');
  return response.ok;
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
