/** The names of this build. */
interface Brand {
  /** What the app calls itself. */
  readonly productName: string;
  /** The name of the command, the data folder and the log; also the scheme of links into the app. */
  readonly name: string;
  /** By which Windows and macOS identify the app; that of electron-builder.yml. */
  readonly id: string;
  /** The picture before the product's name: the address of an image beside the page, or an outline as in `renderer/ui/Icon.tsx`. */
  readonly logo:
    | { readonly type: 'image'; readonly address: string }
    | { readonly type: 'outline'; readonly path: string };
  /** The local server that a seller's test build uses in place of Polar; null for all other builds. */
  readonly testServer: string | null;
}

/**
 * Seatkeeper's own names. A build for a seller has the seller's in place of this module (scripts/white-label/brand-plugin.ts), so that
 * none of Seatkeeper's is left in it.
 */
export const brand: Brand = {
  productName: 'Seatkeeper',
  name: 'seatkeeper',
  id: 'com.seatkeeper.desktop',
  logo: { type: 'outline', path: 'M6 3v7m8-7v7 M4.5 10h11v3.5h-11z M6 6h8M6 13.5V17m8-3.5V17' },
  testServer: null,
};
