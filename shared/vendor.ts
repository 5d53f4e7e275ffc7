import * as v from 'valibot';
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
  /** The command, the package and the data folder; also the scheme of support links. */
  name: v.pipe(
    v.string(),
    v.maxLength(40),
    v.regex(/^[a-z][a-z\d]+(?:-[a-z\d]+)*$/, 'must be a word such as "example-licenses"'),
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
  /** A folder of icons as in `build/`, from the vendor file; null for Seatkeeper's own. */
  icons: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1))), null),
});

/** The vendor of this app, from `vendor.json`, which the build and each start check. docs/white-label.md */
export const Vendor = v.strictObject({
  /** The name of the seller's product, which is also a valid folder name; null for Seatkeeper under its own name. */
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
  /** The seller's pages; null for Polar's documentation, and for no support page. */
  links: v.optional(
    v.strictObject({
      documentation: v.optional(v.nullable(WebPage), null),
      support: v.optional(v.nullable(WebPage), null),
    }),
    {},
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

/** The content of `vendor.json`. `doors` is the old name of `entryPoints`, and still read. */
export const VendorFile = v.pipe(
  v.looseObject({}),
  v.check((file) => !('doors' in file && 'entryPoints' in file), 'has both entryPoints and doors'),
  v.transform(({ doors, ...rest }) =>
    doors === undefined ? rest : { ...rest, entryPoints: doors },
  ),
  Vendor,
);
