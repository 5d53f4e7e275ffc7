import type { BenefitGroup, LicenseQuery } from '../../../../shared/licenses.ts';
import type { PanelText } from '../use-admin-text.ts';
import { refine } from './license-filters.ts';

/** Returns the value of the benefit filter: a benefit's id, or a colon and a key prefix; null for none. */
export function getBenefitChoice({ benefitId, keyPrefix }: LicenseQuery): string | null {
  return keyPrefix === undefined ? (benefitId ?? null) : `:${keyPrefix}`;
}

/** Returns the query with another value of the benefit filter. */
export function withBenefit(query: LicenseQuery, choice: string | null): LicenseQuery {
  const isPrefix = choice?.startsWith(':') === true;
  return refine(query, {
    benefitId: isPrefix ? undefined : (choice ?? undefined),
    keyPrefix: isPrefix ? choice.slice(1) : undefined,
  });
}

/**
 * Returns the options of the benefit filter. Benefits with the same key prefix, or none, are numbered: their ids say nothing to a person.
 * The selected benefit stays an option after its prefix has become a group.
 */
export function getBenefitOptions(
  groups: readonly BenefitGroup[],
  query: LicenseQuery,
  messages: PanelText['licenses']['search'],
  names: Readonly<Record<string, string>>,
): { value: string; name: string }[] {
  const options = groups.map((group) => {
    const { benefitId, keyPrefix, benefits, licenses } = group;
    const prefix = keyPrefix ?? messages.noPrefix;
    if (benefitId === null) {
      const name = messages.benefits(prefix, benefits);
      return { value: `:${keyPrefix ?? ''}`, name: messages.counted(name, licenses) };
    }
    const ownName = names[benefitId];
    if (ownName !== undefined)
      return { value: benefitId, name: messages.counted(ownName, licenses) };
    const alike = groups.filter((other) => other.keyPrefix === keyPrefix);
    const name = alike.length === 1 ? prefix : messages.numbered(prefix, alike.indexOf(group) + 1);
    return { value: benefitId, name: messages.counted(name, licenses) };
  });
  const chosen = getBenefitChoice(query);
  if (chosen !== null && options.every(({ value }) => value !== chosen)) {
    options.push({ value: chosen, name: names[chosen] ?? (query.keyPrefix || messages.noPrefix) });
  }
  return options;
}
