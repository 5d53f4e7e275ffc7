import * as fs from 'node:fs';
import * as path from 'node:path';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { Store, Stores } from '../../ports.ts';
import { readRecordText } from '../../storage/stored-file.ts';
import { syncFolder } from './sync-folder.ts';

function openStore(folder: string, name: string): Store {
  const fileName = `${name}.json`;
  const file = path.join(folder, fileName);

  // Made anew for each act: its constructor reads the file, and throws on one that is damaged.
  function createElectronStore(): ElectronStore {
    const store = new ElectronStore({
      name,
      cwd: folder,
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
    // It answers any page that asks for the data folder; our pages have no business with that.
    ipcMain.removeAllListeners('electron-store-get-data');
    return store;
  }

  function readContent(): unknown {
    const text = readRecordText(file);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  return {
    fileName,
    // Not by the engine: it opens whatever is there, and takes each error for "there is none".
    read: readContent,
    write(value) {
      // The engine reads the old content first, and would wait for a pipe.
      readRecordText(file);
      createElectronStore().store = { ...value };
      syncFolder(folder);
      // Its writer does not look how much was written: https://github.com/fabiospampinato/atomically/pull/18
      const written = readContent();
      if (JSON.stringify(written) !== JSON.stringify(value)) {
        throw Object.assign(new Error(`${fileName} was not written whole`), { code: 'ENOSPC' });
      }
    },
    erase() {
      fs.rmSync(file, { force: true });
      if (fs.existsSync(folder)) syncFolder(folder);
    },
    setAside(suffix) {
      let target = `${file}.${suffix}`;
      for (let count = 2; fs.existsSync(target); count += 1) target = `${file}.${suffix}-${count}`;
      fs.renameSync(file, target);
      syncFolder(folder);
      return path.basename(target);
    },
  };
}

/** The files that electron-store's writer leaves behind when it is killed; they hold what was to be written. */
const leftover = /\.json\.tmp-\d{10}[\da-f]{6}$/;

/** electron-store in the given folder, one small file a record. */
export function createStores(folder: string): Stores {
  // In a snap the store would write in place, and a crash would tear the file. https://github.com/sindresorhus/conf/pull/82
  delete process.env['SNAP'];
  return {
    open: (name) => openStore(folder, name),
    removeLeftovers() {
      if (!fs.existsSync(folder)) return;
      for (const name of fs.readdirSync(folder)) {
        if (leftover.test(name)) fs.rmSync(path.join(folder, name), { force: true });
      }
    },
  };
}
