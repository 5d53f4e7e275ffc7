import {
  createLicenseTable,
  type LicenseTable,
} from '../../electron/services/licenses/license-table.ts';

/** A license that a CSV file may name. */
export interface NamedLicense {
  readonly id: string;
  readonly key: string;
  readonly email: string;
}

/** Returns a table of the licenses that a file is compared with. */
export function tableOf(licenses: readonly NamedLicense[]): LicenseTable {
  const table = createLicenseTable();
  for (const { id, key, email } of licenses) {
    table.put(
      {
        id,
        organization_id: '0c000000-0000-4000-8000-000000000001',
        benefit_id: '0b000000-0000-4000-8000-000000000001',
        customer: { name: 'Jane Doe', email, deleted_at: null },
        key,
        status: 'granted',
        status_word: null,
        limit_activations: null,
        usage: 0,
        limit_usage: null,
        validations: 0,
        last_validated_at: null,
        created_at: 0,
        expires_at: null,
      },
      1,
      0,
    );
  }
  return table;
}
