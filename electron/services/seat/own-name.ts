import * as v from 'valibot';
import { OwnName } from '../../../shared/license-name.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import { storedFile, type FileDeps } from '../../storage/stored-file.ts';

/** The person's own name of a seat's license. */
const NameRecord = v.strictObject({ name: v.pipe(OwnName, v.minLength(1)) });

/** Reads the name that the person gave the license of a seat, and returns what changes it. */
export function createOwnName(files: FileDeps) {
  const file = mirroredFile(storedFile(files, 'name', NameRecord));
  file.reload();
  return {
    get: (): string | null => file.get()?.name ?? null,
    /** Reads the file again: another process may have changed it. */
    reload: file.reload,
    /** Saves the name; an empty one removes it. Throws the file system's error. */
    set(name: string): void {
      if (name === '') file.erase();
      else file.save({ name });
    },
  };
}
