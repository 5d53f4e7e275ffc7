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
  /** Damaged files by folder: the activation or nonce that they held, and whether they still show the key. */
  readonly damaged = new Map<string, { readonly held: unknown; readonly showsKey: boolean }>();
  /** Whether the person is dismissing what a seat shows. */
  isDismissing = false;

  /** The person goes on without an activation that may have taken a seat, or a record. */
  giveUp(held: unknown): void {
    this.known.add(held);
    this.permitted.add(held);
  }

  /** The person takes a seat although a damaged file may be of the same key. */
  ignoreDamaged(): void {
    for (const { held, showsKey } of this.damaged.values()) {
      if (!showsKey) this.permitted.add(held);
    }
  }
}
