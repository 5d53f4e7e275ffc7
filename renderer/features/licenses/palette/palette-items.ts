import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import type { FoundLicense } from '../../../../shared/licenses.ts';
import { listedScreens, type ListedScreen } from '../../../../shared/screens.ts';
import type { PanelText } from '../use-admin-text.ts';

/** What a choice in the palette does. */
export type PaletteAction =
  | { readonly type: 'screen'; readonly screen: ListedScreen }
  | { readonly type: 'bulk' }
  | { readonly type: 'refresh' }
  | { readonly type: 'license'; readonly licenseId: string };

/** A line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  /** What the line shows beside the name; empty for nothing. */
  readonly detail: string;
  readonly action: PaletteAction;
}

/** Returns a text in which case and accents do not matter. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Returns the actions whose names hold every word of a text, without a release where the token may only read. */
export function findActions(
  text: string,
  messages: PanelText,
  canChange: boolean,
): readonly PaletteItem[] {
  const { palette, app } = messages;
  const actions: PaletteItem[] = [
    ...listedScreens(true).map((screen) => ({
      id: screen,
      name: palette.open(app.nav[screen]),
      detail: '',
      action: { type: 'screen', screen } as const,
    })),
    ...(canChange
      ? [{ id: 'bulk', name: palette.bulk, detail: '', action: { type: 'bulk' } as const }]
      : []),
    { id: 'refresh', name: palette.refresh, detail: '', action: { type: 'refresh' } },
  ];
  const words = plain(text).split(/\s+/u);
  return actions.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

/** Returns the lines of found licenses. */
export function licenseItems(
  found: readonly FoundLicense[],
  messages: PanelText,
): readonly PaletteItem[] {
  const { palette, licenses } = messages;
  return found.map(({ license, device }) => {
    const { name, email } = shownCustomer(license, licenses.grid);
    const parts = [
      email ?? '',
      licenses.grid.keyEnding(endingOf(license.displayKey)),
      device === null ? '' : palette.device(device),
    ];
    return {
      id: license.licenseId,
      name,
      detail: parts.filter((part) => part !== '').join(' · '),
      action: { type: 'license', licenseId: license.licenseId },
    };
  });
}
