import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { decodedText } from '../../electron/storage/decoded-text.ts';
import { sellerOrganizations } from '../../shared/product.ts';
import { isForCustomers, VendorFile, type Vendor } from '../../shared/vendor.ts';
import { projectRoot } from '../setup/project.ts';
import { SetupError } from '../setup/print-status.ts';
import { accentTokens } from './accent.ts';
import { iconProblems } from './icons.ts';
import { takenName } from './reserved-names.ts';

/** The default vendor file of a package. */
export const defaultVendorFile: string = path.join(projectRoot, 'vendor.json');

/** Size limit of a vendor file, in bytes. */
const longestVendorFile = 256 * 1024;

/**
 * Describes an issue with its place in the file: `links.support must be an address that begins with
 * https://`.
 */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue) ?? 'the file';
  if (issue.type === 'strict_object') {
    return issue.expected === 'never'
      ? `${where} is not known here`
      : `${where} is missing, or not what it must be`;
  }
  return /^m(?:ust|ay) /.test(issue.message)
    ? `${where} ${issue.message}`
    : `${where}: ${issue.message}`;
}

function vendorFileError(file: string, problems: readonly string[]): SetupError {
  const name = path.relative(process.cwd(), file) || file;
  return new SetupError(
    [
      `${name} cannot be used:`,
      ...problems.map((text) => `  ${text}`),
      'See docs/white-label.md.',
    ].join('\n'),
  );
}

/**
 * Returns the text of a plain file in any encoding that editors save. A pipe or a device would
 * block the build, so it opens without blocking. Windows has no such flag.
 */
function readText(file: string): string {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > longestVendorFile) throw new TypeError('Not a vendor file.');
    return decodedText(readFileSync(handle));
  } finally {
    closeSync(handle);
  }
}

/**
 * Reads the JSON of a vendor file without validating it.
 *
 * @throws SetupError if it cannot be read or is no JSON
 */
export function vendorContent(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    const problem = error instanceof SyntaxError ? error.message : 'it cannot be read';
    throw vendorFileError(file, [problem]);
  }
}

/**
 * Reads a vendor file.
 *
 * @throws SetupError with all problems of the file
 */
export function readVendor(file: string): Vendor {
  const parsed = v.safeParse(VendorFile, vendorContent(file));
  if (!parsed.success) throw vendorFileError(file, parsed.issues.map(describeIssue));
  const vendor = parsed.output;
  const taken = vendor.app === null ? null : takenName(vendor.app.name);
  if (taken !== null) throw vendorFileError(file, [`app.name ${taken}`]);
  try {
    if (vendor.accent !== null) accentTokens(vendor.accent);
  } catch (error) {
    if (error instanceof SetupError) throw vendorFileError(file, [error.message]);
    throw error;
  }
  return vendor;
}

/**
 * Reads a vendor file for a package: a product with its own name must have its own technical names
 * everywhere, so that the apps of two sellers on one computer share no folder, command or link; and
 * its icons must exist.
 *
 * @throws SetupError with all problems of the file
 */
export function readVendorToPackage(file: string): Vendor {
  const vendor = readVendor(file);
  const problems = packageProblems(vendor);
  if (problems.length > 0) throw vendorFileError(file, problems);
  const icons = iconProblems(iconSource(vendor, file));
  if (icons.length > 0)
    throw vendorFileError(
      file,
      icons.map((text) => `app.icons: ${text}`),
    );
  return vendor;
}

/** Returns what keeps a vendor file that is correct in itself from being packaged. */
function packageProblems(vendor: Vendor): string[] {
  const problems: string[] = [];
  const { productName, app, products, updates, links, homepage } = vendor;
  if (updates !== null && app === null) {
    problems.push('updates needs app: only a build under your own name has updates of its own');
  }
  if (updates !== null && (links.download ?? homepage) === null) {
    problems.push(
      'links.download or homepage must be given with updates: people download there what the app cannot install',
    );
  }
  if ((productName === null) !== (app === null)) {
    problems.push('productName and app go together: with one the other is needed, too');
  }
  if (app?.icons === null) {
    problems.push('app.icons must be given: an SVG, a PNG of 1024 × 1024 pixels, or a folder');
  }
  const isProduct = products.some(({ name }) => name.toLowerCase() === productName?.toLowerCase());
  if (app !== null && isProduct) {
    problems.push(
      `productName must differ from the names of the products, since it names this app, such as "${productName} Licenses"`,
    );
  }
  if (isForCustomers(vendor) && sellerOrganizations(vendor).length === 0) {
    problems.push(
      'organizationId must be given in a build for customers, who do not know it (entryPoints has only "license-key")',
    );
  }
  return problems;
}

/** The folder of the icons, or the image from which they are made; absolute. */
export function iconSource({ app }: Vendor, file: string): string {
  return app?.icons === null || app === null
    ? path.join(projectRoot, 'build')
    : path.resolve(path.dirname(file), app.icons);
}
