import type { Text } from '../text.ts';

/** Text of the settings, in German. */
export const settings: Text['settings'] = {
  title: 'Einstellungen',
  language: {
    title: 'Sprache',
    system: 'Systemeinstellung',
    names: { en: 'English', de: 'Deutsch' },
  },
  appearance: {
    title: 'Darstellung',
    system: 'Systemeinstellung',
    light: 'Hell',
    dark: 'Dunkel',
  },
  start: {
    title: 'Beim Start',
    check: 'Den Platz bei Polar prüfen',
    checkHint:
      'Sonst prüft die App, wenn Sie auf „Jetzt prüfen“ klicken, und um eine Freigabe abzuschließen.',
  },
  background: {
    title: 'Im Hintergrund',
    stay: 'Im Infobereich bleiben, wenn das Fenster geschlossen wird',
    stayHint:
      'Für Erinnerungen und für eine ausstehende Freigabe. Manche Desktops zeigen keinen Infobereich: Öffnen Sie die App erneut, um das Fenster zu sehen.',
    login: 'Beim Anmelden starten',
    loginHint: 'Startet verborgen im Infobereich.',
  },
  notifications: {
    title: 'Benachrichtigungen',
    show: 'Benachrichtigen, wenn eine ausstehende Freigabe abgeschlossen ist',
    hint: 'Auch, wenn der Platz anderswo freigegeben wird, und bevor eine Lizenz abläuft. Nur, solange die App im Hintergrund ist.',
    fail: 'Ihr System hat die letzte Benachrichtigung nicht angezeigt. Stattdessen macht dieses Fenster auf sich aufmerksam. Prüfen Sie die Benachrichtigungseinstellungen Ihres Systems.',
  },
  server: {
    title: 'Server für neue Aktivierungen',
    hint: 'Auf diesem Server werden neue Lizenzschlüssel geprüft. Der Platz dieses Computers ändert sich nicht.',
    production: 'Polar',
    sandbox: 'Polar-Sandbox, zum Testen',
    loopback: 'Lokaler Testserver',
  },
  data: {
    title: 'Datenordner',
    body: 'Diese App bewahrt ihre Daten in einem Ordner Ihres Benutzerkontos auf. Andere Benutzerkonten können die Lizenzschlüssel darin nicht lesen, Administratoren schon.',
    open: 'Ordner öffnen',
  },
  limitShare: {
    label: 'Tempo beim Laden und Freigeben',
    share: (share) => `${Math.round(share * 100)} % von Polars Limit`,
  },
  connection: {
    title: 'Organisation',
    none: 'Nicht verbunden',
    noneDetail: 'Sie verwenden die App als Kunde.',
    connected: 'Verbunden',
    keychain:
      'Das Token ist auf diesem Computer gespeichert, verschlüsselt vom Schlüsselbund des Systems.',
    session:
      'Das Token bleibt nur gespeichert, bis Sie die App beenden, weil dieses System keinen Schlüsselbund hat, der es schützt.',
    locked: 'Das gespeicherte Token ist nicht verwendbar',
    connect: 'Verbinden …',
    connectAgain: 'Neu verbinden …',
    disconnect: 'Trennen …',
    disconnected: 'Organisation getrennt.',
    dialog: {
      title: 'Organisation trennen?',
      body: 'Das Token wird von diesem Computer gelöscht. In Polar bleibt es gültig, bis Sie es dort löschen. Dieser Computer behält seinen Platz.',
      confirm: 'Trennen',
      cancel: 'Abbrechen',
    },
  },
  about: {
    title: 'Über die App',
    version: (app, version) => `${app} ${version}`,
    documentation: 'Dokumentation',
    support: (address) => `Support: ${address}`,
    supportPage: 'Supportseite',
    portal: 'Ihre Bestellungen und Lizenzschlüssel',
  },
  changed: 'Gespeichert.',
};
