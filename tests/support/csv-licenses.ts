import type { LicenseTable } from '../../electron/services/licenses/license-table.ts';

/** A license of which a file may speak. */
export interface NamedLicense {
  readonly id: string;
  readonly key: string;
  readonly email: string;
}

/** As much of the list of licenses as a file is compared with. */
export function tableOf(licenses: readonly NamedLicense[]): LicenseTable {
  const named = (row: number): NamedLicense => licenses[row] ?? { id: '', key: '', email: '' };
  const part: Pick<
    LicenseTable,
    'rows' | 'isPresent' | 'idOf' | 'text' | 'benefitOf' | 'organizationOf'
  > = {
    rows: () => licenses.length,
    isPresent: () => true,
    idOf: (row) => named(row).id,
    text: (row) => ({ name: 'Jane Doe', ...named(row) }),
    benefitOf: () => '0b000000-0000-4000-8000-000000000001',
    organizationOf: () => '0c000000-0000-4000-8000-000000000001',
  };
  return part as LicenseTable;
}
