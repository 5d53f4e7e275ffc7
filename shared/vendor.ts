import * as v from 'valibot';
import { isVisible, oneLine } from './foreign-text.ts';
import { comparablePrefix, endsWithUuid } from './key-prefix.ts';
import { PolarId } from './license.ts';

/** `#rrggbb`. */
export const Color = v.pipe(
  v.string(),
  v.regex(/^#[\da-f]{6}$/i, 'must be a color such as "#0b6a5f"'),
  v.transform((text) => text.toLowerCase()),
);

/** The address of a web page. */
const WebPage = v.pipe(
  v.string(),
  v.maxLength(300),
  v.url('must be an address that begins with https://'),
  v.startsWith('https://', 'must be an address that begins with https://'),
);

/** The seller's pages; null for Polar's documentation, and for no support page. */
const Links = v.strictObject({
  documentation: v.optional(v.nullable(WebPage), null),
  support: v.optional(v.nullable(WebPage), null),
});

/**
 * The pages of the whole file: also the customer portal, in which people see their orders and keys, and the page with the app's newest
 * version; null for no link to it.
 */
const VendorLinks = v.strictObject({
  ...Links.entries,
  portal: v.optional(v.nullable(WebPage), null),
  download: v.optional(v.nullable(WebPage), null),
});

/** The address of a folder: https, or this computer for test builds. It has no login, query or fragment. */
const UpdateFeed = v.pipe(
  v.string(),
  v.maxLength(300),
  v.regex(
    /^(?:https:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::[1-9]\d{0,3}|:[1-5]\d{4})?|http:\/\/127\.0\.0\.1:(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}))\/(?:[a-z\d_-][a-z\d._~-]*\/)*$/,
    'must be the address of a folder that begins with https:// and ends with /',
  ),
);

/** Whether an update feed is on this computer, where only a test build may look for one: all others are reached by https. */
export function isLoopbackFeed(feed: string): boolean {
  return feed.startsWith('http:');
}

/** One line of visible text. */
function line(maxLength: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.check(isVisible, 'must have a visible character'),
    v.maxLength(maxLength, `must have at most ${maxLength} characters`),
    v.check((text) => oneLine(text) === text, 'must be one line without invisible characters'),
  );
}

/** A sentence about the app for package managers, in each language of the app. */
const Description = v.strictObject({ en: line(120), de: line(120) });

/** A version without build metadata, which no package manager orders. https://semver.org */
export const Version = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(
    /^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}(?:-[a-z\d]+(?:\.[a-z\d]+)*)?$/,
    'must be a version such as "1.2.0" or "1.2.0-beta.1"',
  ),
);

/** The most products of a vendor file. The window gets all of them with each state. */
const maxProducts = 100;

/** The most organizations of a seller. A typed key is asked for in each of them, at three requests a second. */
const maxOrganizations = 5;

/** A product of the seller. A license is one of it by its benefit, else by the prefix of its key. `productOf` in product.ts */
const Product = v.strictObject({
  name: line(60),
  /** The organization that sells it; null for the vendor's. */
  organizationId: v.optional(v.nullable(PolarId), null),
  /** The license key benefit that grants it, from its page on Polar. */
  benefitId: v.optional(v.nullable(PolarId), null),
  /** The beginning of its keys, as the benefit sets it. */
  keyPrefix: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.trim(),
        v.maxLength(100, 'must have at most 100 characters'),
        v.check(
          (text) => comparablePrefix(text) !== '',
          'must have a character other than hyphens and spaces; leave it out for keys without a prefix',
        ),
        v.check(
          (text) => !endsWithUuid(text),
          'must be what all keys begin with, and no whole key',
        ),
      ),
    ),
    null,
  ),
  /** The product's pages; null for the vendor's. */
  links: v.optional(Links, {}),
});
export type Product = v.InferOutput<typeof Product>;

/** The entry points that the window shows on a computer without a seat. */
export const entryPoints = ['license-key', 'organization'] as const;

/** The names by which an operating system identifies this app. Two sellers' apps on one computer must not share any. */
const AppNames = v.strictObject({
  /** Such as `com.example.licenses`. */
  id: v.pipe(
    v.string(),
    v.maxLength(100),
    v.regex(
      /^[a-z][a-z\d-]*(?:\.[a-z\d][a-z\d-]*)+$/i,
      'must be a name such as "com.example.licenses"',
    ),
  ),
  /**
   * The command, the package and the data folder; also the scheme of support links. Two words, so that it is no common command and no
   * scheme (docs/decisions/0040-an-app-name-of-two-words.md); scripts/white-label/reserved-names.ts has more that are taken.
   */
  name: v.pipe(
    v.string(),
    v.maxLength(40),
    v.regex(
      /^[a-z][a-z\d]+(?:-[a-z\d]+)+$/,
      'must be two words or more with a hyphen between them, such as "example-licenses"',
    ),
  ),
  /** The maintainer of the packages, such as `Example <packages@example.com>`. */
  maintainer: v.pipe(
    v.string(),
    v.maxLength(200),
    v.regex(
      /^[^<>\p{Cc}]+ <[^<>@\s]+@[^<>@\s]+>$/u,
      'must be a name and an address such as "Example <packages@example.com>"',
    ),
  ),
  /** A folder of icons as in `build/`, or one SVG or PNG, from the vendor file. A package needs it. */
  icons: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1))), null),
});

/** The real servers of Polar. */
const vendorServers = ['production', 'sandbox'] as const;

/** The vendor of this app, from `vendor.json`, which the build and each start check. docs/white-label.md */
export const Vendor = v.strictObject({
  /** What the app calls itself, such as `Lumen Studio Licenses`; null for Seatkeeper under its own name. */
  productName: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(60),
      v.regex(
        /^[A-Za-z\d](?:[A-Za-z\d ._-]*[A-Za-z\d])?$/,
        'may only have letters A to Z, digits, spaces and . _ - in it',
      ),
    ),
  ),
  /** The seller's organization on Polar; null asks the person for it. */
  organizationId: v.nullable(PolarId),
  /** The address for support; null hides everything that needs it. */
  supportEmail: v.nullable(v.pipe(v.string(), v.email(), v.maxLength(200))),
  /** Whether removing the app also releases the seat; false leaves that to the person. */
  releaseOnUninstall: v.optional(v.boolean(), true),
  /** The accent color of the window, in light and in dark; null for Seatkeeper's. The build checks its contrast. */
  accent: v.optional(v.nullable(v.strictObject({ light: Color, dark: v.optional(Color) })), null),
  links: v.optional(VendorLinks, {}),
  /** The version of the packages; null for that of package.json. */
  version: v.optional(v.nullable(Version), null),
  /** The folder with the feed of newer versions; null for an app that never looks for one. docs/updates.md */
  updates: v.optional(v.nullable(UpdateFeed), null),
  /** The app's own page, for package managers. */
  homepage: v.optional(v.nullable(WebPage), null),
  /** A sentence about the app, for package managers and menus; null for Seatkeeper's. */
  description: v.optional(v.nullable(Description), null),
  /** The company that publishes the packages; null for the name in `app.maintainer`. */
  publisher: v.optional(v.nullable(line(60)), null),
  /** The one server of Polar for keys that are entered; null for the rule of `serversOf`. */
  server: v.optional(v.nullable(v.picklist(vendorServers)), null),
  /** The seller's products, by which licenses get their names. */
  products: v.optional(
    v.pipe(v.array(Product), v.maxLength(maxProducts, `may have at most ${maxProducts}`)),
    [],
  ),
  /** The entry points. Without `organization` the app accepts no token, and shows no licenses. */
  entryPoints: v.optional(
    v.pipe(
      v.array(v.picklist(entryPoints)),
      v.minLength(1, 'must name one entry point at least'),
      v.check((list) => new Set(list).size === list.length, 'must not name an entry point twice'),
    ),
    [...entryPoints],
  ),
  /** The app's names for the system; null for Seatkeeper's. */
  app: v.optional(v.nullable(AppNames), null),
});
export type Vendor = v.InferOutput<typeof Vendor>;

/** Whether the build is for customers alone: it never asks for a token, a server or an organization. */
export function isForCustomers({ entryPoints: list }: Pick<Vendor, 'entryPoints'>): boolean {
  return !list.includes('organization');
}

/**
 * Returns the servers to choose from for a key that is entered: the vendor's one. Without one, customers get production, and others may
 * choose.
 */
export function serversOf(
  vendor: Pick<Vendor, 'server' | 'entryPoints'>,
): (typeof vendorServers)[number][] {
  if (vendor.server !== null) return [vendor.server];
  return isForCustomers(vendor) ? ['production'] : [...vendorServers];
}

/**
 * Whether this build takes seats of the server. It still releases those of others, which an earlier version may have taken. The local
 * server replaces all others where there is one.
 */
export function isOfferedServer(
  server: (typeof vendorServers)[number] | 'loopback',
  vendor: Pick<Vendor, 'server' | 'entryPoints'>,
): boolean {
  return server === 'loopback' || serversOf(vendor).includes(server);
}

/** The part of a vendor file that its products are checked with. */
const Catalog = v.object({
  organizationId: Vendor.entries.organizationId,
  products: Vendor.entries.products,
});
type Catalog = v.InferOutput<typeof Catalog>;

/** A problem of one product, with the name of the wrong entry. */
interface ProductProblem {
  readonly index: number;
  readonly entry: keyof Product;
  readonly message: string;
}

const nameOf = ({ name }: Product): string => name.toLocaleLowerCase('en');
const prefixOf = ({ keyPrefix }: Product): string | null =>
  keyPrefix === null ? null : comparablePrefix(keyPrefix);

/** Returns the problems of a product beside the products before it. */
function productProblems({ organizationId, products }: Catalog, index: number): ProductProblem[] {
  const product = products[index];
  if (product === undefined) return [];
  const problem = (entry: keyof Product, message: string) => ({ index, entry, message });
  const problems: ProductProblem[] = [];
  const ownerOf = (each: Product): string | null => each.organizationId ?? organizationId;
  const owner = ownerOf(product);
  const hasSameOwner = (each: Product): boolean => ownerOf(each) === owner;
  const others = products.filter((_, other) => other !== index);
  const before = products.slice(0, index);
  if (before.some((each) => nameOf(each) === nameOf(product))) {
    problems.push(problem('name', 'must differ from the names of the other products'));
  }
  if (
    product.benefitId !== null &&
    before.some(({ benefitId }) => benefitId === product.benefitId)
  ) {
    problems.push(problem('benefitId', 'must differ from the benefits of the other products'));
  }
  if (
    product.keyPrefix !== null &&
    before.some((each) => hasSameOwner(each) && prefixOf(each) === prefixOf(product))
  ) {
    const message =
      'must differ from the prefixes of the other products; leave it out where their benefitId differs';
    problems.push(problem('keyPrefix', message));
  }
  if (
    product.benefitId === null &&
    product.keyPrefix === null &&
    others.some((each) => hasSameOwner(each))
  ) {
    const message = 'must be given, or keyPrefix, since its organization has another product';
    problems.push(problem('benefitId', message));
  }
  if (owner === null && others.some((each) => each.organizationId !== null)) {
    const message = 'must be given, since another product has one and the file has none for all';
    problems.push(problem('organizationId', message));
  }
  return problems;
}

/** Checks the products of a vendor file with each other, also if other entries are wrong. */
const checkProducts = v.rawCheck<Vendor>(({ dataset, addIssue }) => {
  const catalog = v.safeParse(Catalog, dataset.value);
  if (!catalog.success) return;
  const { products, organizationId } = catalog.output;
  const input = dataset.value as Record<string, unknown>;
  const listItem = {
    type: 'object',
    origin: 'value',
    input,
    key: 'products',
    value: products,
  } as const;
  for (const { index, entry, message } of products.flatMap((_, at) =>
    productProblems(catalog.output, at),
  )) {
    const value = products[index];
    if (value === undefined) continue;
    addIssue({
      message,
      path: [
        listItem,
        { type: 'array', origin: 'value', input: products, key: index, value },
        { type: 'object', origin: 'value', input: { ...value }, key: entry, value: value[entry] },
      ],
    });
  }
  const owners = products.map((product) => product.organizationId ?? organizationId);
  const organizations = new Set([organizationId, ...owners].filter((each) => each !== null));
  if (organizations.size > maxOrganizations) {
    const message = `may be of at most ${maxOrganizations} organizations`;
    addIssue({ message, path: [listItem] });
  }
});

/**
 * The content of `vendor.json`. `doors` is the old name of `entryPoints`, and still read. `$schema` is for editors:
 * docs/vendor.schema.json.
 */
export const VendorFile = v.pipe(
  v.looseObject({ $schema: v.optional(v.string()) }),
  v.check((file) => !('doors' in file && 'entryPoints' in file), 'has both entryPoints and doors'),
  v.transform((file) => {
    const { doors, ...rest } = file;
    delete rest.$schema;
    return doors === undefined ? rest : { ...rest, entryPoints: doors };
  }),
  Vendor,
  checkProducts,
);
