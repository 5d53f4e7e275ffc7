import { done, failed, type Result } from '../../../shared/failure.ts';
import type { Dialogs } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';

/** Saves a text in a file that the person chooses; false if they choose none. */
export async function saveText(
  dialogs: Pick<Dialogs, 'save'>,
  file: { readonly name: string; readonly text: string },
): Promise<Result<boolean>> {
  try {
    return done(await dialogs.save(file));
  } catch (error) {
    return failed(storageFailure(error, { fileName: file.name }));
  }
}
