import * as fs from 'node:fs';

/** Milliseconds without a change after which `changed` is called: one write changes the file system several times. */
const debounceTime = 100;

/** Calls `changed` when the command line or another program has changed a record in the data folder. Returns a function that ends this. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = fs.watch(folder, { persistent: false }, (_event, name) => {
      if (name?.endsWith('.json') !== true) return;
      clearTimeout(timer);
      timer = setTimeout(changed, debounceTime);
    });
    // The next write reports a folder that was removed.
    watcher.on('error', () => undefined);
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    // Some network folders cannot be watched. Each action reads its files again anyway.
    return () => undefined;
  }
}
