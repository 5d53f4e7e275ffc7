import * as fs from 'node:fs';

/** A rename is durable only when its folder is. Windows has no such call, and its file system orders renames itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
