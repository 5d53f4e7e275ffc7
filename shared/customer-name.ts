/** The names of a license without a customer and of an anonymized customer, in the person's language. */
export interface CustomerText {
  readonly noCustomer: string;
  /** `shortId`: six hex digits. */
  readonly deletedCustomer: (shortId: string) => string;
}

/** A customer as Polar names them. */
export interface NamedCustomer {
  readonly customerName: string | null;
  readonly customerEmail: string | null;
}

/** A customer as the app shows them. */
export interface ShownCustomer {
  readonly name: string;
  /** The address beside the name; null for none, where the name is the address, and for an anonymized customer. */
  readonly email: string | null;
  /** The short id of an anonymized customer, which the name holds; null for others. */
  readonly shortId: string | null;
}

/**
 * Polar anonymizes a deleted customer: it replaces the name and the part before the @ by a SHA-256. A business keeps its name. Before
 * February 2026, Polar used the other domain. https://github.com/polarsource/polar/blob/main/server/polar/kit/anonymization.py
 */
const anonymizedName = /^[\da-f]{64}$/;
const anonymizedAddress = /^[\da-f]{64}@anonymized\.(?:polar\.sh|invalid)$/;

/**
 * Returns the parts of a customer that identify them: the name and the address that are not anonymized, and the first six digits of an
 * anonymized customer's hash, which the search finds. A name of 64 hex digits beside an ordinary address counts as a name.
 */
export function identifiedCustomer({ customerName, customerEmail }: NamedCustomer) {
  const hasHash = customerEmail !== null && anonymizedAddress.test(customerEmail);
  const email = hasHash ? null : customerEmail;
  const isName = customerName !== null && (email !== null || !anonymizedName.test(customerName));
  if (isName || email !== null) return { name: customerName, email, shortId: null };
  const hash = customerName ?? customerEmail;
  return { name: null, email, shortId: hash?.slice(0, 6) ?? null };
}

/** Returns a customer as the app shows them: by name, else by address, else as a deleted customer with a short id. */
export function shownCustomer(customer: NamedCustomer, text: CustomerText): ShownCustomer {
  const { name, email, shortId } = identifiedCustomer(customer);
  if (shortId !== null) return { name: text.deletedCustomer(shortId), email: null, shortId };
  return name === null
    ? { name: email ?? text.noCustomer, email: null, shortId: null }
    : { name, email, shortId: null };
}
