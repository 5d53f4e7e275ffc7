import { activationHash } from '../../electron/services/seat/seat-record.ts';
import type { ActivityEvent } from '../../electron/services/seat/seat-events.ts';
import type { DeviceState } from '../../shared/app-state.ts';
import type { Receipt } from '../../shared/receipt.ts';
import type { MemoryDisk } from './memory-stores.ts';
import type { ModelActivation } from './model-license.ts';

/** What the truth is about: the activations that count, those that the app freed, and those that Polar has shown. */
interface KnownActivations {
  readonly license: { readonly activations: readonly ModelActivation[] };
  readonly freed: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

/** Compares the app's statements with the model of Polar, and collects the untrue ones. */
export class ModelTruth {
  readonly #polar: KnownActivations;
  readonly #disk: MemoryDisk;
  readonly #violations: string[];

  /** @param violations receives untrue statements as sentences */
  constructor(polar: KnownActivations, disk: MemoryDisk, violations: string[]) {
    this.#polar = polar;
    this.#disk = disk;
    this.#violations = violations;
  }

  /** Compares the state that the window would show with the server. */
  expectTrueState(state: DeviceState): void {
    if (state.type === 'released') {
      this.expectFree('the receipt is shown', state.receipt);
      this.#expectKnown('the receipt is shown', state.receipt.activationHash);
    }
    if (state.type !== 'held') return;
    const { activationHash: hash } = state.seat;
    if (state.release.type === 'released') {
      this.expectFree('the release is shown');
      this.#expectKnown('the release is shown', hash);
    }
    if (state.seatStatus.type === 'removed') {
      this.expectFree('the seat is shown as removed');
      this.#expectKnown('the seat is shown as removed', hash);
    }
  }

  /** Compares an entry of the activity log with the server. */
  expectTrueEvent({ what, activationHash: hash }: ActivityEvent): void {
    if (what !== 'released' && what !== 'removed-by-seller' && what !== 'activated') return;
    const isLive = this.#polar.license.activations.some(({ id }) => activationHash(id) === hash);
    if (what !== 'activated' && isLive)
      this.#violations.push(`"${what}" is noted, and the seat lives`);
    this.#expectKnown(`"${what}" is noted`, hash ?? '');
  }

  /**
   * Expects that the record may be erased: its seat is free, and there is a receipt of it unless a
   * person dismisses a seat that the seller removed.
   */
  expectErasable(isDismissed: boolean): void {
    this.expectFree('the record goes');
    const id = String(this.#disk.content('device')?.['activationId']);
    if (!isDismissed) this.#expectKnown('the record goes', activationHash(id));
    const receipt = this.#disk.content('receipt')?.['receipt'] as Receipt | undefined;
    if (isDismissed || receipt?.activationHash === activationHash(id)) return;
    this.#violations.push('the record goes without a receipt');
  }

  /** Expects no "released" for an activation that Polar neither freed nor ever showed. */
  #expectKnown(what: string, hash: string): void {
    const known = [...this.#polar.freed, ...this.#polar.shown];
    if (known.some((id) => activationHash(id) === hash)) return;
    this.#violations.push(`${what}, and Polar never knew the seat`);
  }

  /** Expects that no live activation is the record's, or the receipt's if there is one. */
  expectFree(what: string, receipt?: Receipt): void {
    for (const { id } of this.#polar.license.activations) {
      const isMeant =
        receipt === undefined
          ? id === this.#disk.content('device')?.['activationId']
          : activationHash(id) === receipt.activationHash;
      if (isMeant) this.#violations.push(`${what}, and the seat lives`);
    }
  }
}
