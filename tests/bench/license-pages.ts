import { PolarRecord } from '../support/polar/record.ts';
import { seedSmall } from '../support/polar/seed-small.ts';
import { toLicense } from '../support/polar/to-wire.ts';

/** Returns the texts of all pages of a list of generated licenses, as Polar sends them. */
export function pageTexts(licenses: number): string[] {
  const record = new PolarRecord();
  seedSmall(record);
  record.generate(licenses);
  const pages = Math.ceil(licenses / 100);
  return Array.from({ length: pages }, (_, page) => {
    const { licenses: items } = record.page(
      { matches: () => true, allGenerated: true },
      page * 100,
      Math.min(100, licenses - page * 100),
    );
    return JSON.stringify({
      items: items.map((license) => toLicense(record, license)),
      pagination: { total_count: licenses, max_page: pages },
    });
  });
}
