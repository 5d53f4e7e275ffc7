import { done, failed } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import type { Dialogs } from '../ports.ts';
import { storageFailure } from '../storage/stored-file.ts';

/** Asks the person where a text goes and writes it there; false when they chose no file. */
export async function saveText(
  dialogs: Dialogs,
  file: { readonly name: string; readonly text: string },
): Promise<Result<boolean>> {
  try {
    return done(await dialogs.save(file));
  } catch (error) {
    return failed(storageFailure(error, { fileName: file.name }));
  }
}

/** A day for a file's name, such as "2026-11-23". */
export function dayStamp(at: number): string {
  return new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
