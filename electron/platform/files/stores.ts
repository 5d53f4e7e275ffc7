import * as fs from 'node:fs';
import * as path from 'node:path';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { Store, Stores } from '../../ports.ts';
import { readRecordText } from '../../storage/stored-file.ts';
import { copyAside, freeName } from './durable-file.ts';
import { removeLeftovers } from './leftovers.ts';
import { syncFolder } from './sync-folder.ts';

function openStore(folder: string, name: string): Store {
  const fileName = `${name}.json`;
  const file = path.join(folder, fileName);

  // Not by electron-store: it opens any kind of file, and takes each error for an absent one.
  function read(): unknown {
    const text = readRecordText(file);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  return {
    fileName,
    read,
    readText: () => readRecordText(file),
    write(value) {
      // electron-store reads the old content first, and would wait for a pipe. This throws on one.
      readRecordText(file);
      // Created for each write: its constructor reads the file.
      const store = new ElectronStore({
        name,
        cwd: folder,
        configFileMode: 0o600,
        // A damaged file is written over in one step, so that it is never missing.
        clearInvalidConfig: true,
        accessPropertiesByDotNotation: false,
      });
      // electron-store answers any page that asks for the data folder. This app's page does not need that.
      ipcMain.removeAllListeners('electron-store-get-data');
      store.store = { ...value };
      syncFolder(folder);
      // Its writer does not check how much was written: https://github.com/fabiospampinato/atomically/pull/18
      if (JSON.stringify(read()) !== JSON.stringify(value)) {
        throw Object.assign(new Error(`${fileName} was not written whole`), { code: 'ENOSPC' });
      }
    },
    erase() {
      fs.rmSync(file, { force: true });
      if (fs.existsSync(folder)) syncFolder(folder);
    },
    setAside(suffix) {
      const target = freeName(`${file}.${suffix}`);
      fs.renameSync(file, target);
      syncFolder(folder);
      return path.basename(target);
    },
    copyAside(suffix) {
      copyAside(file, suffix);
    },
  };
}

/** Creates the port to the files in a folder, one small file a record, over electron-store. */
export function createStores(folder: string): Stores {
  // In a snap electron-store writes in place, and a crash would leave a torn file. https://github.com/sindresorhus/conf/pull/82
  delete process.env['SNAP'];
  return {
    open: (name) => openStore(folder, name),
    removeLeftovers() {
      removeLeftovers(folder);
    },
  };
}
