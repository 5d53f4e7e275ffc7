import { withKeyMask } from '../../masked-key.ts';
import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;

/** Text that the operating system shows, in German; the menus as macOS and Windows call them. */
export const native: Text['native'] = {
  menu: {
    about: (app) => `Über ${app}`,
    services: 'Dienste',
    hide: (app) => `${app} ausblenden`,
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    quit: (app) => `${app} beenden`,
    exit: 'Beenden',
    file: 'Datei',
    releaseSeat: 'Platz freigeben …',
    checkNow: 'Jetzt prüfen',
    copyKey: 'Lizenzschlüssel kopieren',
    settings: 'Einstellungen …',
    close: 'Fenster schließen',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    undoOnMac: 'Widerrufen',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    find: 'Suchen …',
    goTo: 'Gehe zu …',
    view: 'Ansicht',
    viewOnMac: 'Darstellung',
    screens: {
      overview: 'Übersicht',
      licenses: 'Lizenzen',
      support: 'Support',
      activity: 'Verlauf',
      settings: 'Einstellungen',
      device: 'Dieses Gerät',
    },
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild ein/aus',
    window: 'Fenster',
    minimize: 'Minimieren',
    minimizeOnMac: 'Im Dock ablegen',
    zoom: 'Zoomen',
    bringAllToFront: 'Alle nach vorne bringen',
    help: 'Hilfe',
    documentation: 'Dokumentation',
    shortcuts: 'Tastenkürzel und Neuerungen',
    releaseAndQuit: 'Platz freigeben und beenden …',
    uninstall: (app) => `${app} deinstallieren …`,
  },
  about: {
    version: (version) => `Version ${version}`,
    credits: 'Zeigt, welche Plätze dieser Computer belegt, und gibt sie frei.',
  },
  confirm: {
    cancel: 'Abbrechen',
    license: (customer, displayKey) =>
      `Lizenz von ${customer}\nSchlüssel ${withKeyMask(displayKey)}`,
    noCustomer: 'einem gelöschten Kunden',
    deletedCustomer: (shortId) => `einem gelöschten Kunden (${shortId})`,
    customerDeleted: 'Dieser Kunde wurde in Polar gelöscht.',
    none: 'keines',
    activate: {
      message: (label) => `Der Anbieter sieht diesen Computer als „${label}“`,
      detail:
        'Sie haben den vorgeschlagenen Namen geändert. Der Anbieter sieht ihn neben dem Platz. Die Aktivierung belegt einen Platz Ihrer Lizenz.',
      confirm: 'Aktivieren',
    },
    unreadableSeat: {
      message: 'Aktivieren, obwohl eine Lizenz auf diesem Computer nicht lesbar ist?',
      detail:
        'Eine Datei einer anderen Lizenz auf diesem Computer ist beschädigt oder lässt sich nicht öffnen. Gehört sie zu derselben Lizenz, belegt die Aktivierung einen zweiten Platz. Gehört sie zu einer anderen Lizenz, können Sie fortfahren.',
      confirm: 'Aktivieren',
    },
    release: {
      message: (label) => `Platz von „${label}“ freigeben?`,
      activated: (when) =>
        when === null ? 'Aktivierungsdatum nicht bekannt.' : `Aktiviert am ${when}`,
      detail:
        'Die Lizenz gilt auf dem Gerät nicht mehr, sobald seine Software wieder bei Polar prüft. Auf ihm wird nichts gelöscht. Sie können die Freigabe nicht rückgängig machen.',
      thisComputerDetail:
        'Das ist der Computer, an dem Sie arbeiten. Die Lizenz gilt auf ihm dann nicht mehr. Auf ihm wird nichts gelöscht.',
      confirm: 'Platz freigeben',
    },
    copied: {
      activate: {
        message: (thisComputer) => `Diesen Computer, „${thisComputer}“, aktivieren?`,
        detail: (other, displayKey) =>
          `Lizenzschlüssel ${displayKey}. „${other}“ behält seinen Platz; dieser Computer belegt also einen weiteren der Lizenz.`,
        confirm: 'Aktivieren',
      },
      release: {
        message: (other) => `Den Platz von „${other}“ freigeben?`,
        detail:
          'Das ist ein anderer Computer. Die Lizenz gilt auf ihm nicht mehr, sobald seine Software wieder bei Polar prüft. Auf ihm wird nichts gelöscht. Sie können die Freigabe noch 5 Sekunden lang abbrechen, bevor etwas gesendet wird.',
        confirm: 'Platz freigeben',
      },
      'same-computer': {
        message: (other) => `Ist dieser Computer „${other}“?`,
        detail:
          'Bestätigen Sie das nach einem neuen System oder einer neuen Hauptplatine. Der Platz gehört dann diesem Computer, und eine ausstehende Freigabe wird gesendet. Gibt es beide Computer, nimmt eine Freigabe hier dem anderen seinen Platz.',
        confirm: 'Derselbe Computer',
      },
      'set-aside': {
        message: (other) => `Ohne die Daten von „${other}“ fortfahren?`,
        detail:
          'Sie bleiben unter anderem Namen im Datenordner, und der andere Computer behält seinen Platz. Danach können Sie hier einen Lizenzschlüssel eingeben.',
        confirm: 'Fortfahren',
      },
    },
    granted: {
      message: 'Diese Lizenz freischalten?',
      detail:
        'Der Schlüssel gilt wieder, und die Lizenz gilt auf den Geräten mit ihren Plätzen wieder, sobald deren Software bei Polar prüft.',
      confirm: 'Lizenz freischalten',
    },
    disableMany: {
      message: (count) => `${licensesOf(count)} sperren?`,
      others: (count) => `und ${number(count)} weitere`,
      confirm: (count) => `${licensesOf(count)} sperren`,
    },
    disabled: {
      message: 'Diese Lizenz sperren?',
      detail:
        'Sie gilt auf ihren Geräten nicht mehr, sobald deren Software wieder bei Polar prüft, und kein weiteres kann aktiviert werden. Alle Plätze bleiben belegt. Sie können sie wieder freischalten.',
      confirm: 'Lizenz sperren',
    },
    revoked: {
      message: 'Diese Lizenz widerrufen?',
      detail:
        'Sie gilt auf ihren Geräten nicht mehr, sobald deren Software wieder bei Polar prüft, und der Schlüssel lässt sich nicht ersetzen, solange er widerrufen ist. Alle Plätze bleiben belegt. Das ist für erstattete Käufe und missbrauchte Schlüssel gedacht.',
      confirm: 'Lizenz widerrufen',
    },
    rotate: {
      message: 'Den Schlüssel dieser Lizenz ersetzen?',
      detail:
        'Polar erzeugt einen neuen Schlüssel, und der vorherige gilt sofort nicht mehr. Auf jedem Gerät mit dem vorherigen Schlüssel gilt die Lizenz nicht mehr, sobald seine Software wieder bei Polar prüft, und das Gerät kann seinen Platz nicht mehr selbst freigeben: Diese Plätze müssen Sie hier freigeben. Der Kunde braucht den neuen Schlüssel.',
      confirm: 'Schlüssel ersetzen',
    },
    edit: {
      message: 'Die Limits dieser Lizenz ändern?',
      confirm: 'Änderungen speichern',
      seatLimit: (value) => `Platzlimit:  ${value}`,
      usage: (value) => `Nutzung bisher: ${value}`,
      usageLimit: (value) => `Nutzungslimit:  ${value}`,
      expiresAt: (value) => `Gültig bis: ${value}`,
      noExpiry: 'Unbegrenzt gültig: Die Lizenz läuft nie ab.',
    },
    bulk: {
      message: (seats, licenses) =>
        `${seatsOf(seats)} von ${number(licenses)} ${plural(licenses, 'de', { one: 'Lizenz', other: 'Lizenzen' })} freigeben?`,
      resumeMessage: (seats) => `Fortfahren und ${seatsOf(seats)} freigeben?`,
      ofCommand: 'Diese Freigabe wurde von der Befehlszeile aus begonnen.',
      devices: (labels, more) =>
        more === 0
          ? `Geräte: ${labels.join(', ')}`
          : `Geräte: ${labels.join(', ')} und ${number(more)} ${plural(more, 'de', { one: 'weiteres', other: 'weitere' })}`,
      detail:
        'Die Lizenzen gelten auf diesen Geräten nicht mehr, sobald deren Software wieder bei Polar prüft. Auf ihnen wird nichts gelöscht. Sie können die Freigaben nicht rückgängig machen.',
      confirm: (seats) => `${seatsOf(seats)} freigeben`,
    },
  },
  revealKey: {
    title: 'Lizenzschlüssel',
    message: 'Ihr Lizenzschlüssel',
    warning: 'Wer diesen Schlüssel hat, kann einen Platz Ihrer Lizenz belegen.',
    hides: (seconds) =>
      `Wird in ${number(seconds)} ${plural(seconds, 'de', { one: 'Sekunde', other: 'Sekunden' })} verborgen`,
    copy: 'Kopieren',
    copied: 'Kopiert. Er wird in einer Minute aus der Zwischenablage entfernt.',
    close: 'Schließen',
  },
  uninstallPrompts: {
    releaseAndQuit: 'Platz freigeben und beenden?',
    releaseAndQuitAction: 'Freigeben und beenden',
    uninstall: 'Platz freigeben und die App in den Papierkorb legen?',
    uninstallAction: 'Deinstallieren',
    consequence: (label) =>
      `Die Lizenz gilt auf ${label} danach nicht mehr, und ihr Platz wird frei. Ihre Dateien bleiben unverändert.`,
    target: (path) => `In den Papierkorb gelegt wird: ${path}`,
    uninstallOnly: 'Die App in den Papierkorb legen?',
    noSeat: 'Dieser Computer ist nicht aktiviert. Ihre Dateien bleiben unverändert.',
    seatStays: (label) =>
      `Es wird kein Platz freigegeben: ${label} behält seinen. Ihre Dateien bleiben unverändert.`,
    seatOfOther: (label) =>
      `Es wird kein Platz freigegeben: Die Daten hier wurden von einem anderen Computer kopiert, ${label}, und der behält seinen Platz. Ihre Dateien bleiben unverändert.`,
    seatUnreadable:
      'Es wird kein Platz freigegeben, denn sein Eintrag ist nicht lesbar. Ihre Dateien bleiben unverändert.',
    activationUnfinished:
      'Es wird kein Platz freigegeben. Eine Aktivierung ist nicht abgeschlossen und hat vielleicht einen belegt. Ihre Dateien bleiben unverändert.',
    releaseSeveralAndQuit: (count) => `${seatsOf(count)} freigeben und beenden?`,
    uninstallSeveral: (count) => `${seatsOf(count)} freigeben und die App in den Papierkorb legen?`,
    releasedSeats: 'Diese werden freigegeben:',
    keptSeats: 'Nicht freigegeben:',
    more: (count) => `und ${number(count)} weitere`,
    unnamedSeat: 'ein Platz ohne Namen',
    keptByOther: (seat) => `${seat}: von einem anderen Computer kopiert, der seinen Platz behält`,
    keptUnfinished: (seat) =>
      `${seat}: eine Aktivierung, die nicht abgeschlossen ist und vielleicht einen Platz belegt hat`,
    keptUnreadable: (seat) =>
      seat === null
        ? 'ein Platz, dessen Eintrag nicht lesbar ist'
        : `${seat}: der Eintrag ist nicht lesbar`,
    filesStay: 'Ihre Dateien bleiben unverändert.',
    cancel: 'Abbrechen',
    appStays: 'Die App wurde nicht entfernt',
    notReleased: 'Der Platz wurde nicht freigegeben, deshalb wurde die App nicht entfernt',
    releaseWaiting:
      'Polar hat die Freigabe noch nicht angenommen. Die App sendet sie, sobald es geht. Bis dahin bleibt der Platz belegt.',
    releaseUnknown:
      'Ob der Platz frei ist, ist noch nicht bekannt, deshalb wurde die App nicht entfernt',
    checksContinue: 'Keine Antwort zeigt, ob der Platz freigegeben wurde. Die App prüft weiter.',
    severalNotReleased: (count) =>
      `${seatsOf(count)} ${plural(count, 'de', { one: 'wurde', other: 'wurden' })} nicht freigegeben, deshalb wurde die App nicht entfernt`,
    severalUnknown:
      'Ob alle Plätze frei sind, ist noch nicht bekannt, deshalb wurde die App nicht entfernt',
    outcomes: {
      free: (seat) => `${seat}: freigegeben.`,
      waiting: (seat) => `${seat}: Freigabe steht aus.`,
      kept: (seat) => `${seat}: nicht freigegeben.`,
      unknown: (seat) => `${seat}: noch nicht bekannt, ob er frei ist.`,
    },
    sentLater:
      'Die übrigen Freigaben sendet die App, sobald es geht. Bis dahin bleiben diese Plätze belegt.',
    checksContinueForSeveral: 'Die Plätze, deren Zustand nicht bekannt ist, prüft die App weiter.',
    notRemoved: 'Die App konnte nicht in den Papierkorb gelegt werden',
    removeManually: (path) => `Entfernen Sie sie selbst: ${path}`,
    close: 'Schließen',
  },
  quitWhileReleasing: {
    message: 'Beenden, während ein Platz freigegeben wird?',
    detail: {
      idle: null,
      released: null,
      failed: null,
      holding: 'Noch wurde nichts gesendet. Wenn Sie jetzt beenden, wird die Freigabe abgebrochen.',
      releasing: 'Die Anfrage wurde gesendet. Beim nächsten Start prüft die App das Ergebnis.',
      unknown:
        'Ob der Platz frei ist, ist noch nicht bekannt. Beim nächsten Start prüft die App erneut.',
      settling:
        'Ob der Platz frei ist, ist noch nicht bekannt. Beim nächsten Start prüft die App erneut.',
      waiting:
        'Polar hat sie noch nicht angenommen. Die App sendet sie beim nächsten Start. Bis dahin bleibt der Platz belegt.',
    },
    messageOfSeveral: 'Beenden, während Plätze freigegeben werden?',
    detailOfSeveral: (count) =>
      `Für ${seatsOf(count)} wurde noch nichts gesendet. Wenn Sie jetzt beenden, ${plural(count, 'de', { one: 'wird seine Freigabe', other: 'werden ihre Freigaben' })} abgebrochen.`,
    quit: 'Beenden',
    cancel: 'Nicht beenden',
  },
  quitUnsaved: {
    message: 'Beenden, obwohl der neue Platz nicht gespeichert ist?',
    detail:
      'Polar hat diesem Computer einen Platz gegeben, der noch nicht gespeichert werden konnte. Wenn Sie jetzt beenden, bleibt er belegt, und diese App findet ihn nur mit dem Token der Organisation wieder.',
    messageOfSeveral: (count) =>
      `Beenden, obwohl ${number(count)} neue Plätze nicht gespeichert sind?`,
    detailOfSeveral:
      'Polar hat diesem Computer Plätze gegeben, die noch nicht gespeichert werden konnten. Wenn Sie jetzt beenden, bleiben sie belegt, und diese App findet sie nur mit dem Token der Organisation wieder.',
  },
  notifications: {
    ofLicense: (license, title) => `${license}: ${title}`,
    released: {
      title: 'Platz freigegeben',
      body: (label) => `Der Platz von „${label}“ ist frei. Die App zeigt den Beleg.`,
    },
    failed: {
      title: 'Platz nicht freigegeben',
      body: 'Öffnen Sie die App, um zu sehen, warum, und was zu tun ist.',
    },
    expiring: {
      title: (days) =>
        days === 0
          ? 'Ihre Lizenz läuft heute ab'
          : `Ihre Lizenz läuft in ${number(days)} ${plural(days, 'de', { one: 'Tag', other: 'Tagen' })} ab`,
      body: (when) =>
        `Sie gilt bis ${when}. Verlängern Sie sie beim Anbieter, um die Software weiter zu verwenden.`,
    },
    removed: {
      title: 'Der Platz wurde anderswo freigegeben',
      body: 'Polar führt diesen Computer nicht mehr. Öffnen Sie die App, um zu sehen, wer den Platz freigegeben haben kann und was zu tun ist.',
    },
  },
  tray: {
    open: (app) => `${app} öffnen`,
    quit: 'Beenden',
    waiting: 'Freigabe steht aus',
    expiring: (days) =>
      days === 0
        ? 'Lizenz läuft heute ab'
        : `Lizenz läuft in ${number(days)} ${plural(days, 'de', { one: 'Tag', other: 'Tagen' })} ab`,
  },
  transfer: {
    fileName: (day) => `Lizenzübertragung ${day}`,
    title: 'Transferdatei öffnen',
    files: 'Transferdateien',
    allFiles: 'Alle Dateien',
  },
  saveReceipt: { title: 'Beleg speichern', textFiles: 'Text' },
  proxyLogin: {
    title: 'Der Proxy verlangt eine Anmeldung',
    body: (proxy) =>
      `${proxy} verbindet dieses Netz mit dem Internet und fragt nach Benutzername und Passwort. Geben Sie sie nur ein, wenn Sie diesen Proxy kennen.`,
    refused: 'Der Proxy hat die letzte Anmeldung nicht akzeptiert.',
    storageNote:
      'Die Anmeldung bleibt, bis Sie die App beenden, und wird nie auf die Festplatte geschrieben.',
    unencryptedWarning:
      'Dieser Proxy bekommt das Passwort unverschlüsselt: Andere in diesem Netz könnten es mitlesen.',
    username: 'Benutzername',
    password: 'Passwort',
    confirm: 'Anmelden',
    cancel: 'Abbrechen',
  },
};
