import { createHash, randomUUID } from 'node:crypto';
import type { PolarRecord } from './record.ts';
import { rotatedLicense } from './routes/change-license.ts';
import { withoutSeat } from './routes/seats.ts';
import type { FreeData, StoredActivation, StoredCustomer, StoredLicense } from './stored.ts';

/** Changes the record without the app, as the seller does elsewhere. The log does not show it. */
export class Seller {
  readonly #record: PolarRecord;
  readonly #now: () => number;

  constructor(record: PolarRecord, now: () => number) {
    this.#record = record;
    this.#now = now;
  }

  /** Releases a seat. Throws if there is no such activation. */
  release(activationId: string): void {
    const seat = this.#record.activation(activationId);
    if (seat === undefined) throw new Error(`No activation ${activationId}`);
    this.#change(seat.licenseId, (license) => withoutSeat(license, activationId, this.#now()));
  }

  /** Takes a seat on another device, beyond any limit, and returns it. */
  addSeat(licenseId: string, label: string, meta: FreeData = {}): StoredActivation {
    const seat: StoredActivation = {
      id: randomUUID(),
      licenseId,
      label,
      meta,
      conditions: {},
      createdAt: this.#now(),
      deletedAt: null,
    };
    this.#change(licenseId, (license) => ({
      ...license,
      activations: [...license.activations, seat],
    }));
    return seat;
  }

  /** Gives a license a new key and returns it; the old key becomes unknown. */
  rotate(licenseId: string): string {
    return this.#change(licenseId, (license) => rotatedLicense(this.#record, license, this.#now()))
      .key;
  }

  /** Changes key, status, limits, expiry or counters of a license. Throws if there is none. */
  update(
    licenseId: string,
    change: Partial<
      Pick<
        StoredLicense,
        'key' | 'status' | 'limitActivations' | 'limitUsage' | 'usage' | 'expiresAt' | 'validations'
      >
    >,
  ): void {
    this.#change(licenseId, (license) => ({ ...license, ...change, modifiedAt: this.#now() }));
  }

  /** Lets a license expire a moment ago. */
  expire(licenseId: string): void {
    this.update(licenseId, { expiresAt: this.#now() - 1 });
  }

  /** Removes a license: every lookup answers 404 from now on. */
  delete(licenseId: string): void {
    this.#record.delete(licenseId);
  }

  /**
   * Deletes a customer: their licenses stay granted, listed and activated, and each then carries
   * `customer.deleted_at`. With `anonymize` the email, and the name of an individual, become
   * hashes; Polar keeps the name of a business. Throws if there is no such customer.
   * https://polar.sh/docs/api-reference/customers/delete
   */
  deleteCustomer(customerId: string, options: { readonly anonymize?: boolean } = {}): void {
    const customer = this.#record.customer(customerId);
    if (customer === undefined) throw new Error(`No customer ${customerId}`);
    const deleted = { ...customer, externalId: null, deletedAt: this.#now() };
    this.#record.putCustomer(options.anonymize === true ? anonymized(deleted) : deleted);
  }

  /** Revokes a token, which resolves to nothing from now on. */
  revokeToken(token: string): void {
    const stored = this.#record.tokens.get(token);
    if (stored === undefined) throw new Error('No such token');
    this.#record.tokens.set(token, { ...stored, revoked: true });
  }

  #change(licenseId: string, change: (license: StoredLicense) => StoredLicense): StoredLicense {
    const license = this.#record.license(licenseId);
    if (license === undefined) throw new Error(`No license ${licenseId}`);
    const changed = change(license);
    this.#record.put(changed);
    return changed;
  }
}

function anonymized(customer: StoredCustomer): StoredCustomer {
  const { name, email, createdAt, type } = customer;
  return {
    ...customer,
    name: name === null || type === 'team' ? name : hashed(name, createdAt),
    email: email === null ? null : `${hashed(email, createdAt)}@anonymized.polar.sh`,
    anonymized: true,
  };
}

/** Returns 64 hexadecimal digits derived from a text. */
function hashed(text: string, createdAt: number): string {
  return createHash('sha256').update(`${createdAt} ${text}`).digest('hex');
}
