import { GeneratedLicenses } from './generated-licenses.ts';
import type {
  StoredActivation,
  StoredBenefit,
  StoredCustomer,
  StoredLicense,
  StoredMember,
  StoredToken,
} from './stored.ts';
import { liveSeats } from './stored.ts';

/** The licenses that a listing includes; an absent filter includes all. */
export interface LicenseFilter {
  readonly matches: (license: StoredLicense) => boolean;
  /** True when no generated license can fail to match, which lets a page skip the scan. */
  readonly allGenerated: boolean;
}

/** A page of a listing and how many licenses match in all. */
export interface LicensePage {
  readonly licenses: readonly StoredLicense[];
  readonly total: number;
}

/** The server's own record: the truth that tests compare the app's statements with. */
export class PolarRecord {
  readonly #customers = new Map<string, StoredCustomer>();
  readonly members = new Map<string, StoredMember>();
  readonly benefits = new Map<string, StoredBenefit>();
  readonly tokens = new Map<string, StoredToken>();
  readonly #licenses = new Map<string, StoredLicense>();
  readonly #idsByKey = new Map<string, string>();
  readonly #before = new Map<string, StoredLicense>();
  readonly #deleted = new Set<string>();
  #generated = new GeneratedLicenses(0);
  /** Positions of the generated licenses which are not deleted. */
  #positions: readonly number[] = [];
  #changes = 0;

  /** Number of changes of licenses, so that a caller can tell whether it caused one. */
  get changes(): number {
    return this.#changes;
  }

  /** Adds `count` licenses that are computed when they are read, so that 100,000 cost no memory. */
  generate(count: number): void {
    this.#generated = new GeneratedLicenses(count);
    this.#positions = Array.from({ length: count }, (_, index) => index);
  }

  /** The buyer with this id, or undefined. */
  customer(id: string): StoredCustomer | undefined {
    return this.#customers.get(id) ?? this.#generated.customer(id);
  }

  /** Stores a buyer. */
  putCustomer(customer: StoredCustomer): void {
    this.#customers.set(customer.id, customer);
  }

  /** The license with this id, or undefined. */
  license(id: string): StoredLicense | undefined {
    if (this.#deleted.has(id)) return undefined;
    return this.#licenses.get(id) ?? this.#generated.byId(id);
  }

  /** The license whose current key is exactly this text, or undefined. */
  licenseByKey(key: string): StoredLicense | undefined {
    const id = this.#idsByKey.get(key) ?? this.#generated.byKey(key)?.id;
    const license = id === undefined ? undefined : this.license(id);
    return license?.key === key ? license : undefined;
  }

  /** The license as it was before its last change, for reads from a lagging replica. */
  licenseBefore(id: string): StoredLicense | undefined {
    return this.#before.get(id) ?? this.license(id);
  }

  /** The license that had this key before its last change. */
  licenseBeforeByKey(key: string): StoredLicense | undefined {
    const earlier = [...this.#before.values()].find((license) => license.key === key);
    return earlier ?? this.licenseByKey(key);
  }

  /** Stores a changed or new license; stale reads show the earlier state. */
  put(license: StoredLicense): void {
    const earlier = this.license(license.id);
    if (earlier !== undefined) this.#before.set(license.id, earlier);
    this.#store(license);
  }

  /** Stores new counters of a license, which a lagging replica shows at once. */
  putCounters(license: StoredLicense): void {
    this.#store(license);
  }

  /** Soft-deletes a license: no lookup finds it from now on. */
  delete(id: string): void {
    this.#deleted.add(id);
    const position = this.#generated.indexOf(id);
    if (position !== null) this.#positions = this.#positions.filter((each) => each !== position);
    this.#changes += 1;
  }

  /** The activation with this id, released ones included, or undefined. */
  activation(id: string): StoredActivation | undefined {
    for (const license of this.#licenses.values()) {
      const found = license.activations.find((activation) => activation.id === id);
      if (found !== undefined) return found;
    }
    return this.#generated.byActivationId(id)?.activations.find((each) => each.id === id);
  }

  /** The seats of a license that still count against its limit; none for an unknown license. */
  liveActivations(licenseId: string): readonly StoredActivation[] {
    const license = this.license(licenseId);
    return license === undefined ? [] : liveSeats(license);
  }

  /**
   * Licenses that are stored one by one: all of a small organization, and generated ones once
   * changed.
   */
  storedLicenses(): readonly StoredLicense[] {
    return [...this.#licenses.values()].filter((license) => !this.#deleted.has(license.id));
  }

  /** Number of licenses that {@link generate} added. */
  get generatedCount(): number {
    return this.#generated.count;
  }

  /** One page, oldest first. Generated licenses are older than all others. */
  page(filter: LicenseFilter, skip: number, take: number): LicensePage {
    const later = this.storedLicenses()
      .filter((license) => this.#generated.indexOf(license.id) === null && filter.matches(license))
      .sort((a, b) => a.createdAt - b.createdAt);
    const positions = this.#positions;
    if (filter.allGenerated) {
      const { length } = positions;
      const licenses = positions.slice(skip, skip + take).map((index) => this.#generatedAt(index));
      const rest = later.slice(Math.max(0, skip - length), Math.max(0, skip + take - length));
      return { licenses: [...licenses, ...rest], total: length + later.length };
    }
    const generated = positions.map((index) => this.#generatedAt(index)).filter(filter.matches);
    const found = [...generated, ...later];
    return { licenses: found.slice(skip, skip + take), total: found.length };
  }

  #generatedAt(index: number): StoredLicense {
    return this.#licenses.get(GeneratedLicenses.idAt(index)) ?? this.#generated.at(index);
  }

  #store(license: StoredLicense): void {
    this.#licenses.set(license.id, license);
    this.#idsByKey.set(license.key, license.id);
    this.#changes += 1;
  }
}
