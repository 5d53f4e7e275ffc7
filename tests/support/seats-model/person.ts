/** What the person has requested and agreed to. */
export class Person {
  /** Activations whose release the person has requested. */
  readonly requested = new Set<string>();
  /** Activations of another computer about which the app may send requests. */
  readonly consented = new Set<string>();
  /** Activation ids and nonces that the person has given up or knows: they need not be on record. */
  readonly known = new Set<unknown>();
  /** Activation ids and nonces beside which the person has allowed another seat of the key. */
  readonly permitted = new Set<unknown>();
  /** Damaged files by folder: the activation or nonce that they held, and the key that they still show; null for none. */
  readonly damaged = new Map<string, { readonly held: unknown; readonly shownKey: unknown }>();

  /** The person goes on without an activation that may have taken a seat, or a record. */
  giveUp(held: unknown): void {
    this.known.add(held);
    this.permitted.add(held);
  }

  /**
   * The person goes on although damaged files may be of the same key. `importedKey`: an import replaces also a file that shows this key,
   * and does not know of which seller and server.
   */
  ignoreDamaged(importedKey: unknown = null): void {
    for (const { held, shownKey } of this.damaged.values()) {
      if (shownKey === null || shownKey === importedKey) this.permitted.add(held);
    }
  }
}
