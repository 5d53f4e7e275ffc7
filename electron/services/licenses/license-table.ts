import type { ListedStatus } from '../../polar/answer-values.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';

/** A license as the table holds it. Only the table changes it. Times are milliseconds since 1970. */
export interface License {
  readonly id: string;
  /** Grows with each license that is added: licenses that are otherwise equal are sorted by it. */
  readonly number: number;
  readonly key: string;
  /** Polar's id of the customer, the only thing that says whose license this is; null where Polar did not give it. */
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly customerDeleted: boolean;
  /** Empty where Polar did not give it. */
  readonly benefitId: string;
  /** Empty where Polar did not give it. */
  readonly organizationId: string;
  readonly status: ListedStatus;
  /** Polar's word for a status that this app does not know; empty for any other. */
  readonly unknownStatus: string;
  readonly seatLimit: OrUnknown<number | null>;
  /** Null where it is unknown. */
  readonly usage: number | null;
  readonly usageLimit: OrUnknown<number | null>;
  /** Null where it is unknown. */
  readonly validations: number | null;
  readonly lastValidatedAt: OrUnknown<number | null>;
  /** Null where it is unknown. */
  readonly createdAt: number | null;
  readonly expiresAt: OrUnknown<number | null>;
  /** Name, address, their second spelling if any, and key, folded for the search, a line each. */
  readonly searchText: string;
  /** When the key was replaced, as far as this app knows; null for never. */
  readonly rotatedAt: number | null;
  /** When the seats were checked; null for never. */
  readonly seatsCheckedAt: number | null;
  /** Null where not all seats could be read, or none was checked. */
  readonly seatsUsed: number | null;
  readonly strandedSeats: number;
  /** Whether two of the known seats are of devices of one name. */
  readonly hasSameName: boolean;
  /** The reading of the list in which the license was last seen. */
  readonly reading: number;
  /** Whether the license is no longer in the table. */
  readonly isRemoved: boolean;
}

/** What a check found of a license's seats. */
export type SeatFacts = Pick<License, 'seatsUsed' | 'strandedSeats' | 'hasSameName'> & {
  readonly seatsCheckedAt: number;
};

/** All licenses of the organization, in memory alone: customers and keys are never written to disk. */
export type LicenseTable = ReturnType<typeof createLicenseTable>;

type Mutable<T> = { -readonly [N in keyof T]: T[N] };

const largestNumber = 2 ** 31 - 1;
/** The longest name, address or key that is saved, in code units. */
const maxTextLength = 21_845;
/** The longest unknown status that is shown, in code units. */
const maxStatusLength = 40;

function countOf(value: OrUnknown<number | null>): OrUnknown<number | null> {
  return typeof value === 'number'
    ? Math.min(Math.max(Math.trunc(value), 0), largestNumber)
    : value;
}

function timeOf(value: OrUnknown<number | null>): OrUnknown<number | null> {
  return typeof value === 'number' ? Math.max(value, 0) : value;
}

const numberOrNull = (value: OrUnknown<number | null>): number | null =>
  value === unknownValue ? null : value;

const textOrNull = (text: string | null): string | null => text?.slice(0, maxTextLength) || null;

/** Texts of plain characters, joined by line feeds, as nearly all are: they need no folding but their case. */
const plainTexts = /^[ -~]*\n[ -~]*\n[ -~]*$/;

/** Returns the text by which a license is searched and sorted. */
function searchTextOf(name: string, email: string, key: string): string {
  // `join` makes one flat string, where `+` would keep each part beside the whole.
  const texts = [name, email, key].join('\n');
  if (plainTexts.test(texts)) return texts.toLowerCase();
  const spelledOut = foldSpelledOut(`${name} ${email}`);
  const spelledOutLine = spelledOut === '' ? [] : [spelledOut];
  return [fold(name), fold(email), ...spelledOutLine, fold(key)].join('\n');
}

/** Returns what Polar's list says about a license, but for its id, its organization and its texts. */
function listedFacts(listed: ListedLicense) {
  return {
    customerDeleted: listed.customer.deleted_at !== null,
    status: listed.status,
    unknownStatus: listed.status_word?.slice(0, maxStatusLength) ?? '',
    seatLimit: countOf(listed.limit_activations),
    usage: numberOrNull(countOf(listed.usage)),
    usageLimit: countOf(listed.limit_usage),
    validations: numberOrNull(countOf(listed.validations)),
    lastValidatedAt: timeOf(listed.last_validated_at),
    createdAt: numberOrNull(timeOf(listed.created_at)),
    expiresAt: timeOf(listed.expires_at),
  };
}

/** Assigns the values to the license and returns whether one of them is new. */
function update(license: License, values: Partial<License>): boolean {
  const isChanged = (Object.keys(values) as (keyof License)[]).some(
    (name) => license[name] !== values[name],
  );
  if (isChanged) Object.assign(license, values);
  return isChanged;
}

/** Returns the first text that was equal, so that texts which many licenses have in common are saved once. */
function shared(texts: Map<string, string>, text: string): string {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
}

/** Returns an empty table. */
export function createLicenseTable() {
  const licenses = new Map<string, License>();
  const organizations = new Map<string, string>();
  const benefits = new Map<string, string>();
  let added = 0;
  /** How many have seats that were not all checked. */
  let unchecked = 0;
  let [version, textChanges] = [0, 0];

  function add(listed: ListedLicense, reading: number): License {
    const customerName = textOrNull(listed.customer.name);
    const customerEmail = textOrNull(listed.customer.email);
    const key = listed.key.slice(0, maxTextLength);
    added += 1;
    const facts = listedFacts(listed);
    const searchText = searchTextOf(customerName ?? '', customerEmail ?? '', key);
    // Written out: spreads would take twice the time and the memory.
    const license: License = {
      id: listed.id,
      number: added,
      key,
      customerId: listed.customer_id,
      customerName,
      customerEmail,
      customerDeleted: facts.customerDeleted,
      benefitId: shared(benefits, listed.benefit_id ?? ''),
      organizationId: shared(organizations, listed.organization_id ?? ''),
      status: facts.status,
      unknownStatus: facts.unknownStatus,
      seatLimit: facts.seatLimit,
      usage: facts.usage,
      usageLimit: facts.usageLimit,
      validations: facts.validations,
      lastValidatedAt: facts.lastValidatedAt,
      createdAt: facts.createdAt,
      expiresAt: facts.expiresAt,
      searchText,
      rotatedAt: null,
      seatsCheckedAt: null,
      seatsUsed: null,
      strandedSeats: 0,
      hasSameName: false,
      reading,
      isRemoved: false,
    };
    licenses.set(license.id, license);
    unchecked += 1;
    version += 1;
    return license;
  }

  function change(license: Mutable<License>, listed: ListedLicense, now: number): void {
    const customerName = textOrNull(listed.customer.name);
    const customerEmail = textOrNull(listed.customer.email);
    const key = listed.key.slice(0, maxTextLength);
    if (license.key !== key) license.rotatedAt = now;
    const hasNewText = update(license, { customerName, customerEmail, key });
    if (hasNewText) {
      license.searchText = searchTextOf(customerName ?? '', customerEmail ?? '', key);
      textChanges += 1;
    }
    const hasNewFacts = update(license, {
      ...listedFacts(listed),
      // An answer without the customer's id does not say that the license has no customer.
      customerId: listed.customer_id ?? license.customerId,
      benefitId: shared(benefits, listed.benefit_id ?? ''),
      // A license stays with its organization, so an answer that does not name it changes nothing.
      organizationId: shared(organizations, listed.organization_id ?? license.organizationId),
    });
    if (hasNewText || hasNewFacts) version += 1;
  }

  return {
    /** The licenses in the order in which they were added. */
    all: (): Iterable<License> => licenses.values(),
    size: (): number => licenses.size,
    /** The number of the license that was added last; 0 for none. */
    lastNumber: (): number => added,
    /** The number of licenses whose seats were not all checked. */
    uncheckedCount: (): number => unchecked,
    find: (licenseId: string): License | undefined => licenses.get(licenseId),
    /** Counts the licenses whose customer was deleted in Polar. */
    deletedCustomerCount(): number {
      let count = 0;
      for (const { customerDeleted } of licenses.values()) if (customerDeleted) count += 1;
      return count;
    },
    /** Adds or updates a license as Polar gives it in reading number `reading`, and returns it. */
    put(listed: ListedLicense, reading: number, now: number): License {
      const known: Mutable<License> | undefined = licenses.get(listed.id);
      if (known === undefined) return add(listed, reading);
      change(known, listed, now);
      known.reading = reading;
      return known;
    },
    remove(licenseId: string): void {
      const license = licenses.get(licenseId);
      if (license === undefined) return;
      update(license, { isRemoved: true });
      licenses.delete(licenseId);
      textChanges += 1;
      if (license.seatsUsed === null) unchecked -= 1;
      version += 1;
    },
    setSeats(license: License, facts: SeatFacts): void {
      const before = Number(license.seatsUsed === null);
      if (update(license, facts)) version += 1;
      unchecked += Number(license.seatsUsed === null) - before;
    },
    setRotated(license: License, at: number): void {
      update(license, { rotatedAt: at });
    },
    /** The ids of the benefits in the order in which they were first seen. */
    benefits: (): readonly string[] => [...benefits.keys()],
    /** Grows with each change of a search text, and with each license that is removed. */
    textChanges: (): number => textChanges,
    /** Grows with each change that a query could notice. */
    version: (): number => version,
  };
}
