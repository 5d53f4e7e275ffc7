import type { SeatFolders, Store, Stores } from '../../../electron/ports.ts';
import { oldPlaceId } from '../../../shared/seat-id.ts';
import { seatRecords } from '../record-files.ts';
import {
  createMemorySeats,
  type MemoryDisk,
  type MemorySeats,
  type SeatFolderOperation,
} from '../memory-stores.ts';

/** A record's content without its version. */
export type Content = Readonly<Record<string, unknown>>;

/** A folder that may hold a seat's records. `id`: `0` for the data folder. */
export interface SeatFolder {
  readonly id: string;
  readonly disk: MemoryDisk;
}

/** Changes that dismiss a receipt and delete the folder of a seat that is gone. */
const tidyingOperations: ReadonlySet<string> = new Set([
  'write receipt',
  'erase receipt',
  'erase release',
  'erase move',
  'erase name',
]);

/** The folder in which a migration stages copies of the records. */
const stagingName = '.moving';

/** The data folder of the model, and what each seat's folder has held. */
export class SeatsDisk {
  readonly memory: MemorySeats = createMemorySeats();
  /** Ids of activations and licenses that a folder's record has held before. */
  readonly #history = new Map<string, Set<unknown>>();

  /** Returns the data folder, where a seat of the old layout lies, and the folders of the seats. */
  folders(): SeatFolder[] {
    const ids = this.memory.folderNames();
    return [
      { id: oldPlaceId, disk: this.memory.data },
      ...ids.map((id) => ({ id, disk: this.memory.seat(id) })),
    ];
  }

  /** Returns a record's content; null if there is none. */
  content(id: string, name: string): Content | null {
    return (
      this.folders()
        .find((folder) => folder.id === id)
        ?.disk.content(name) ?? null
    );
  }

  diskOf(id: string): MemoryDisk {
    return id === oldPlaceId ? this.memory.data : this.memory.seat(id);
  }

  /** Returns the folders with a record of this activation. */
  holdersOf(activationId: string): SeatFolder[] {
    return this.folders().filter(
      ({ disk }) => disk.content('device')?.['activationId'] === activationId,
    );
  }

  /** Whether the folder holds this activation, or has held it. */
  hasHeld(id: string, activationId: string): boolean {
    const isNow = this.content(id, 'device')?.['activationId'] === activationId;
    return isNow || this.#history.get(id)?.has(activationId) === true;
  }

  /** Whether the folder's record was of this license before. */
  wasOfLicense(id: string, licenseId: string): boolean {
    return this.#history.get(id)?.has(licenseId) === true;
  }

  /** Returns the contents of all files that are or were records of this name, also of those set aside. */
  allOf(name: 'device' | 'activation'): Content[] {
    const contents: Content[] = [];
    // Without the marker, the staged copies of a migration count for nothing.
    const isMarked = this.content(oldPlaceId, 'device')?.['layout'] === 'seats';
    for (const { id, disk } of this.folders()) {
      if (id === stagingName && !isMarked) continue;
      for (const file of disk.names()) {
        if (file !== name && !file.startsWith(`${name}.json.`)) continue;
        const content = disk.content(file);
        if (content !== null) contents.push(content);
      }
    }
    return contents;
  }

  /** Returns the seat whose files an operation changes; null for a step of a migration. */
  seatOf(operation: SeatFolderOperation): string | null {
    if ('seat' in operation && operation.seat !== undefined) return operation.seat;
    if (operation.operation === 'remove') return operation.name;
    const isOfFile = ['write', 'erase', 'set-aside', 'copy-aside'].includes(operation.operation);
    // The migration erases the originals beside the marker.
    const isMarked = this.memory.data.content('device')?.['layout'] === 'seats';
    return isOfFile && seatRecords.has(operation.name) && !isMarked ? oldPlaceId : null;
  }

  /** Whether an operation only tidies up after a seat that is gone. */
  isTidying({ operation, name }: SeatFolderOperation, id: string): boolean {
    const { disk } = this.folders().find((folder) => folder.id === id) ?? {};
    const isGone = disk?.text('device') === undefined && disk?.text('activation') === undefined;
    return isGone && (operation === 'remove' || tidyingOperations.has(`${operation} ${name}`));
  }

  /** Creates the ports of a process. `before` sees each change and may throw; `written` sees a record that was written. */
  ports(
    before: (operation: SeatFolderOperation) => void,
    written: (id: string, name: string, content: Content) => void,
  ): { readonly stores: Stores; readonly folders: SeatFolders } {
    const { memory } = this;
    const folders = memory.folders(before);
    const observed = (stores: Stores, id: string): Stores => ({
      ...stores,
      open: (name) => this.#observe(stores.open(name), id, name, written),
    });
    const data = memory.data.stores({
      before: (operation) => {
        if (operation.operation !== 'read') before(operation);
      },
    });
    return {
      stores: observed(data, oldPlaceId),
      folders: { ...folders, open: (id) => observed(folders.open(id), id) },
    };
  }

  #observe(
    store: Store,
    id: string,
    name: string,
    written: (id: string, name: string, content: Content) => void,
  ): Store {
    return {
      ...store,
      write: (content) => {
        if (name === 'device') this.remember(id);
        store.write(content);
        written(id, name, content);
      },
      erase: () => {
        if (name === 'device') this.remember(id);
        store.erase();
      },
      setAside: (suffix) => {
        if (name === 'device') this.remember(id);
        return store.setAside(suffix);
      },
    };
  }

  /** Remembers the activation and the license that the folder holds now. */
  remember(id: string): void {
    const { activationId, licenseId } = this.content(id, 'device') ?? {};
    const held = this.#history.get(id) ?? new Set();
    this.#history.set(id, held.add(activationId).add(licenseId));
  }
}
