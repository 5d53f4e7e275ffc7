import { brand } from '../../brand.ts';
import { formatNumber, plural, separator } from '../../format.ts';
import type { Text } from '../text.ts';

/** Text that belongs to the whole window, in German. */
export const app: Text['app'] = {
  name: brand.productName,
  testBuild: {
    title: 'TEST-Version',
    body: (server) => `Sie verbindet sich nur mit ${server}. Ihre Lizenzen sind nicht echt.`,
  },
  windowTitle: (page, product) => `${page} – ${product}`,
  unnamed: '(ohne Namen)',
  loading: 'Wird geladen …',
  justNow: 'gerade eben',
  nav: {
    label: 'Hauptbereiche',
    device: 'Dieses Gerät',
    overview: 'Übersicht',
    licenses: 'Lizenzen',
    support: 'Support',
    activity: 'Verlauf',
    settings: 'Einstellungen',
  },
  servers: {
    production: 'Polar',
    sandbox: 'Polar-Sandbox',
    loopback: 'Lokaler Testserver',
  },
  serverBadges: {
    production: null,
    sandbox: 'Sandbox',
    loopback: 'Lokaler Testserver',
  },
  footer: {
    checked: (about, when) => `${about}${separator}${when} geprüft`,
    checking: (about) => `${about}${separator}wird geprüft …`,
    notChecked: (about) => `${about}${separator}noch nicht geprüft`,
    notReached: (about) => `${about}${separator}nicht erreicht`,
    waiting: 'Freigabe noch nicht gesendet',
    notAccepted: 'Freigabe noch nicht angenommen',
    starting: 'Freigabe beginnt gleich',
    working: 'Freigabe läuft',
    unconfirmed: 'Freigabe noch nicht bestätigt',
    attention: (count) =>
      plural(count, 'de', {
        one: 'Bei 1 Lizenz ist etwas zu tun',
        other: `Bei ${formatNumber(count, 'de')} Lizenzen ist etwas zu tun`,
      }),
    organization: 'Organisation',
    organizationLocked: 'Token nicht entsperrbar',
    tokenRefused: 'Token nicht akzeptiert',
  },
  actions: {
    back: 'Zurück',
    dismiss: 'Meldung schließen',
    reload: 'Fenster neu laden',
    tryAgain: 'Erneut versuchen',
  },
  portal: {
    open: 'Bestellübersicht öffnen',
    topics: {
      key: 'Schlüssel verloren? Ihre Bestellübersicht zeigt ihn wieder an. In der E-Mail von Polar zu Ihrem Kauf steht er nicht.',
      wrongKey: 'Kopieren Sie den richtigen Schlüssel aus Ihrer Bestellübersicht.',
      device:
        'Vielleicht können Sie den Computer in Ihrer Bestellübersicht selbst entfernen, ohne auf den Anbieter zu warten.',
      help: 'Ihre Bestellübersicht zeigt Ihre Schlüssel. Vielleicht können Sie dort auch einen Computer entfernen.',
    },
  },
  supportCode: 'Supportcode',
  crashed: {
    title: 'Dieses Fenster funktioniert nicht mehr',
    body: 'Deswegen wurde nichts an Polar gesendet. Eine laufende Freigabe geht auch ohne das Fenster weiter.',
  },
  notDrawn: {
    title: 'Dieses Fenster konnte nicht geladen werden',
    body: 'Eine laufende Freigabe geht auch ohne das Fenster weiter. Beenden Sie die App und öffnen Sie sie erneut. Hilft das nicht, installieren Sie sie noch einmal.',
  },
  notLoaded: {
    title: 'Dieses Fenster konnte nicht geladen werden',
    body: 'Dieses Fenster hat an Ihrem Platz nichts geändert. Versuchen Sie es erneut, oder beenden Sie die App und öffnen Sie sie erneut.',
  },
};
