import type { Text } from '../text.ts';

/** Text of the settings, in German. */
export const settings: Text['settings'] = {
  title: 'Einstellungen',
  language: {
    title: 'Sprache',
    system: 'Wie das System',
    names: { en: 'English', de: 'Deutsch' },
  },
  appearance: {
    title: 'Darstellung',
    system: 'Wie das System',
    light: 'Hell',
    dark: 'Dunkel',
  },
  start: {
    title: 'Beim Start',
    check: 'Den Platz bei Polar prüfen',
    checkHint:
      'Ein oder zwei Anfragen. Sonst fragt die App nur, wenn Sie auf „Jetzt prüfen“ drücken.',
  },
  notifications: {
    title: 'Mitteilungen',
    show: 'Melden, wenn eine wartende Freigabe zu Ende kommt',
    hint: 'Und wenn der Platz anderswo freigegeben wird. Nur solange dieses Fenster nicht im Vordergrund ist.',
    fail: 'Ihr System hat die letzte Mitteilung nicht angezeigt. Stattdessen macht dieses Fenster auf sich aufmerksam. Prüfen Sie die Mitteilungseinstellungen Ihres Systems.',
  },
  server: {
    title: 'Server für neue Plätze',
    production: 'Polar',
    sandbox: 'Polar-Sandbox, zum Ausprobieren',
    loopback: 'Lokaler Testserver',
  },
  data: {
    title: 'Datenordner',
    body: 'Alles, was diese App verwahrt, liegt in einem Ordner Ihres Benutzerkontos. Einen Lizenzschlüssel darin können nur Sie lesen.',
    open: 'Ordner öffnen',
  },
  connection: {
    title: 'Organisation',
    none: 'Nicht verbunden',
    noneDetail: 'Dieses Gerät erreicht Polar ohne Token, wie das Gerät eines Kunden.',
    connected: (server) => `Verbunden mit ${server}`,
    keychain: 'Das Token liegt im Schlüsselbund dieses Systems.',
    session:
      'Das Token wird nur bis zum Ende der App behalten, weil dieses System keinen Schlüsselbund hat, der es schützt.',
    locked: 'Verbunden, aber das Token ist gesperrt',
    connect: 'Verbinden …',
    connectAgain: 'Neu verbinden …',
    disconnect: 'Trennen …',
    disconnected: 'Die Organisation ist getrennt.',
    dialog: {
      title: 'Organisation trennen?',
      body: 'Das Token wird von diesem Computer gelöscht. In Polar bleibt es gültig, bis Sie es dort löschen. Dieses Gerät behält seinen Platz.',
      confirm: 'Trennen',
      cancel: 'Verbunden bleiben',
    },
  },
  about: {
    title: 'Über die App',
    version: (app, version) => `${app} ${version}`,
    documentation: 'Dokumentation',
    support: (address) => `Support: ${address}`,
    supportPage: 'Support-Seite',
    portal: 'Ihre Bestellungen und Lizenzschlüssel',
  },
  changed: 'Gesichert.',
};
