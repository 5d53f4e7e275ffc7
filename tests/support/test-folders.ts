import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * Where tests create folders for an app's files: in memory where the system has such a place, since
 * tests make hundreds of thousands of files durable.
 */
export const testFolders: string = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
