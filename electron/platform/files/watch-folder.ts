import * as fs from 'node:fs';

/** Milliseconds of quiet after which a change is told: a write is several changes to the file system. */
const debounceTime = 100;

/** Tells when the command line, or another program, has changed a record in the data folder. The answer ends it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = fs.watch(folder, { persistent: false }, (_event, name) => {
      if (name?.endsWith('.json') !== true) return;
      clearTimeout(timer);
      timer = setTimeout(changed, debounceTime);
    });
    // A folder that is taken away is found missing by the next write.
    watcher.on('error', () => undefined);
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    // Some network folders cannot be watched; acts re-read their files all the same.
    return () => undefined;
  }
}
