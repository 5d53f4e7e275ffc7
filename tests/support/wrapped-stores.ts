import type { Ports, Store, Stores } from '../../electron/ports.ts';

/** Returns the stores of the data folder and of all seats, with each file as `wrap` returns it. */
export function wrapStores(
  { stores, seatFolders }: Pick<Ports, 'stores' | 'seatFolders'>,
  wrap: (store: Store, name: string) => Store,
): Pick<Ports, 'stores' | 'seatFolders'> {
  const wrapped = (inner: Stores): Stores => ({
    ...inner,
    open: (name) => wrap(inner.open(name), name),
  });
  return {
    stores: wrapped(stores),
    seatFolders: { ...seatFolders, open: (id) => wrapped(seatFolders.open(id)) },
  };
}
