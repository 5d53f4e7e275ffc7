/** What a deleted customer is called where Polar has anonymized them, in the person's language. */
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

/** A customer as they are shown: what they are called, and the address beside it. */
export interface ShownCustomer {
  readonly name: string;
  /** Null where there is none, where it is the name already, and where it is anonymized. */
  readonly email: string | null;
  /** Whether the name is made up for a customer that Polar has anonymized: it says by itself that they were deleted. */
  readonly isAnonymized: boolean;
}

/**
 * Polar anonymizes a deleted customer by a SHA-256 in the place of the name and of the part before the @; a business keeps its name.
 * The domain was another one before February 2026. https://github.com/polarsource/polar/blob/main/server/polar/kit/anonymization.py
 */
const anonymizedName = /^[\da-f]{64}$/;
const anonymizedAddress = /^[\da-f]{64}@anonymized\.(?:polar\.sh|invalid)$/;

/** What of a customer says who it is. */
export interface IdentifiedCustomer {
  readonly name: string | null;
  readonly email: string | null;
  /** The first six digits of an anonymized customer's hash, which the search finds; null for any other. */
  readonly shortId: string | null;
}

/** Returns what of a customer is not anonymized. A name of 64 hex digits beside an ordinary address is a name. */
export function identifiedCustomer({
  customerName,
  customerEmail,
}: NamedCustomer): IdentifiedCustomer {
  const hasHash = customerEmail !== null && anonymizedAddress.test(customerEmail);
  const email = hasHash ? null : customerEmail;
  const isName = customerName !== null && (email !== null || !anonymizedName.test(customerName));
  if (isName || email !== null) return { name: customerName, email, shortId: null };
  const hash = customerName ?? customerEmail;
  return { name: null, email, shortId: hash?.slice(0, 6) ?? null };
}

/** Returns how a customer is shown: by name, else by address, else as a deleted customer with a short id. */
export function shownCustomer(customer: NamedCustomer, text: CustomerText): ShownCustomer {
  const { name, email, shortId } = identifiedCustomer(customer);
  if (shortId !== null)
    return { name: text.deletedCustomer(shortId), email: null, isAnonymized: true };
  return name === null
    ? { name: email ?? text.noCustomer, email: null, isAnonymized: false }
    : { name, email, isAnonymized: false };
}
