import { formatNumber, plural, unbroken } from '../../format.ts';
import type { IndeterminateReason } from '../../seat-release.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seconds = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Sekunde', other: 'Sekunden' })}`;
const seats = (count: number, one: string, other: string) => plural(count, 'de', { one, other });

const indeterminateReasons: Record<IndeterminateReason, string> = {
  'no-answer': 'Die Anfrage wurde gesendet, aber es kam keine Antwort.',
  'server-error': 'Die Anfrage wurde gesendet, aber Polar hat einen Fehler gemeldet.',
  gone: 'Polar kennt diesen Platz laut Antwort nicht. Vielleicht ist er schon frei.',
  'app-ended': 'Die App wurde beendet, bevor die Antwort kam.',
};

/** Text of the screen that shows this device, in German. */
export const device: Text['device'] = {
  title: 'Dieses Gerät',

  active: {
    title: 'Auf diesem Computer aktiv',
    detail: (when) => `${when.charAt(0).toUpperCase()}${when.slice(1)} von Polar bestätigt.`,
  },
  expired: {
    title: 'Die Lizenz ist abgelaufen',
    detail: (when) => `Sie galt bis ${when}. Verlängern Sie sie beim Anbieter.`,
  },
  unchecked: {
    title: 'Auf diesem Computer aktiviert',
    detail: (when) =>
      `Polar hat diesen Platz zuletzt ${when} bestätigt. Seit dem Start der App wurde er nicht geprüft.`,
    never: 'Dieser Platz wurde noch nicht bei Polar geprüft.',
  },
  checking: {
    title: 'Auf diesem Computer aktiviert',
    detail: 'Wird bei Polar geprüft …',
  },
  notReached: {
    title: (when) => `Aktiv, zuletzt geprüft: ${when}`,
    titleNever: 'Aktiviert, noch nicht bestätigt',
    detail: 'Eine neue Prüfung war jetzt nicht möglich.',
  },
  removed: {
    title: 'Anderswo freigegeben',
    detail:
      'Polar führt diesen Computer nicht mehr, und diese App hat seinen Platz nicht freigegeben. Vielleicht verwendet ihn jetzt ein anderer Computer. „Erneut aktivieren“ braucht einen freien Platz.',
  },
  neverConfirmed: {
    title: 'Polar kennt diese Aktivierung nicht',
    detail:
      'Polar hat keinen Platz mit dieser Aktivierungs-ID. Ist die ID falsch geschrieben, ist der richtige Platz vielleicht noch belegt: Verwenden Sie die vorhandene Aktivierung mit der richtigen ID. Geben Sie den Schlüssel erneut ein, kann das einen zweiten Platz belegen.',
  },
  keyChanged: {
    title: 'Polar kennt diesen Schlüssel nicht mehr',
    detail:
      'Der Schlüssel wurde ersetzt, oder die Lizenz wurde gelöscht. Wenn Sie einen neuen Schlüssel haben, geben Sie ihn ein. Sonst fragen Sie den Anbieter.',
  },
  keyInactive: {
    title: 'Die Lizenz ist nicht mehr aktiv',
    expired: (when) => `Die Lizenz ist am ${when} abgelaufen.`,
    expiredEarlier: 'Die Lizenz ist abgelaufen.',
    turnedOff: 'Die Lizenz wurde gesperrt.',
    canRelease: 'Den Platz dieses Computers können Sie trotzdem freigeben.',
  },
  holding: {
    title: (left) => (left === 0 ? 'Wird freigegeben …' : `Freigabe in ${seconds(left)}`),
    detail: 'Noch wurde nichts gesendet.',
  },
  releasing: { title: 'Wird freigegeben …', detail: 'Warten auf die Antwort von Polar.' },
  waiting: {
    title: 'Freigabe noch nicht gesendet',
    notAccepted: 'Freigabe noch nicht angenommen',
    detail: {
      'network-unreachable':
        'Dieser Computer kann Polar nicht erreichen. Bis die Freigabe gesendet ist, bleibt der Platz belegt.',
      'connection-insecure':
        'Die Verbindung zu Polar ist nicht sicher, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'proxy-unreachable':
        'Der Proxy dieses Netzes ist nicht erreichbar, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'certificate-demanded':
        'Dieses Netz verlangt ein Zertifikat von diesem Computer, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'proxy-refused':
        'Der Proxy dieses Netzes lässt die App nicht zu Polar durch, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'proxy-login':
        'Der Proxy dieses Netzes fragt nach Benutzername und Passwort, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'proxy-no-route':
        'Der Proxy dieses Netzes erreicht Polar nicht, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'proxy-closed':
        'Der Proxy dieses Netzes hat die Verbindung beendet, deshalb wurde nichts gesendet. Der Platz bleibt belegt.',
      'rate-limited':
        'Polar hat um Geduld gebeten. Bis es die Freigabe annimmt, bleibt der Platz belegt.',
    },
  },
  unknown: {
    title: 'Noch ist nicht bekannt, ob der Platz frei ist',
    detail: (why) => `${indeterminateReasons[why]} Wir prüfen automatisch noch einmal.`,
  },
  settling: {
    title: 'Wir prüfen, ob der Platz frei ist …',
    detail: (why) => indeterminateReasons[why],
    stillListed:
      'Polar führt den Platz noch. Das kann veraltet sein, deshalb prüfen wir noch einmal.',
  },
  failed: { title: 'Nicht freigegeben' },
  unconfirmed: { title: 'Die Freigabe kann nicht bestätigt werden' },
  released: {
    title: 'Freigegeben',
    atTime: (time) => `um ${time} Uhr`,
    onDate: (date) => `am ${date}`,
    confirmed: (when) => `Polar hat ${when} bestätigt, dass der Platz frei ist.`,
    foundFree: (when) =>
      `Bei der Prüfung ${when} führte Polar diesen Platz nicht mehr: Er ist frei.`,
    writing: 'Der Beleg wird gespeichert …',
  },
  activating: {
    title: (label) => `${label} wird aktiviert …`,
    detail: 'Warten auf die Antwort von Polar.',
  },
  unfinished: {
    title: 'Die Aktivierung ist nicht abgeschlossen',
    detail: (label) =>
      `Wir haben bei Polar einen Platz für „${label}“ angefordert und keine eindeutige Antwort erhalten.`,
    cannotCheck:
      'Ob dieser Computer einen Platz bekommen hat, kann diese App nicht sehen. Der Anbieter sieht es, vielleicht auch Ihre Bestellübersicht. Sendet der Anbieter Ihnen die Aktivierungs-ID, geben Sie sie hier ein. Ein Neubeginn kann einen zweiten Platz belegen.',
    notYet: 'Polar führt diesen Platz bisher nicht. Wir prüfen automatisch noch einmal.',
  },
  unsaved: {
    title: 'Der neue Platz ist nicht gespeichert',
    detail: (label) =>
      `Polar hat „${label}“ einen Platz gegeben, und nur dieses offene Fenster weiß davon. Wir versuchen es automatisch erneut.`,
  },
  copied: {
    title: 'Dieser Platz gehört einem anderen Computer',
    detail: (label) =>
      `Die Daten der App wurden von „${label}“ kopiert oder wiederhergestellt. Dieser Computer hat noch keinen eigenen Platz. Geben Sie den Platz hier frei, verliert ihn der andere Computer. Es wurde nichts gesendet.`,
    activation: {
      title: 'Diese Aktivierung gehört einem anderen Computer',
      detail: (label) =>
        `Die Daten der App wurden von einem anderen Computer kopiert oder wiederhergestellt, der gerade als „${label}“ aktiviert wurde. Dieser Computer hat noch keinen eigenen Platz. Es wurde nichts gesendet.`,
    },
    releasing: (label) => `Dieser Platz gehört einem anderen Computer: „${label}“.`,
    releaseCanceled: 'Freigabe abgebrochen. Der andere Computer behält seinen Platz.',
  },
  unreadable: {
    title: 'Die Lizenzdaten auf diesem Computer sind nicht lesbar',
    setAsideOnContinue:
      'Sie können ohne sie fortfahren. Die Datei bleibt erhalten. Enthielt sie einen Platz, bleibt er belegt, bis er in Ihrer Bestellübersicht oder vom Anbieter freigegeben wird.',
    newer: {
      title: 'Eine neuere Version hat diese Lizenz gespeichert',
      detail: 'Installieren Sie die neuere Version der App, um sie wieder zu verwenden.',
    },
    leftInPlace: 'Die Datei bleibt, wo sie ist.',
  },

  licenses: {
    list: 'Lizenzen',
    key: (ending) => (ending === '' ? 'Verborgener Schlüssel' : `Schlüssel mit Endung ${ending}`),
    prefixed: (prefix, ending) => `${prefix} … ${ending}`,
    unknown: 'Unbekannte Lizenz',
    count: (count) =>
      count === 0 ? 'Keine Lizenz' : `${number(count)} ${seats(count, 'Lizenz', 'Lizenzen')}`,
    withReleased: (licenses, released) => `${licenses}, dazu ${number(released)} freigegebene`,
    details: 'Details',
    move: 'Übertragen …',
    moveAll: 'Alle übertragen …',
    buttonOf: (button, license) => `${button} (${license})`,
    back: 'Alle Lizenzen',
    add: 'Lizenz hinzufügen',
    receiptsMove:
      'Beim Aktivieren werden die Belege unter „Dieses Gerät“ in den Verlauf verschoben.',
    found: {
      'already-activated':
        'Dieser Computer hat diese Lizenz bereits. Es wurde kein neuer Platz belegt.',
      'activation-unfinished':
        'Die Aktivierung dieser Lizenz ist nicht abgeschlossen. Es wurde kein neuer Platz belegt.',
    },
    checkAll: {
      progress: ({ current, total }) =>
        `Lizenz ${number(current)} von ${number(total)} wird geprüft …`,
      results: ({ active, attention, unchecked }) => {
        if (active + attention === 0)
          return 'Keine Lizenz konnte geprüft werden. Ihre Plätze ändern sich dadurch nicht.';
        const parts = [
          ...(active > 0 ? [`${number(active)} aktiv`] : []),
          ...(attention > 0 ? [`bei ${number(attention)} ist etwas zu tun`] : []),
          ...(unchecked > 0 ? [`${number(unchecked)} nicht prüfbar`] : []),
        ];
        return `Lizenzen geprüft: ${parts.join(', ')}.`;
      },
    },
    releaseAll: 'Alle freigeben …',
    holding: (count, left) => {
      const what = `${number(count)} ${seats(count, 'Platz wird', 'Plätze werden')}`;
      return left === 0 ? `${what} freigegeben …` : `${what} in ${seconds(left)} freigegeben`;
    },
    undo: 'Freigaben abbrechen',
    undone: 'Freigaben abgebrochen. Dieser Computer behält seine Plätze.',
    putAway: 'Belege ausblenden',
    dialog: {
      title: (license) => `Platz von „${license}“ freigeben?`,
      body: 'Diese Lizenz gilt danach auf diesem Computer nicht mehr. Ihre anderen Lizenzen und Ihre Dateien bleiben unverändert. Der Platz kann auf einem anderen Computer verwendet werden.',
      cancel: 'Abbrechen',
    },
    dialogAll: {
      title: (count) => `${number(count)} ${seats(count, 'Platz', 'Plätze')} freigeben?`,
      body: 'Diese Lizenzen gelten danach auf diesem Computer nicht mehr. Ihre Dateien bleiben unverändert. Ihre Plätze werden frei.',
      list: 'Freizugebende Lizenzen',
      others: (count) =>
        count === 1
          ? 'Eine weitere Lizenz wird nicht freigegeben. Ihre Karte sagt, warum.'
          : `${number(count)} weitere Lizenzen werden nicht freigegeben. Ihre Karten sagen, warum.`,
      keyChanged: (count) =>
        count === 1
          ? 'Eine Lizenz bleibt ausgenommen, weil Polar ihren Schlüssel nicht mehr kennt.'
          : `${number(count)} Lizenzen bleiben ausgenommen, weil Polar ihre Schlüssel nicht mehr kennt.`,
      confirm: (count) => `${number(count)} ${seats(count, 'Platz', 'Plätze')} freigeben`,
    },
    rename: 'Umbenennen …',
    renameForm: {
      label: 'Lizenzname',
      hint: 'Erscheint in dieser App sowie auf Belegen und in Supportanfragen. Optional.',
      save: 'Speichern',
      cancel: 'Abbrechen',
    },
    card: {
      expires: (when) => `Gültig bis ${when}`,
      expiresSoon: (when, left) => `Gültig bis ${when}, ${unbroken(left)}`,
      ended: (when) => `Abgelaufen am ${when}`,
      noExpiry: 'Unbegrenzt gültig',
      expiryUnknown: 'Gültigkeit noch nicht bekannt',
      removed: 'Dieser Computer hat keinen Platz dieser Lizenz mehr.',
      neverConfirmed: 'Die Aktivierungs-ID ist vielleicht falsch eingegeben.',
      keyChanged: 'Geben Sie den neuen Schlüssel ein, oder fragen Sie den Anbieter.',
      copied: (label) => `Die Daten wurden von „${label}“ kopiert.`,
      unfinished: 'Noch ist nicht bekannt, ob dieser Computer einen Platz bekommen hat.',
      damaged:
        'Die Datei bleibt erhalten. Enthielt sie einen Platz, bleibt er belegt, bis er freigegeben wird.',
    },
    unreadableTitle: 'Die Daten dieser Lizenz sind nicht lesbar',
    removedDetail:
      'Polar führt diesen Computer für diese Lizenz nicht mehr, und diese App hat seinen Platz nicht freigegeben. Vielleicht verwendet ihn jetzt ein anderer Computer. „Erneut aktivieren“ braucht einen freien Platz.',
    copiedDetail: (label) =>
      `Die Daten wurden von „${label}“ kopiert oder wiederhergestellt. Dieser Computer hat noch keinen eigenen Platz dieser Lizenz. Eine Freigabe hier nimmt dem anderen Computer den Platz weg. Es wurde nichts gesendet.`,
  },

  seatAvailability: {
    yours: 'Das hat an Ihrem Platz nichts geändert.',
    theirs: 'Der Platz gehört weiterhin dem anderen Computer.',
    free: 'Ihr Platz ist frei.',
    unknown: 'Noch ist nicht bekannt, ob Ihr Platz frei ist.',
    gone: 'Dieser Computer hat keinen Platz.',
    'none-taken': 'Dieser Computer hat keinen Platz belegt.',
    'none-of-license': 'Von dieser Lizenz hat dieser Computer keinen Platz belegt.',
    unfinished: 'Noch ist nicht bekannt, ob dieser Computer aktiviert wurde.',
  },

  actions: {
    check: 'Jetzt prüfen',
    release: 'Platz freigeben …',
    undoRelease: 'Freigabe abbrechen',
    sendNow: 'Jetzt senden',
    cancelRelease: 'Freigabe abbrechen',
    checkAgain: 'Erneut prüfen',
    findSeat: 'Erneut prüfen',
    saveSeat: 'Jetzt speichern',
    tryAgain: 'Erneut versuchen',
    enterKeyAgain: 'Schlüssel eingeben …',
    useExisting: 'Vorhandene Aktivierung verwenden …',
    enterNewKey: 'Neuen Schlüssel eingeben …',
    getHelp: 'Hilfe anfordern',
    openPortal: 'Bestellübersicht öffnen',
    askSeller: 'Anbieter fragen …',
    useActivation: 'Aktivierungs-ID eingeben …',
    checkUpdates: 'Nach Updates suchen',
    connectAgain: 'Neu verbinden …',
    stopTrying: 'Nicht weiter versuchen',
    setAside: 'Trotzdem neu beginnen …',
    activateHere: 'Diesen Computer aktivieren …',
    sameComputer: 'Das ist derselbe Computer …',
    setCopiedRecordAside: 'Schlüssel eingeben …',
    useAnotherKey: 'Mit anderem Schlüssel aktivieren …',
    activateAgain: 'Erneut aktivieren',
    releaseOther: 'Platz des anderen Computers freigeben …',
    continueWithout: 'Ohne sie fortfahren',
    done: 'Fertig',
  },

  facts: {
    label: 'Lizenzdetails',
    details: 'Details',
    organization: 'Organisations-ID',
    product: 'Produkt',
    key: 'Lizenzschlüssel',
    name: 'Gerätename',
    activated: 'Aktiviert',
    expires: 'Gültig bis',
    server: 'Server',
    code: 'Gerätecode',
    codeHelp: 'Für den Support',
    noExpiry: 'Ohne Ablaufdatum',
    notReported: 'Nicht bekannt',
    expired: 'Abgelaufen am',
    file: 'Datei',
    attempts: 'Versuche',
    next: 'Nächster Versuch',
    nextCheck: 'Nächste Prüfung',
  },
  key: {
    reveal: 'Anzeigen',
    revealLabel: 'Lizenzschlüssel anzeigen',
    copy: 'Kopieren',
    copyLabel: 'Lizenzschlüssel kopieren',
    hidden: (ending) => (ending === '' ? 'Verborgen' : `Verborgen, endet auf ${ending}`),
    copied: 'Schlüssel kopiert. Er wird in einer Minute aus der Zwischenablage entfernt.',
  },
  attempts: (count) => number(count),
  seats: {
    ofLimit: ({ used, limit }) =>
      limit === null
        ? `${number(used)} ${seats(used, 'Platz', 'Plätze')} belegt · kein Platzlimit`
        : `${number(used)} von ${number(limit)} ${seats(limit, 'Platz', 'Plätzen')} belegt`,
    withThis: ({ used, limit }) => {
      const who = used === 1 ? 'von diesem Computer' : 'einschließlich dieses Computers';
      return limit === null
        ? `${number(used)} ${seats(used, 'Platz', 'Plätze')} belegt, ${who} · kein Platzlimit`
        : `${number(used)} von ${number(limit)} ${seats(limit, 'Platz', 'Plätzen')} belegt, ${who}`;
    },
    only: 'Der einzige Platz, von diesem Computer belegt',
    asOf: (count, when) => `${count}, Stand ${when}`,
    asOfTime: (count, time) => `${count}, Stand ${time} Uhr`,
    lastCount: (count) => `${count} bei der letzten Zählung`,
    beforeRelease: (count) => `${count} vor der Freigabe`,
    afterRelease: (count) => `${count} nach der Freigabe`,
    notKnownYet: 'Noch nicht bekannt',
    short: ({ used, limit }) =>
      limit === null ? number(used) : `${number(used)} von ${number(limit)}`,
    heading: 'Belegte Plätze',
    places: {
      this: () => 'Dieser Computer',
      other: (count) => seats(count, 'Anderer Computer', `${number(count)} andere Computer`),
      free: (count) => seats(count, 'Freier Platz', `${number(count)} freie Plätze`),
      wereFree: (count) => seats(count, 'War frei', `${number(count)} waren frei`),
    },
    inUse: 'Belegt',
    wasInUse: 'War belegt',
    owner: (who) => `Inhaber: ${who}`,
    othersUnknown:
      'Welche anderen Plätze belegt sind, kann diese App nicht sehen. Der Anbieter sieht es.',
    change: (before, after) => `${before}, danach ${after}`,
  },
  recent: {
    title: 'Letzte Ereignisse',
    all: 'Alle anzeigen',
    empty: 'Noch nichts. Hier finden Sie Aktivierungen und Freigaben.',
  },
  elsewhere: {
    title: 'Wer ihn freigegeben haben kann',
    tips: [
      {
        title: 'Sie, in Ihrer Bestellübersicht',
        body: 'Vielleicht können Sie dort Computer entfernen. Wenn Sie das getan haben, ist nichts weiter zu tun.',
      },
      {
        title: 'Der Anbieter',
        body: 'Er kann Plätze freigeben, etwa wenn Sie um Hilfe bitten. Haben Sie das nicht erwartet, fragen Sie ihn.',
      },
      {
        title: 'Eine Kopie dieses Computers',
        body: 'Ein Backup oder ein geklontes Laufwerk enthält denselben Platz und kann ihn freigeben. Geben Sie den Schlüssel auf beiden ein.',
      },
    ],
  },
  afterRelease: {
    title: 'Wie es weitergeht',
    tips: [
      {
        title: 'Auf einem anderen Computer',
        body: 'Geben Sie dort denselben Lizenzschlüssel ein, solange die Lizenz gilt. Damit wird ein freier Platz belegt.',
      },
      {
        title: 'Auf diesem Computer',
        body: 'Klicken Sie auf „Fertig“ und geben Sie dann den Schlüssel erneut ein. Der Beleg bleibt im Verlauf.',
      },
    ],
    activateAgain:
      'Klicken Sie auf „Erneut aktivieren“. Nach dem Beenden der App müssen Sie den Schlüssel erneut eingeben.',
  },
  dialog: {
    title: (label) => `Platz von „${label}“ freigeben?`,
    body: (product) =>
      `${product === null ? 'Ihre Lizenz gilt danach auf diesem Computer nicht mehr.' : `Ihre Lizenz für ${product} gilt danach auf diesem Computer nicht mehr.`} Ihre Dateien bleiben unverändert. Der Platz kann auf einem anderen Computer verwendet werden.`,
    inactive:
      'Ihr Platz wird frei. Solange die Lizenz nicht wieder gilt, aktiviert ihr Schlüssel keinen Computer. Ihre Dateien bleiben unverändert.',
    keyChanged:
      'Polar kennt diesen Schlüssel nicht mehr. Deshalb kann Polar die Freigabe nicht bestätigen, und der Platz bleibt vielleicht belegt. Wenn Sie einen neuen Schlüssel haben, geben Sie stattdessen diesen ein. Ihre Dateien bleiben unverändert.',
    undo: 'Sie können die Freigabe noch 5 Sekunden lang abbrechen, bevor etwas gesendet wird.',
    confirm: 'Platz freigeben',
    cancel: 'Abbrechen',
  },
  setAside: {
    title: 'Neu beginnen?',
    body: 'Falls Polar diesem Computer doch einen Platz gegeben hat, belegt eine neue Aktivierung einen zweiten, und der erste bleibt belegt, bis er freigegeben wird.',
    confirm: 'Neu beginnen',
    cancel: 'Abbrechen',
  },
  releaseCanceled: 'Freigabe abgebrochen. Dieser Computer behält seinen Platz.',
};
