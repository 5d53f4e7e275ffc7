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
  /** Damaged files by folder: the activation or nonce that they held, and the license that they still show; null for none. */
  readonly damaged = new Map<
    string,
    { readonly held: unknown; readonly shown: Readonly<Record<string, unknown>> | null }
  >();

  /** The person goes on without an activation that may have taken a seat, or a record. */
  giveUp(held: unknown): void {
    this.known.add(held);
    this.permitted.add(held);
  }

  /**
   * The person goes on although damaged files may be of the same license. `imported`: an import replaces also a file that shows this
   * license.
   */
  ignoreDamaged(imported: Readonly<Record<string, unknown>> | null = null): void {
    for (const { held, shown } of this.damaged.values()) {
      const isImported =
        imported !== null &&
        ['server', 'organizationId', 'key'].every((name) => shown?.[name] === imported[name]);
      if (shown === null || isImported) this.permitted.add(held);
    }
  }
}
