import { type SavedView, maxViews } from '../../../shared/list-layout.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { AppRecords } from '../../storage/records.ts';
import { tryWrite } from '../../storage/stored-file.ts';

/** The views of the list that the person saved. Their schema has no place for a search text or a customer. */
export type ListViews = ReturnType<typeof createListViews>;

/** Returns the views over their file. */
export function createListViews(file: AppRecords['listViews']) {
  const read = (): readonly SavedView[] => {
    const stored = file.read();
    return stored.type === 'value' ? stored.value.views : [];
  };
  const write = (views: readonly SavedView[]): Result<SavedView[]> => {
    const written = tryWrite('list-views.json', () => file.write({ views: [...views] }));
    return written.ok ? done([...views]) : written;
  };
  return {
    all: (): SavedView[] => [...read()],
    /** Saves a view; one of the same name is replaced. */
    save(view: SavedView): Result<SavedView[]> {
      const others = read().filter(({ name }) => name !== view.name);
      return others.length >= maxViews ? failed('input-invalid') : write([...others, view]);
    },
    remove: (name: string): Result<SavedView[]> =>
      write(read().filter((view) => view.name !== name)),
    /** Throws the file system's error. */
    erase: file.erase,
  };
}
