import { formatNumber, plural } from '../../format.ts';
import type { IndeterminateReason } from '../../seat-release.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seconds = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Sekunde', other: 'Sekunden' })}`;
const seats = (count: number, one: string, other: string) => plural(count, 'de', { one, other });

const indeterminateReasons: Record<IndeterminateReason, string> = {
  'no-answer': 'Die Anfrage wurde gesendet, aber die Antwort ging unterwegs verloren.',
  'server-error': 'Die Anfrage wurde gesendet, aber Polar antwortete mit einem eigenen Fehler.',
  gone: 'Polar antwortete, es kenne diesen Platz nicht. Vielleicht ist er schon frei.',
  'app-ended': 'Die App wurde beendet, bevor die Antwort kam.',
};

/** Text of the screen that shows this device, in German. */
export const device: Text['device'] = {
  title: 'Dieses Gerät',

  active: {
    title: 'Auf diesem Gerät aktiv',
    detail: (when) => `Von Polar bestätigt: ${when}.`,
  },
  unchecked: {
    title: 'Auf diesem Gerät aktiviert',
    detail: 'Polar wurde nach diesem Platz noch nicht gefragt.',
  },
  checking: {
    title: 'Auf diesem Gerät aktiviert',
    detail: 'Polar wird nach diesem Platz gefragt …',
  },
  notReached: {
    title: (when) => `Aktiv, zuletzt geprüft: ${when}`,
    titleNever: 'Aktiviert, noch nicht bestätigt',
    detail: 'Für dieses Gerät ändert sich nichts.',
  },
  removed: {
    title: 'Anderswo freigegeben',
    detail:
      'Polar führt dieses Gerät nicht mehr, und diese App hat es nicht freigegeben. Dieser Computer belegt keinen Platz mehr, und ein anderer kann ihn belegt haben. Geben Sie den Schlüssel erneut ein, um einen Platz zu belegen. Unten steht, wer ihn freigegeben haben kann.',
  },
  neverConfirmed: {
    title: 'Polar kennt diese Aktivierung nicht',
    detail:
      'Polar hat diesen Platz nie bestätigt, und der Schlüssel hat keine Aktivierung mit seiner ID. Ist die ID falsch geschrieben, zählt der richtige Platz weiter. Geben Sie den Schlüssel erneut ein oder importieren Sie den Platz mit der richtigen ID.',
  },
  keyChanged: {
    title: 'Der Schlüssel wurde geändert',
    detail:
      'Polar kennt diesen Schlüssel nicht mehr: Er wurde ersetzt, oder seine Lizenz wurde gelöscht. Die Angaben zu diesem Gerät bleiben erhalten. Fragen Sie den Anbieter nach dem neuen Schlüssel und geben Sie ihn unter „Lizenz hinzufügen“ ein: Der Platz bleibt derselbe.',
  },
  keyInactive: {
    title: 'Die Lizenz ist nicht mehr aktiv',
    detail:
      'Polar sagt, dass ihr Schlüssel abgelaufen oder gesperrt ist, und zeigt dann nichts von ihren Plätzen. Den Platz dieses Geräts können Sie trotzdem freigeben.',
  },
  holding: {
    title: (left) => (left === 0 ? 'Wird freigegeben …' : `Freigabe in ${seconds(left)}`),
    detail: 'Noch wurde nichts gesendet.',
  },
  releasing: { title: 'Wird freigegeben …', detail: 'Polars Antwort steht noch aus.' },
  waiting: {
    title: 'Freigabe wartet auf den Versand',
    detail: {
      'network-unreachable':
        'Dieser Computer kann Polar nicht erreichen. Solange das so ist, zählt der Platz weiter.',
      'connection-insecure':
        'Die Verbindung zu Polar ist nicht sicher, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'proxy-unreachable':
        'Der Proxy dieses Netzes ist nicht erreichbar, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'certificate-demanded':
        'Dieses Netz verlangt ein Zertifikat von diesem Computer, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'proxy-refused':
        'Der Proxy dieses Netzes lässt die App nicht zu Polar durch, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'proxy-login':
        'Der Proxy dieses Netzes fragt nach Benutzername und Passwort. Es wurde nichts gesendet, und der Platz zählt weiter.',
      'proxy-no-route':
        'Der Proxy dieses Netzes erreicht Polar nicht, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'proxy-closed':
        'Der Proxy dieses Netzes hat die Verbindung beendet, deshalb wurde nichts gesendet. Der Platz zählt weiter.',
      'rate-limited':
        'Polar ist ausgelastet und hat um Geduld gebeten. Bis zur Antwort zählt der Platz weiter.',
    },
  },
  unknown: {
    title: 'Noch ist offen, ob der Platz frei ist',
    detail: (why) => `${indeterminateReasons[why]} Die App sieht von selbst wieder nach.`,
  },
  settling: {
    title: 'Es wird nachgesehen, ob der Platz frei ist …',
    detail: (why) => indeterminateReasons[why],
    stillListed:
      'Polar führt den Platz noch. Das kann veraltet sein, deshalb sieht die App erneut nach.',
  },
  failed: { title: 'Nicht freigegeben' },
  unconfirmed: { title: 'Die Freigabe lässt sich nicht bestätigen' },
  released: {
    title: 'Freigegeben',
    atTime: (time) => `um ${time} Uhr`,
    onDate: (date) => `am ${date}`,
    confirmed: (when) =>
      `Polar hat das ${when} bestätigt. Der Platz kann auf einem anderen Computer verwendet werden.`,
    foundFree: (when) =>
      `Polar führte diesen Platz ${when} nicht mehr. Er kann auf einem anderen Computer verwendet werden.`,
    writing: 'Der Beleg wird geschrieben …',
  },
  activating: {
    title: (label) => `${label} wird aktiviert …`,
    detail: 'Polars Antwort steht noch aus.',
  },
  unfinished: {
    title: 'Die Aktivierung ist nicht abgeschlossen',
    detail: (label) =>
      `Für „${label}“ wurde bei Polar ein Platz angefragt, und der Ausgang ist nicht bekannt. Ein neuer Versuch könnte einen zweiten Platz belegen.`,
    cannotCheck:
      'Polar zeigt die Plätze nur dem Anbieter, daher kann diese App ohne das Token der Organisation nicht nachsehen. Fragen Sie den Anbieter, ob dieser Computer einen Platz bekam, oder beginnen Sie neu und belegen womöglich einen zweiten.',
    notYet: 'Polar führt noch keinen solchen Platz. Es wird von selbst erneut nachgesehen.',
  },
  unsaved: {
    title: 'Der neue Platz ist nicht gespeichert',
    detail: (label) =>
      `Polar hat „${label}“ einen Platz gegeben, und nur dieses offene Fenster weiß davon. Es wird von selbst erneut versucht.`,
  },
  copied: {
    title: 'Dieser Platz gehört einem anderen Computer',
    detail: (label) =>
      `Die Daten der App wurden von „${label}“ kopiert oder wiederhergestellt. Dieser Computer hat noch keinen eigenen Platz. Geben Sie den Platz hier frei, verliert ihn jener Computer. Es wurde nichts gesendet.`,
    activation: {
      title: 'Diese Aktivierung gehört einem anderen Computer',
      detail: (label) =>
        `Die Daten der App wurden von einem anderen Computer kopiert oder wiederhergestellt, der gerade als „${label}“ aktiviert wurde. Dieser Computer hat noch keinen eigenen Platz. Es wurde nichts gesendet.`,
    },
    releasing: (label) => `Das ist der Platz eines anderen Computers: „${label}“.`,
    releaseCanceled: 'Zurückgenommen. Der andere Computer behält seinen Platz.',
  },
  unreadable: {
    title: 'Die Angaben zu diesem Gerät sind nicht lesbar',
    setAsideOnContinue:
      'Die Datei bleibt, wo sie ist. Wenn Sie ohne sie fortfahren, bleibt sie unter einem anderen Namen erhalten, es geht also nichts verloren.',
    leftInPlace: 'Die Datei bleibt, wo sie ist.',
  },

  licenses: {
    list: 'Lizenzen',
    key: (ending) => (ending === '' ? 'Verborgener Schlüssel' : `Schlüssel mit Endung ${ending}`),
    prefixed: (prefix, ending) => `${prefix} … ${ending}`,
    unknown: 'Unbekannte Lizenz',
    count: (count) =>
      count === 0 ? 'Keine Lizenz' : `${number(count)} ${seats(count, 'Lizenz', 'Lizenzen')}`,
    details: 'Details',
    buttonOf: (button, license) => `${button} (${license})`,
    back: 'Alle Lizenzen',
    add: 'Lizenz hinzufügen',
    receiptsMove:
      'Wenn Sie aktivieren, werden die Belege, die dieses Gerät jetzt zeigt, weggelegt. Sie finden sie im Verlauf.',
    found: {
      'already-activated':
        'Dieser Computer hat diese Lizenz bereits. Es wurde kein neuer Platz belegt.',
      'activation-unfinished':
        'Die Aktivierung dieser Lizenz ist nicht abgeschlossen. Es wurde kein neuer Platz belegt.',
    },
    releaseAll: 'Alle freigeben …',
    holding: (count, left) => {
      const what = `${number(count)} ${seats(count, 'Platz wird', 'Plätze werden')}`;
      return left === 0 ? `${what} freigegeben …` : `${what} in ${seconds(left)} freigegeben`;
    },
    undo: 'Rückgängig',
    undone: 'Die Freigaben wurden zurückgenommen. Dieser Computer behält seine Plätze.',
    putAway: 'Belege weglegen',
    dialog: {
      title: (license) => `Platz von „${license}“ freigeben?`,
      body: 'Diese Lizenz gilt danach auf diesem Computer nicht mehr. Ihre anderen Lizenzen und Ihre Dateien bleiben unangetastet. Der Platz kann auf einem anderen Computer verwendet werden.',
      cancel: 'Abbrechen',
    },
    dialogAll: {
      title: (count) => `${number(count)} ${seats(count, 'Platz', 'Plätze')} freigeben?`,
      body: 'Diese Lizenzen gelten danach auf diesem Computer nicht mehr. Ihre Dateien bleiben unangetastet. Die Plätze können auf anderen Computern verwendet werden.',
      list: 'Freizugebende Lizenzen',
      others: (count) =>
        count === 1
          ? 'Eine weitere Lizenz wird nicht freigegeben. Ihre Karte sagt, warum.'
          : `${number(count)} weitere Lizenzen werden nicht freigegeben. Ihre Karten sagen, warum.`,
      confirm: (count) => `${number(count)} ${seats(count, 'Platz', 'Plätze')} freigeben`,
    },
    rename: 'Umbenennen …',
    renameForm: {
      label: 'Name der Lizenz',
      hint: 'Den Namen sehen nur Sie und wer eine Supportanfrage von Ihnen bekommt. Ohne Namen sehen Sie das Ende des Schlüssels.',
      save: 'Speichern',
      cancel: 'Abbrechen',
    },
    card: {
      expires: (when) => `Läuft ab am ${when}`,
      ended: (when) => `Abgelaufen am ${when}`,
      noExpiry: 'Läuft nicht ab',
      expiryUnknown: 'Ablauf noch nicht bekannt',
      removed: 'Dieser Computer hat keinen Platz dieser Lizenz mehr.',
      neverConfirmed: 'Die Aktivierungs-ID ist vielleicht falsch eingegeben.',
      keyChanged: 'Fragen Sie den Anbieter nach dem neuen Schlüssel.',
      keyInactive: 'Der Schlüssel ist abgelaufen oder wurde gesperrt.',
      copied: (label) => `Die Daten wurden von „${label}“ kopiert.`,
      unfinished: 'Noch ist offen, ob dieser Computer einen Platz bekommen hat.',
      damaged: 'Wenn Sie ohne sie fortfahren, bleibt die Datei unter anderem Namen erhalten.',
    },
    unreadableTitle: 'Die Angaben zu dieser Lizenz sind nicht lesbar',
    removedDetail:
      'Polar führt dieses Gerät für diese Lizenz nicht mehr, und diese App hat es nicht freigegeben. Ein anderer Computer hat den Platz vielleicht belegt. Geben Sie den Schlüssel erneut ein, um einen Platz zu belegen. Unten steht, wer ihn freigegeben haben kann.',
    copiedDetail: (label) =>
      `Die Daten wurden von „${label}“ kopiert oder wiederhergestellt. Dieser Computer hat noch keinen eigenen Platz dieser Lizenz. Eine Freigabe hier nähme jenem Computer den Platz weg. Es wurde nichts gesendet.`,
  },

  seatAvailability: {
    yours: 'Ihr Platz gehört weiterhin Ihnen.',
    theirs: 'Der Platz gehört weiterhin dem anderen Computer.',
    free: 'Ihr Platz ist frei.',
    unknown: 'Noch ist offen, ob Ihr Platz frei ist.',
    'none-taken': 'Es wurde kein Platz belegt.',
    unfinished: 'Noch ist offen, was aus der Aktivierung geworden ist.',
  },

  actions: {
    check: 'Jetzt prüfen',
    release: 'Platz freigeben …',
    undoRelease: 'Gerät behalten',
    sendNow: 'Jetzt senden',
    cancelRelease: 'Freigabe abbrechen',
    checkAgain: 'Jetzt nachsehen',
    findSeat: 'Jetzt nachsehen',
    saveSeat: 'Jetzt speichern',
    tryAgain: 'Erneut versuchen',
    enterKeyAgain: 'Schlüssel eingeben …',
    setAside: 'Trotzdem neu beginnen …',
    activateHere: 'Diesen Computer aktivieren …',
    sameComputer: 'Das ist derselbe Computer …',
    setCopiedRecordAside: 'Schlüssel eingeben …',
    releaseOther: 'Platz jenes Computers freigeben …',
    continueWithout: 'Ohne sie fortfahren',
    done: 'Fertig',
  },

  facts: {
    label: 'Einzelheiten',
    product: 'Produkt',
    license: 'Lizenz',
    key: 'Lizenzschlüssel',
    name: 'Gerätename',
    activated: 'Aktiviert',
    expires: 'Läuft ab',
    server: 'Server',
    code: 'Gerätecode',
    codeHelp: 'Für den Support',
    noExpiry: 'Läuft nicht ab',
    notReported: 'Von Polar noch nicht mitgeteilt',
    ended: (when) => `Abgelaufen am ${when}`,
    attempts: 'Versuche',
    next: 'Nächster Versuch',
    nextCheck: 'Nächster Blick',
  },
  key: {
    reveal: 'Anzeigen',
    revealLabel: 'Lizenzschlüssel anzeigen',
    copy: 'Kopieren',
    copyLabel: 'Lizenzschlüssel kopieren',
    hidden: (ending) => (ending === '' ? 'Verborgen' : `Verborgen, endet auf ${ending}`),
    copied: 'Schlüssel kopiert. In einer Minute verlässt er die Zwischenablage.',
  },
  attempts: (count) => number(count),
  seats: {
    ofLimit: ({ used, limit }) =>
      limit === null
        ? `${number(used)} ${seats(used, 'Platz', 'Plätze')} belegt`
        : `${number(used)} von ${number(limit)} ${seats(limit, 'Platz', 'Plätzen')} belegt`,
    withThis: (count) => `${count}, einer von diesem Gerät`,
    short: ({ used, limit }) =>
      limit === null ? number(used) : `${number(used)} von ${number(limit)}`,
    heading: 'Belegte Plätze',
    change: (before, after) => `${before}, danach ${after}`,
  },
  about: {
    title: 'Was eine Freigabe bewirkt',
    tips: [
      {
        title: 'Dieser Computer',
        body: 'Er ist danach nicht mehr lizenziert. Ihre Dateien bleiben unangetastet.',
      },
      {
        title: 'Der Platz',
        body: 'Er wird frei und kann auf einem anderen Computer verwendet werden.',
      },
      {
        title: 'Der Weg zurück',
        body: 'Geben Sie den Schlüssel hier erneut ein, solange ein Platz frei ist.',
      },
    ],
  },
  elsewhere: {
    title: 'Wer ihn freigegeben haben kann',
    tips: [
      {
        title: 'Sie, auf Ihrer Seite mit den Käufen',
        body: 'Dort können Sie Geräte entfernen. Dann bleibt nichts zu tun.',
      },
      {
        title: 'Der Anbieter',
        body: 'Er kann einen Platz freigeben, zum Beispiel wenn Sie um Hilfe gebeten haben. Wenn Sie das nicht erwartet haben, fragen Sie ihn.',
      },
      {
        title: 'Eine Kopie dieses Computers',
        body: 'Eine zurückgespielte Sicherung oder ein kopiertes Laufwerk enthält denselben Platz und kann ihn freigeben. Jeder Computer braucht einen eigenen Platz: Geben Sie den Schlüssel auf beiden ein.',
      },
    ],
  },
  afterRelease: {
    title: 'Wie es weitergeht',
    tips: [
      {
        title: 'Auf einem anderen Computer',
        body: 'Geben Sie dort denselben Lizenzschlüssel ein. Er belegt den freien Platz.',
      },
      {
        title: 'Auf diesem Computer',
        body: 'Drücken Sie „Fertig“ und geben Sie den Schlüssel erneut ein, um zurückzukehren.',
      },
      {
        title: 'Der Beleg',
        body: 'Nach „Fertig“ finden Sie ihn im Verlauf wieder.',
      },
    ],
  },
  dialog: {
    title: (label) => `Platz von ${label} freigeben?`,
    body: (product) =>
      `${product === null ? 'Dieser Computer ist danach nicht mehr lizenziert.' : `${product} ist auf diesem Computer danach nicht mehr lizenziert.`} Ihre Dateien bleiben unangetastet. Der Platz kann auf einem anderen Computer verwendet werden.`,
    undo: 'Sie können es sich noch 5 Sekunden lang anders überlegen, bevor etwas gesendet wird.',
    confirm: 'Platz freigeben',
    cancel: 'Gerät behalten',
  },
  setAside: {
    title: 'Aktivierung neu beginnen?',
    body: 'Falls Polar diesem Computer doch einen Platz gegeben hat, belegt eine neue Aktivierung einen zweiten, und der erste bleibt belegt, bis der Anbieter ihn freigibt.',
    confirm: 'Neu beginnen',
    cancel: 'Noch nicht',
  },
  releaseCanceled: 'Die Freigabe wurde zurückgenommen. Dieses Gerät behält seinen Platz.',
};
