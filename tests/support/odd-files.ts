import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer, type Server } from 'node:net';

/** Creates a file system entry that is not a plain file of this account. Linux and macOS only. */
export interface OddFile {
  readonly name: string;
  readonly put: (file: string) => void;
}

/** Entries whose opening or reading blocks or never ends. */
export const oddFiles: readonly OddFile[] = [
  { name: 'a named pipe', put: (file) => execFileSync('mkfifo', [file]) },
  { name: 'a folder', put: (file) => fs.mkdirSync(file) },
  { name: 'a link to /dev/zero', put: (file) => fs.symlinkSync('/dev/zero', file) },
  { name: 'a link to a file', put: (file) => linkTo(file, `${file}.target`) },
  {
    name: 'a link to a disk that is not there',
    put: (file) => fs.symlinkSync('/mnt/none/x', file),
  },
  { name: 'a link to itself', put: (file) => fs.symlinkSync(file, file) },
  { name: 'a huge file', put: (file) => hugeFile(file) },
];

function linkTo(file: string, target: string): void {
  fs.writeFileSync(target, '{}');
  fs.symlinkSync(target, file);
}

/** Creates a sparse file of 3 GB. */
function hugeFile(file: string): void {
  fs.writeFileSync(file, '');
  fs.truncateSync(file, 3_000_000_000);
}

/** Creates a socket under the name; the test that closes the server ends it. */
export async function createSocket(file: string): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(file, resolve));
  return server;
}
