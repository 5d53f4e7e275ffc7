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
 * Returns the options of the benefit filter. Benefits with the same key prefix, or none, are distinguished by the start of their
 * ids. The selected benefit stays an option after its prefix has become a group.
 */
export function getBenefitOptions(
  groups: readonly BenefitGroup[],
  query: LicenseQuery,
  messages: PanelText['licenses']['search'],
): { value: string; name: string }[] {
  const options = groups.map((group) => {
    const { benefitId, keyPrefix, benefits, licenses } = group;
    if (benefitId === null) {
      const name = messages.benefits(keyPrefix ?? messages.noPrefix, benefits);
      return { value: `:${keyPrefix ?? ''}`, name: messages.counted(name, licenses) };
    }
    const isAlone = groups.every((other) => other === group || other.keyPrefix !== keyPrefix);
    // An empty id means that Polar did not report the benefit.
    const id = benefitId.slice(0, 8) || messages.noPrefix;
    const name = keyPrefix === null ? id : isAlone ? keyPrefix : `${keyPrefix} · ${id}`;
    return { value: benefitId, name: messages.counted(name, licenses) };
  });
  const chosen = getBenefitChoice(query);
  if (chosen !== null && options.every(({ value }) => value !== chosen)) {
    const name = query.keyPrefix ?? query.benefitId?.slice(0, 8) ?? '';
    options.push({ value: chosen, name: name === '' ? messages.noPrefix : name });
  }
  return options;
}
