import { homedir } from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { brand } from '../../../shared/brand.ts';
import { startCommand } from '../system/start-command.ts';
import { autostartEntry, autostartFolder, writeAutostart } from './autostart-file.ts';

/** The flag with which the app starts without its window. */
const backgroundFlag = '--background';

/** Returns the command that starts the app without its window. */
const backgroundCommand = (): readonly string[] => [...startCommand(), backgroundFlag];

/**
 * Sets whether the system starts the app when the person logs in. macOS passes no arguments: there the app opens without its window if the
 * system says that it started it. Throws the file system's error.
 */
export function setOpenAtLogin(isOn: boolean): void {
  if (process.platform === 'linux') {
    const file = path.join(autostartFolder(process.env, homedir()), `${brand.name}.desktop`);
    writeAutostart(file, isOn ? autostartEntry(brand.productName, backgroundCommand()) : null);
    return;
  }
  app.setLoginItemSettings({ openAtLogin: isOn, args: [backgroundFlag] });
}
