import {
  createLicenseTable,
  type LicenseTable,
} from '../../electron/services/licenses/license-table.ts';
import { listedLicense } from './listed-license.ts';

/** A license that a file may name. */
export interface NamedLicense {
  readonly id: string;
  readonly key: string;
  readonly email: string;
}

/** Returns a table of the licenses that a file is compared with. */
export function tableOf(licenses: readonly NamedLicense[]): LicenseTable {
  const table = createLicenseTable();
  for (const { id, key, email } of licenses) {
    const customer = { name: 'Jane Doe', email, deleted_at: null };
    table.put(listedLicense({ id, key, customer }), 1, 0);
  }
  return table;
}
