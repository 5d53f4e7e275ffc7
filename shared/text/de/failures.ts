import type { Text } from '../text.ts';

/** Text for every failure, in German. */
const messages: Text['failures']['words'] = {
  'network-unreachable': {
    title: 'Polar ist nicht erreichbar',
    body: 'Dieser Computer ist offline, oder etwas blockiert die Verbindung. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.',
  },
  'connection-insecure': {
    title: 'Die Verbindung ist nicht sicher',
    body: 'Das für Polar vorgelegte Zertifikat ist nicht vertrauenswürdig, oder es kam keine verschlüsselte Verbindung zustande. Es wurde nichts gesendet.',
    advice:
      'Prüfen Sie Datum und Uhrzeit dieses Computers. Fragen Sie in einem Firmennetz die Administration.',
  },
  'proxy-unreachable': {
    title: 'Der Proxy ist nicht erreichbar',
    body: 'Dieses Netz leitet Anfragen über einen Proxy, der nicht geantwortet hat. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie den Proxy in den Systemeinstellungen oder verwenden Sie ein anderes Netz.',
  },
  'certificate-demanded': {
    title: 'Dieses Netz verlangt ein Zertifikat',
    body: 'Der Server, der anstelle von Polar geantwortet hat, verlangt ein Zertifikat von diesem Computer. Die App sendet nie eines, und es wurde nichts gesendet.',
    advice:
      'Polar verlangt keines. Fragen Sie die Netzwerkadministration, oder verwenden Sie ein anderes Netz.',
  },
  'proxy-refused': {
    title: 'Der Proxy lehnt die Verbindung ab',
    body: 'Der Proxy dieses Netzes lässt die App nicht zu Polar durch. Es wurde nichts gesendet.',
    advice:
      'Bitten Sie die Netzwerkadministration, api.polar.sh freizugeben, oder verwenden Sie ein anderes Netz.',
  },
  'proxy-login': {
    title: 'Der Proxy verlangt eine Anmeldung',
    body: 'Der Proxy dieses Netzes fragt nach Benutzername und Passwort. Es wurde nichts gesendet.',
    advice:
      'Versuchen Sie es im Fenster der App erneut und geben Sie sie dort ein. Für Befehle geben Sie sie in der Proxy-Adresse in HTTPS_PROXY an.',
  },
  'proxy-no-route': {
    title: 'Der Proxy erreicht Polar nicht',
    body: 'Der Proxy dieses Netzes antwortet, kann aber keine Verbindung zu Polar herstellen. Es wurde nichts gesendet.',
    advice: 'Versuchen Sie es später erneut oder fragen Sie die Netzwerkadministration.',
  },
  'proxy-closed': {
    title: 'Der Proxy hat die Verbindung beendet',
    body: 'Der Proxy dieses Netzes sollte eine Verbindung zu Polar herstellen und hat sie beendet. Es wurde nichts gesendet.',
    advice:
      'Versuchen Sie es später erneut. Wenn es wieder passiert, fragen Sie die Netzwerkadministration.',
  },
  'no-answer': {
    title: 'Keine Antwort von Polar',
    body: 'Die Anfrage wurde gesendet, aber es kam rechtzeitig keine Antwort. Ob Polar sie verarbeitet hat, ist nicht bekannt.',
    advice: 'Prüfen Sie gleich noch einmal. Mehrmals zu prüfen schadet nicht.',
  },
  'server-error': {
    title: 'Bei Polar trat ein Fehler auf',
    body: 'Polar antwortete, dass es die Anfrage nicht abschließen konnte. Ob Polar sie verarbeitet hat, ist nicht bekannt.',
    advice: 'Prüfen Sie in ein paar Minuten noch einmal.',
  },
  'not-polar': {
    title: 'Die Antwort kam nicht von Polar',
    body: 'Statt Polar hat etwas anderes im Netz geantwortet, etwa die Anmeldeseite eines Hotels oder Cafés.',
    advice:
      'Öffnen Sie eine Webseite, um sich im Netz anzumelden, und versuchen Sie es dann erneut.',
  },
  'version-not-served': {
    title: 'Diese App ist zu alt für Polar',
    body: 'Polar beantwortet Anfragen in der Form, die diese App sendet, nicht mehr.',
    advice: 'Aktualisieren Sie die App und versuchen Sie es dann erneut.',
  },
  'not-connected': {
    title: 'Es ist keine Organisation verbunden',
    body: 'Um Lizenzen zu verwalten, brauchen Sie das Token der Organisation.',
    advice: 'Verbinden Sie zuerst die Organisation.',
  },
  'token-ended': {
    title: 'Das Token gilt nicht mehr',
    body: 'Polar hat es bisher akzeptiert und lehnt es jetzt ab: Es ist abgelaufen, wurde gelöscht, oder die Organisation hat ihren Zugang verloren.',
    advice:
      'Legen Sie in Polar ein neues Token an und verbinden Sie neu. Danach können Sie fortfahren, wo Sie aufgehört haben.',
  },
  'token-other-server': {
    title: 'Dieses Token gehört zum anderen Server',
    body: 'Polars Sandbox und das echte Polar haben je eigene Token. Der andere Server akzeptiert dieses Token.',
    advice: 'Wählen Sie den anderen Server und verbinden Sie dann neu.',
  },
  'license-unknown': {
    title: 'Polar kennt diese Lizenz nicht',
    body: 'Sie wurde gelöscht oder gehört zu einer anderen Organisation.',
    advice: 'Aktualisieren Sie die Liste, um den aktuellen Stand zu sehen.',
  },
  'no-licenses': {
    title: 'Diese Organisation hat keine Lizenzschlüssel',
    body: 'Polar hat eine leere Liste geschickt.',
    advice:
      'Verkaufen Sie ein Produkt mit Lizenzschlüsseln, oder verbinden Sie eine andere Organisation.',
  },
  'not-confirmed': {
    title: 'Nichts wurde geändert',
    body: 'Sie haben die Bestätigung abgebrochen.',
    advice: 'Versuchen Sie es erneut und bestätigen Sie, wenn Sie fortfahren möchten.',
  },
  'question-open': {
    title: 'Eine andere Bestätigung ist offen',
    body: 'Die App zeigt immer nur eine Bestätigung an. Nichts wurde geändert.',
    advice: 'Beantworten Sie zuerst die offene und versuchen Sie es dann erneut.',
  },
  'questions-paused': {
    title: 'Bestätigungen sind für einen Moment ausgesetzt',
    body: 'Mehrere hintereinander wurden abgebrochen, deshalb fragt die App vorerst nicht mehr. Nichts wurde geändert.',
    advice:
      'Warten Sie eine Minute und versuchen Sie es dann erneut. Wenn Bestätigungen erscheinen, die Sie nicht ausgelöst haben, beenden Sie die App.',
  },
  'rotation-refused': {
    title: 'Ein widerrufener Schlüssel lässt sich nicht ersetzen',
    body: 'Polar gibt nur Lizenzen einen neuen Schlüssel, die nicht widerrufen sind. Nichts wurde geändert.',
    advice: 'Schalten Sie die Lizenz zuerst wieder frei und ersetzen Sie dann ihren Schlüssel.',
  },
  'bulk-pending': {
    title: 'Eine andere Sammelfreigabe ist noch offen',
    body: 'Es läuft immer nur eine, damit das Ergebnis jedes Platzes feststeht.',
    advice:
      'Warten Sie ihr Ende ab oder brechen Sie sie ab. Speichern Sie dann ihren Bericht oder verwerfen Sie ihr Ergebnis.',
  },
  'bulk-empty': {
    title: 'Es gibt keinen Platz freizugeben',
    body: 'Keine der ausgewählten Lizenzen hat einen passenden Platz.',
    advice: 'Wählen Sie andere Lizenzen oder eine andere Regel aus.',
  },
  'bulk-changed': {
    title: 'Der Plan hat sich inzwischen geändert',
    body: 'Die bestätigte Zahl ist nicht die Zahl der Plätze im Plan. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie den Plan noch einmal und bestätigen Sie dann.',
  },
  'bulk-other-organization': {
    title: 'Diese Sammelfreigabe gehört zu einer anderen Organisation',
    body: 'Sie wurde mit dem Token einer anderen Organisation oder auf dem anderen Server begonnen.',
    advice: 'Verbinden Sie diese Organisation, um sie fortzusetzen, oder verwerfen Sie sie.',
  },
  'csv-unreadable': {
    title: 'Die Datei konnte nicht als CSV gelesen werden',
    body: 'Sie ist leer oder keine Textdatei.',
    advice: 'Speichern Sie die Tabelle als CSV und wählen Sie diese Datei.',
  },
  'answer-unreadable': {
    title: 'Die Antwort von Polar ist nicht lesbar',
    body: 'Polar hat geantwortet, aber in der Antwort fehlt etwas, oder sie hat ein Format, das diese App nicht kennt. Die App hat nichts daraus geschlossen.',
    advice:
      'Versuchen Sie es in ein paar Minuten noch einmal. Wenn es wieder passiert, aktualisieren Sie die App oder senden Sie den Supportcode an den Support.',
  },
  'answer-too-long': {
    title: 'Die Antwort von Polar ist zu lang',
    body: 'Die App liest Antworten von bis zu 64 MB, und diese ist länger. Die App hat nichts daraus geschlossen.',
    advice:
      'Ein neuer Versuch hilft nicht. Prüfen Sie es im Dashboard von Polar und senden Sie den Supportcode an den Support.',
  },
  'token-rejected': {
    title: 'Polar hat das Token nicht akzeptiert',
    body: 'Es wurde gelöscht, ist abgelaufen oder gehört zum anderen Server von Polar (Sandbox oder Produktion).',
    advice: 'Legen Sie in Polar ein neues Token an und verbinden Sie neu.',
  },
  'scope-missing': {
    title: 'Dem Token fehlt eine Berechtigung',
    body: 'Das Token funktioniert, aber ihm fehlt eine Berechtigung.',
    advice: 'Legen Sie in Polar ein Token mit dieser Berechtigung an und verbinden Sie neu.',
  },
  'not-permitted': {
    title: 'Polar erlaubt das nicht',
    body: 'Polar hat die Anfrage verstanden und abgelehnt.',
    advice: 'Prüfen Sie, ob die Lizenz zur verbundenen Organisation gehört.',
  },
  'request-invalid': {
    title: 'Polar hat die Angaben nicht akzeptiert',
    body: 'Eine Eingabe hat ein Format, das Polar ablehnt.',
    advice: 'Prüfen Sie den Schlüssel und die Organisations-ID und versuchen Sie es dann erneut.',
  },
  'rate-limited': {
    title: 'Polar hat um Geduld gebeten',
    body: 'Von diesem Anschluss kamen in kurzer Zeit zu viele Anfragen.',
    advice: 'Warten Sie eine Minute und versuchen Sie es dann erneut.',
  },
  'still-held': {
    title: 'Polar führt diesen Platz noch',
    body: 'Er war bei jeder Prüfung noch belegt. Die Freigabe war nicht wirksam.',
    advice: 'Versuchen Sie die Freigabe erneut.',
  },
  'key-changed': {
    title: 'Polar kennt diesen Schlüssel nicht mehr',
    body: 'Mit diesem Schlüssel lässt sich nichts bestätigen. Die Daten dieses Computers bleiben erhalten.',
    advice:
      'Bitten Sie den Anbieter um Hilfe. Die Anfrage, die „Hilfe anfordern“ vorbereitet, enthält den Gerätecode und den Supportcode.',
  },
  'seats-hidden': {
    title: 'Diese Lizenz ist nicht aktiv',
    body: 'Solange die Lizenz nicht aktiv ist, zeigt Polar ihre Plätze nicht, und die Freigabe lässt sich nicht bestätigen. Die Daten dieses Computers bleiben erhalten.',
    advice:
      'Versuchen Sie es erneut: Polar gibt auch Plätze einer nicht aktiven Lizenz frei. Gelingt das nicht, bitten Sie den Anbieter um Hilfe.',
  },
  'key-unknown': {
    title: 'Diese Organisation hat keinen solchen Schlüssel',
    body: 'Polar kennt keine Lizenz dieser Organisation mit diesem Schlüssel.',
    advice: 'Prüfen Sie Schlüssel, Organisations-ID und Server auf Tippfehler.',
  },
  'other-seller': {
    title: 'Dieser Schlüssel gehört zum Produkt eines anderen Anbieters',
    body: 'Diese App ist für die Produkte eines einzigen Anbieters, und die Organisations-ID gehört einem anderen. Es wurde nichts gesendet.',
    advice: 'Verwenden Sie die App des Anbieters, von dem Sie den Schlüssel haben.',
  },
  'key-inactive': {
    title: 'Dieser Schlüssel ist nicht aktiv',
    body: 'Der Anbieter hat ihn gesperrt oder widerrufen.',
    advice: 'Fragen Sie den Anbieter nach dem Grund.',
  },
  'key-expired': {
    title: 'Dieser Schlüssel ist abgelaufen',
    body: 'Seine Lizenz ist nicht mehr gültig.',
    advice: 'Verlängern Sie die Lizenz beim Anbieter und versuchen Sie es dann erneut.',
  },
  'activations-unsupported': {
    title: 'Diese Lizenz hat keine Plätze',
    body: 'Der Anbieter hat sie ohne Geräteaktivierung eingerichtet, es gibt also nichts zu aktivieren oder freizugeben.',
    advice:
      'Vielleicht braucht die Software nur den Schlüssel. Wenn Sie Plätze erwartet haben, fragen Sie den Anbieter.',
  },
  'activation-limit': {
    title: 'Alle Plätze sind belegt',
    body: 'Diese Lizenz hat keinen freien Platz. Wurde dieser Computer neu eingerichtet, ist vielleicht sein alter Platz einer der belegten.',
    advice:
      'Geben Sie auf einem anderen Computer einen Platz frei, oder bitten Sie den Anbieter darum. Versuchen Sie es dann erneut.',
  },
  'activation-unknown': {
    title: 'Polar kennt diese Aktivierung nicht',
    body: 'Der Schlüssel stimmt, aber er hat keinen Platz mit dieser Aktivierungs-ID.',
    advice:
      'Prüfen Sie die Aktivierungs-ID. Gibt es den Platz nicht mehr, aktivieren Sie stattdessen mit dem Schlüssel.',
  },
  'seat-never-confirmed': {
    title: 'Polar kennt die gespeicherte Aktivierung nicht',
    body: 'Polar hat keinen Platz mit dieser Aktivierungs-ID. Es wurde nichts freigegeben. Ist die ID falsch geschrieben, ist der richtige Platz vielleicht noch belegt.',
    advice:
      'Verwenden Sie die vorhandene Aktivierung mit der richtigen ID, oder geben Sie den Schlüssel erneut ein.',
  },
  'activation-unfinished': {
    title: 'Eine frühere Aktivierung ist nicht abgeschlossen',
    body: 'Ob Polar diesem Computer einen Platz gegeben hat, ist nicht bekannt. Eine weitere Aktivierung könnte einen zweiten Platz belegen.',
    advice: 'Prüfen Sie zuerst noch einmal.',
  },
  'activation-other': {
    title: 'Das ist nicht die unvollständige Aktivierung',
    body: 'Polar hat diese Aktivierung, aber aus der Antwort geht nicht hervor, dass dieser Computer sie angefordert hat. Die unvollständige Aktivierung kann einen eigenen Platz haben, deshalb wurde nichts geändert.',
    advice:
      'Fragen Sie den Anbieter nach der Aktivierung mit dem Namen dieses Computers von dem Tag, an dem Sie den Schlüssel eingegeben haben.',
  },
  'not-activated': {
    title: 'Dieser Computer ist nicht aktiviert',
    body: 'Es gibt nichts freizugeben oder zu prüfen.',
    advice: 'Geben Sie einen Lizenzschlüssel ein, um diesen Computer zu aktivieren.',
  },
  'already-activated': {
    title: 'Dieser Computer hat schon einen Platz',
    body: 'Eine zweite Aktivierung würde einen weiteren Platz der Lizenz belegen.',
    advice: 'Geben Sie zuerst den jetzigen Platz frei.',
  },
  'other-computer': {
    title: 'Dieser Platz gehört einem anderen Computer',
    body: 'Die Daten der App wurden von einem anderen Computer kopiert oder wiederhergestellt. Der gespeicherte Platz gehört diesem anderen Computer. Es wurde nichts gesendet.',
    advice: 'Wählen Sie unter „Dieses Gerät“, was damit passieren soll.',
  },
  'release-pending': {
    title: 'Eine Freigabe läuft schon',
    body: 'Sie muss abgeschlossen sein, bevor mit diesem Platz etwas anderes passieren kann.',
    advice:
      'Warten Sie, bis sie abgeschlossen ist, oder brechen Sie sie ab, solange das noch geht.',
  },
  'transfer-unreadable': {
    title: 'Diese Datei kann nicht geöffnet werden',
    body: 'Sie ist beschädigt oder verändert, dieses Konto darf sie nicht lesen, oder sie ist keine Transferdatei. Es wurde nichts gesendet.',
    advice: 'Kopieren Sie sie noch einmal vom anderen Computer, oder erstellen Sie dort eine neue.',
  },
  'transfer-newer': {
    title: 'Die Transferdatei stammt von einer neueren Version',
    body: 'Eine neuere Version der App hat sie geschrieben, und diese Version kann sie nicht lesen. Es wurde nichts gesendet.',
    advice:
      'Aktualisieren Sie die App auf diesem Computer und öffnen Sie die Datei dann noch einmal.',
  },
  'transfer-code': {
    title: 'Dieser Code öffnet die Datei nicht',
    body: 'Ein Zeichen ist falsch, oder der Code gehört zu einer anderen Transferdatei.',
    advice: 'Vergleichen Sie ihn mit dem Code auf dem anderen Computer.',
  },
  'transfer-closed': {
    title: 'Die Transferdatei ist geschlossen',
    body: 'Die App vergisst die Datei, wenn Sie ihre Seite verlassen. Es wurde nichts gesendet.',
    advice: 'Öffnen Sie die Transferdatei noch einmal.',
  },
  'disk-full': {
    title: 'Der Datenträger ist voll',
    body: 'Der Vorgang konnte nicht aufgezeichnet werden. Deshalb wurde nichts gesendet.',
    advice: 'Schaffen Sie Speicherplatz und versuchen Sie es dann erneut.',
  },
  'folder-unwritable': {
    title: 'Die App kann ihre Dateien nicht schreiben',
    body: 'Ihr Datenordner ist schreibgeschützt. Deshalb wurde nichts gesendet.',
    advice:
      'Prüfen Sie, wer im Datenordner der App schreiben darf, und versuchen Sie es dann erneut.',
  },
  'folder-foreign': {
    title: 'Der Datenordner gehört einem anderen Konto',
    body: 'Das andere Konto könnte lesen und ändern, was die App dort speichert, oder es selbst nicht mehr lesen. Es wurde nichts gelesen, geschrieben oder gesendet.',
    advice:
      'Starten Sie die App mit dem Konto, dem der Ordner gehört, ohne sudo, oder geben Sie den Ordner Ihrem Konto zurück.',
  },
  'folder-exposed': {
    title: 'Andere Konten können den Datenordner ändern',
    body: 'Die Rechte des Datenordners der App oder eines Ordners darüber lassen jedes Konto seine Dateien ersetzen, und die App konnte das nicht ändern. Es wurde nichts gelesen, geschrieben oder gesendet.',
    advice:
      'Nehmen Sie anderen Konten das Schreibrecht, oder verwenden Sie einen anderen Datenordner.',
  },
  'outcome-unsaved': {
    title: 'Das Ergebnis konnte nicht gespeichert werden',
    body: 'Das Ergebnis der letzten Anfrage ist auf diesem Computer nicht gespeichert.',
    advice:
      'Schaffen Sie Speicherplatz, oder prüfen Sie, wer im Datenordner der App schreiben darf. Lassen Sie die App bis dahin offen.',
  },
  'file-unreadable': {
    title: 'Eine Datei dieser App ist nicht lesbar',
    body: 'Sie ist beschädigt, oder dieses Konto darf sie nicht lesen. Sie wurde nicht gelöscht.',
    advice:
      'Stellen Sie sie aus einer Sicherung wieder her, oder fragen Sie den Support, bevor Sie erneut aktivieren.',
  },
  'file-inaccessible': {
    title: 'Eine Datei dieser App kann nicht geöffnet werden',
    body: 'Es gibt sie, aber dieses Konto darf sie nicht lesen, oder an ihrer Stelle liegt etwas anderes als eine gewöhnliche Datei. Sie wurde nicht geändert.',
    advice:
      'Prüfen Sie im Datenordner der App, wem sie gehört, und geben Sie sie Ihrem Konto zurück.',
  },
  'file-newer': {
    title: 'Eine Datei stammt von einer neueren Version',
    body: 'Eine neuere Version dieser App hat sie geschrieben, und diese kann sie nicht lesen. Sie wurde nicht geändert.',
    advice: 'Installieren Sie wieder die neuere Version.',
  },
  'keychain-unavailable': {
    title: 'Dieser Computer hat keinen Schlüsselbund',
    body: 'Ohne ihn lässt sich ein Token nicht sicher speichern.',
    advice:
      'Schalten Sie den Schlüsselbund Ihres Systems ein, oder verbinden Sie bei jedem Start der App neu.',
  },
  'keychain-changed': {
    title: 'Das gespeicherte Token lässt sich nicht entsperren',
    body: 'Der Schlüsselbund, der es schützt, ist gesperrt, wurde geändert oder gehört einem anderen Benutzer.',
    advice:
      'Entsperren Sie den Schlüsselbund und starten Sie die App neu, oder verbinden Sie mit einem neuen Token.',
  },
  'busy-elsewhere': {
    title: 'Die App ist in einem anderen Fenster oder Befehl beschäftigt',
    body: 'Etwas anderes arbeitet gerade an diesem Platz. Es wurde nichts gesendet.',
    advice: 'Warten Sie, bis das abgeschlossen ist, und versuchen Sie es dann erneut.',
  },
  'clipboard-no-token': {
    title: 'In der Zwischenablage ist kein Token',
    body: 'Der zuletzt kopierte Text sieht nicht wie ein Token einer Organisation aus, das mit „polar_oat_“ beginnt.',
    advice: 'Kopieren Sie das Token in Polar und kommen Sie dann hierher zurück.',
  },
  'update-feed': {
    title: 'Die App konnte nicht nach einer neueren Version suchen',
    body: 'Die Liste der Versionen des Anbieters war nicht erreichbar oder nicht lesbar.',
    advice: 'Prüfen Sie die Internetverbindung oder versuchen Sie es später erneut.',
  },
  'update-not-loaded': {
    title: 'Das Update wurde nicht heruntergeladen',
    body: 'Die Datei kam nicht an oder ist beschädigt. Es wurde nichts installiert.',
    advice: 'Versuchen Sie es später erneut oder laden Sie die App von der Seite des Anbieters.',
  },
  'update-not-installed': {
    title: 'Das Update wurde nicht installiert',
    body: 'Das System hat es nicht angenommen. Ihre Version funktioniert weiter.',
    advice: 'Versuchen Sie es erneut oder laden Sie die App von der Seite des Anbieters.',
  },
  'update-later': {
    title: 'Die App arbeitet gerade an einem Platz',
    body: 'Ein Update würde das unterbrechen. Es wurde nichts geändert.',
    advice: 'Warten Sie, bis das erledigt ist, und versuchen Sie es dann erneut.',
  },
  'input-invalid': {
    title: 'Eine Eingabe kann nicht verwendet werden',
    body: 'Die App konnte sie nicht verarbeiten. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie die Felder und versuchen Sie es dann erneut.',
  },
  unexpected: {
    title: 'In der App trat ein Fehler auf',
    body: 'Vielleicht ist nicht alles erledigt. Die Ursache steht im Protokoll der App.',
    advice:
      'Versuchen Sie es erneut. Wenn es wieder passiert, senden Sie den Supportcode an den Support.',
  },
};

/** Text around a failure, in German. */
export const failures: Text['failures'] = {
  words: messages,
  keyUnknownTo: {
    title: (seller) => `Das ist kein Schlüssel von ${seller}`,
    body: (seller) => `Polar kennt keine Lizenz von ${seller} mit diesem Schlüssel.`,
    advice:
      'Prüfen Sie den Schlüssel auf Tippfehler. Ein Schlüssel für das Produkt eines anderen Anbieters kann hier nicht verwendet werden.',
  },
  unfinished: {
    'key-unknown': {
      body: 'Der Anbieter hat den Schlüssel dieser Lizenz vielleicht ersetzt, seit Sie ihn eingegeben haben.',
      advice: 'Fragen Sie den Anbieter nach dem Schlüssel, den die Lizenz jetzt hat.',
    },
    'activation-unknown': {
      body: 'Diese Lizenz hat keinen Platz mit dieser Aktivierungs-ID.',
      advice:
        'Vergleichen Sie sie mit der Nachricht des Anbieters, oder fragen Sie ihn noch einmal danach.',
    },
  },
  scope: (scope) => `Fehlende Berechtigung: ${scope}`,
  file: (name) => `Datei: ${name}`,
  retry: (when) => `Versuchen Sie es ${when} erneut.`,
};
