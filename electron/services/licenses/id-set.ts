import { createHash } from 'node:crypto';

const initialCapacity = 1 << 12;
/** The part of the slots that may be in use. */
const maxLoad = 0.75;

/**
 * Returns an empty set of ids, which costs 16 to 32 bytes an id: it holds 64 bits of each one's hash. Among a million ids, the probability
 * that two have the same 64 bits is one to 37 million; the second one would seem to be in the set.
 */
export function createIdSet() {
  let slots = new BigUint64Array(initialCapacity);
  let size = 0;

  /** Returns the slot that holds the value, or the free one that would. */
  function slotOf(value: bigint): number {
    const mask = slots.length - 1;
    let slot = Number(value & BigInt(mask));
    while (slots[slot] !== 0n && slots[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const old = slots;
    slots = new BigUint64Array(old.length * 2);
    for (const value of old) if (value !== 0n) slots[slotOf(value)] = value;
  }

  return {
    /** Adds an id. Returns false if it was in the set. */
    add(id: string): boolean {
      // Zero stands for a free slot.
      const value = createHash('sha256').update(id).digest().readBigUInt64LE() || 1n;
      const slot = slotOf(value);
      if (slots[slot] === value) return false;
      slots[slot] = value;
      size += 1;
      if (size > slots.length * maxLoad) grow();
      return true;
    },
    size: (): number => size,
  };
}
