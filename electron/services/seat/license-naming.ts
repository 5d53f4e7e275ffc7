import * as v from 'valibot';
import { displayKeyOf } from '../../../shared/license.ts';
import { OwnName, shownPrefixOf, type LicenseName } from '../../../shared/license-name.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import { storedFile, type FileDeps } from '../../storage/stored-file.ts';

/** What a record says of the license that it is of. */
interface LicenseToName {
  readonly key: string;
}

/** Returns the name of a license: the person's own for it, else its key's prefix and end. */
export function nameLicense({ key }: LicenseToName, ownName: string | null): LicenseName {
  if (ownName !== null) return { type: 'own', name: ownName };
  return { type: 'key', prefix: shownPrefixOf(key), displayKey: displayKeyOf(key) };
}

/** The person's own name of a seat's license. */
const NameRecord = v.strictObject({ name: v.pipe(OwnName, v.minLength(1)) });

/** Reads the name that the person gave the license of a seat, and returns what changes it. */
export function createOwnName(files: FileDeps) {
  const file = mirroredFile(storedFile(files, 'name', NameRecord));
  file.reload();
  return {
    get: (): string | null => file.get()?.name ?? null,
    /** Saves the name; an empty one removes it. Throws the file system's error. */
    set(name: string): void {
      if (name === '') file.erase();
      else file.save({ name });
    },
  };
}
