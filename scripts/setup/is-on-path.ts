import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Whether PATH contains a program with this name (Unix). */
export function isOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
