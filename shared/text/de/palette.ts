import { formatNumber } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');

/** Text of the search over customers, keys, devices and actions, in German. */
export const palette: Text['palette'] = {
  title: 'Gehe zu',
  label: 'Kunden, Schlüssel, Gerät oder Aktion suchen',
  hint: 'Kunde, Ende eines Schlüssels, Gerät oder Aktion …',
  results: 'Ergebnisse',
  open: (screen) => `${screen} öffnen`,
  bulk: 'Plätze vieler Lizenzen freigeben',
  refresh: 'Liste der Lizenzen aktualisieren',
  device: (name) => `Gerät ${name}`,
  nothing: 'Nichts gefunden.',
  partial: (read, of) => `Bisher sind ${number(read)} von ${number(of)} Lizenzen geladen.`,
};
