import type { BenefitGroup, LicenseQuery } from '../../../../shared/licenses.ts';
import type { PanelText } from '../use-admin-text.ts';
import { getBenefitChoice, getBenefitOptions, withBenefit } from './benefit-filter.ts';
import { getOnlyFilter, refine, withOnlyFilter } from './license-filters.ts';

/** A filter of the query as a person reads it, and the query without it. */
export interface FilterChip {
  readonly name: string;
  readonly without: LicenseQuery;
}

/** Returns the filters of a query, besides its search text. `customerName` is the name of the customer whose licenses it finds. */
export function getFilterChips(
  query: LicenseQuery,
  customerName: string,
  benefits: readonly BenefitGroup[],
  messages: PanelText['licenses'],
  names: Readonly<Record<string, string>>,
): readonly FilterChip[] {
  const { search, statuses } = messages;
  const chips: FilterChip[] = [];
  if (query.customerId !== undefined) {
    chips.push({
      name: search.chip(search.customer, customerName),
      without: refine(query, { customerId: undefined }),
    });
  }
  for (const status of query.statuses ?? []) {
    const others = query.statuses?.filter((other) => other !== status) ?? [];
    chips.push({
      name: search.chip(search.status, statuses[status]),
      without: refine(query, { statuses: others.length === 0 ? undefined : others }),
    });
  }
  const benefit = getBenefitChoice(query);
  if (benefit !== null) {
    const option = getBenefitOptions(benefits, query, search, names).find(
      ({ value }) => value === benefit,
    );
    chips.push({
      name: search.chip(search.benefit, option?.name ?? search.noPrefix),
      without: withBenefit(query, null),
    });
  }
  const only = getOnlyFilter(query);
  if (only !== null) chips.push({ name: search[only], without: withOnlyFilter(query, null) });
  return chips;
}
