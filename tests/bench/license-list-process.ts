/** Prints the figures of the list of licenses as JSON. Arguments: how many licenses, and how many runs. Needs `--expose-gc`. */
import { licenseList } from './license-list.ts';

const [licenses = Number.NaN, runs = Number.NaN] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(licenseList(licenses, runs)));
