import * as v from 'valibot';
import type { Failure } from '../../shared/failure.ts';
import type { Store, Stores } from '../ports.ts';
import { markedName, Marker } from './seat-marker.ts';
import { NotWritable } from './stored-file.ts';

/** Returns the data folder's stores. They leave the marker alone: they throw `NotWritable` with `failure` instead. */
export function oldPlaceStores(stores: Stores, failure: () => Failure): Stores {
  function refuseMarker(content: unknown): void {
    if (v.is(Marker, content)) throw new NotWritable(failure(), 'marks the layout of seats');
  }

  function guarded(store: Store): Store {
    /** Returns the content; undefined for a file that cannot be read, which is not the marker. */
    function contentOrUndefined(): unknown {
      try {
        return store.read();
      } catch {
        return undefined;
      }
    }
    return {
      fileName: store.fileName,
      read() {
        const content = store.read();
        refuseMarker(content);
        return content;
      },
      readText: store.readText,
      write(value) {
        refuseMarker(contentOrUndefined());
        store.write(value);
      },
      erase() {
        refuseMarker(contentOrUndefined());
        store.erase();
      },
      setAside(suffix) {
        refuseMarker(contentOrUndefined());
        return store.setAside(suffix);
      },
      copyAside(suffix) {
        refuseMarker(contentOrUndefined());
        store.copyAside(suffix);
      },
    };
  }

  return {
    removeLeftovers: stores.removeLeftovers,
    open: (name) => (name === markedName ? guarded(stores.open(name)) : stores.open(name)),
  };
}
