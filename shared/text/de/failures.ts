import type { Text } from '../text.ts';

/** Text for every failure, in German. */
const messages: Text['failures']['words'] = {
  'network-unreachable': {
    title: 'Polar ist nicht erreichbar',
    body: 'Dieser Computer ist offline, oder etwas auf dem Weg blockiert die Verbindung. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie die Internetverbindung und versuchen Sie es dann erneut.',
  },
  'connection-insecure': {
    title: 'Die Verbindung ist nicht sicher',
    body: 'Dem Zertifikat, das für Polar vorgezeigt wurde, ist nicht zu trauen, oder es kam keine verschlüsselte Verbindung zustande. Es wurde nichts gesendet.',
    advice:
      'Prüfen Sie Datum und Uhrzeit dieses Computers. In einem Firmennetz fragen Sie, wer es betreut.',
  },
  'proxy-unreachable': {
    title: 'Der Proxy ist nicht erreichbar',
    body: 'Dieses Netz leitet Anfragen über einen Proxy, der nicht geantwortet hat. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie den Proxy in den Systemeinstellungen oder verwenden Sie ein anderes Netz.',
  },
  'certificate-demanded': {
    title: 'Dieses Netz verlangt ein Zertifikat',
    body: 'Wer sich als Polar gemeldet hat, verlangt ein Zertifikat von diesem Computer. Die App sendet nie eines, und es wurde nichts gesendet.',
    advice:
      'Polar verlangt keines. Fragen Sie, wer dieses Netz betreut, oder verwenden Sie ein anderes.',
  },
  'proxy-refused': {
    title: 'Der Proxy lehnt die Verbindung ab',
    body: 'Der Proxy dieses Netzes lässt die App nicht zu Polar durch. Es wurde nichts gesendet.',
    advice:
      'Bitten Sie die Betreuung des Netzes, api.polar.sh freizugeben, oder verwenden Sie ein anderes Netz.',
  },
  'proxy-login': {
    title: 'Der Proxy verlangt eine Anmeldung',
    body: 'Der Proxy dieses Netzes fragt nach Benutzername und Passwort. Es wurde nichts gesendet.',
    advice:
      'Versuchen Sie es im Fenster der App erneut und geben Sie sie dort ein. Ein Befehl nimmt sie aus der Adresse des Proxys in HTTPS_PROXY.',
  },
  'proxy-no-route': {
    title: 'Der Proxy erreicht Polar nicht',
    body: 'Der Proxy dieses Netzes antwortet, kann aber keine Verbindung zu Polar herstellen. Es wurde nichts gesendet.',
    advice: 'Versuchen Sie es später erneut oder fragen Sie, wer das Netz betreut.',
  },
  'proxy-closed': {
    title: 'Der Proxy hat die Verbindung beendet',
    body: 'Der Proxy dieses Netzes sollte eine Verbindung zu Polar herstellen und hat aufgelegt. Es wurde nichts gesendet.',
    advice:
      'Versuchen Sie es später erneut. Wenn es wieder geschieht, fragen Sie, wer das Netz betreut.',
  },
  'no-answer': {
    title: 'Polars Antwort ging verloren',
    body: 'Die Anfrage wurde gesendet, aber es kam rechtzeitig keine Antwort. Ob Polar gehandelt hat, ist offen.',
    advice: 'Lassen Sie gleich noch einmal nachsehen. Zweimal zu fragen schadet nicht.',
  },
  'server-error': {
    title: 'Bei Polar trat ein Fehler auf',
    body: 'Polar antwortete, dass es die Anfrage nicht abschließen konnte. Ob es gehandelt hat, ist offen.',
    advice: 'Lassen Sie in ein paar Minuten noch einmal nachsehen.',
  },
  'not-polar': {
    title: 'Die Antwort kam nicht von Polar',
    body: 'Etwas zwischen diesem Computer und Polar hat an dessen Stelle geantwortet, etwa die Anmeldeseite eines Hotels oder Cafés.',
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
    body: 'Um Lizenzen zu verwalten, wird ein Token der Organisation gebraucht.',
    advice: 'Verbinden Sie zuerst die Organisation.',
  },
  'token-ended': {
    title: 'Das Token gilt nicht mehr',
    body: 'Polar hat es bisher angenommen und weist es jetzt ab: Es ist abgelaufen, wurde gelöscht, oder die Organisation hat ihren Zugang verloren.',
    advice:
      'Legen Sie in Polar ein neues Token an und verbinden Sie neu. Begonnenes lässt sich dann fortsetzen.',
  },
  'token-other-server': {
    title: 'Dieses Token gehört zum anderen Server',
    body: 'Polars Sandbox und das echte Polar haben je eigene Token. Der andere Server nimmt dieses an.',
    advice: 'Wählen Sie den anderen Server und verbinden Sie dann neu.',
  },
  'license-unknown': {
    title: 'Polar kennt diese Lizenz nicht',
    body: 'Sie wurde gelöscht oder gehört zu einer anderen Organisation.',
    advice: 'Lesen Sie die Liste neu ein, um zu sehen, was da ist.',
  },
  'no-licenses': {
    title: 'Diese Organisation hat keine Lizenzschlüssel',
    body: 'Polar hat geantwortet, und die Liste ist leer.',
    advice:
      'Verkaufen Sie ein Produkt mit Lizenzschlüsseln, oder verbinden Sie eine andere Organisation.',
  },
  'not-confirmed': {
    title: 'Nichts wurde geändert',
    body: 'Sie haben die Rückfrage abgebrochen.',
    advice: 'Versuchen Sie es erneut und bestätigen Sie, wenn Sie fortfahren möchten.',
  },
  'question-open': {
    title: 'Eine andere Rückfrage ist offen',
    body: 'Die App stellt immer nur eine Rückfrage. Nichts wurde geändert.',
    advice: 'Beantworten Sie die offene Rückfrage und versuchen Sie es dann erneut.',
  },
  'questions-paused': {
    title: 'Die App stellt einen Moment lang keine Rückfragen',
    body: 'Mehrere Rückfragen hintereinander wurden abgebrochen, daher fragt die App vorerst nicht mehr. Nichts wurde geändert.',
    advice:
      'Warten Sie eine Minute und versuchen Sie es dann erneut. Wenn Rückfragen erscheinen, die Sie nicht ausgelöst haben, beenden Sie die App.',
  },
  'rotation-refused': {
    title: 'Ein widerrufener Schlüssel lässt sich nicht ersetzen',
    body: 'Polar gibt nur Lizenzen einen neuen Schlüssel, die nicht widerrufen sind. Es hat sich nichts geändert.',
    advice: 'Schalten Sie die Lizenz zuerst wieder frei und ersetzen Sie dann ihren Schlüssel.',
  },
  'bulk-pending': {
    title: 'Eine andere Sammelfreigabe ist noch da',
    body: 'Es läuft immer nur eine, damit das Ergebnis jedes Platzes feststeht.',
    advice:
      'Warten Sie ihr Ende ab oder brechen Sie sie ab; sichern Sie ihren Bericht oder legen Sie ihr Ergebnis weg.',
  },
  'bulk-empty': {
    title: 'Es gibt keinen Platz freizugeben',
    body: 'Keine der gewählten Lizenzen hat einen passenden Platz.',
    advice: 'Wählen Sie andere Lizenzen oder eine andere Regel.',
  },
  'bulk-too-long': {
    title: 'Das sind zu viele Plätze auf einmal',
    body: 'Eine Sammelfreigabe umfasst höchstens 20.000 Plätze.',
    advice: 'Wählen Sie weniger Lizenzen und wiederholen Sie die Freigabe für den Rest.',
  },
  'bulk-changed': {
    title: 'Der Plan hat sich inzwischen geändert',
    body: 'Die bestätigte Zahl ist nicht die Zahl der Plätze im Plan. Es wurde nichts gesendet.',
    advice: 'Sehen Sie sich den Plan noch einmal an und bestätigen Sie dann.',
  },
  'bulk-other-organization': {
    title: 'Diese Sammelfreigabe gehört zu einer anderen Organisation',
    body: 'Sie wurde mit dem Token einer anderen Organisation oder auf dem anderen Server begonnen.',
    advice: 'Verbinden Sie jene Organisation, um sie fortzusetzen, oder legen Sie sie weg.',
  },
  'csv-unreadable': {
    title: 'Die Datei ließ sich nicht als CSV lesen',
    body: 'Sie ist leer oder keine Textdatei.',
    advice: 'Sichern Sie die Tabelle als CSV und wählen Sie diese Datei.',
  },
  'answer-unreadable': {
    title: 'Die Antwort von Polar ist nicht lesbar',
    body: 'Polar hat geantwortet, aber in der Antwort fehlt Nötiges, oder es hat eine Form, die diese App nicht kennt. Daraus wurde nichts geschlossen.',
    advice:
      'Versuchen Sie es in ein paar Minuten noch einmal. Bleibt es dabei, aktualisieren Sie die App oder nennen Sie dem Support den Support-Code.',
  },
  'answer-too-long': {
    title: 'Die Antwort von Polar ist zu lang',
    body: 'Die App liest Antworten von bis zu 64 MB, und diese ist länger. Daraus wurde nichts geschlossen.',
    advice:
      'Noch einmal zu fragen, hilft nicht. Sehen Sie im Dashboard von Polar nach, und nennen Sie dem Support den Support-Code.',
  },
  'token-rejected': {
    title: 'Polar hat das Token nicht angenommen',
    body: 'Es wurde gelöscht, ist abgelaufen oder gehört zum anderen Server.',
    advice:
      'Prüfen Sie, ob der Server stimmt, oder legen Sie in Polar ein neues Token an und verbinden Sie neu.',
  },
  'scope-missing': {
    title: 'Dem Token fehlt eine Berechtigung',
    body: 'Polar kennt das Token, aber es darf dies nicht.',
    advice: 'Legen Sie in Polar ein Token mit dieser Berechtigung an und verbinden Sie neu.',
  },
  'not-permitted': {
    title: 'Polar erlaubt das nicht',
    body: 'Polar hat die Anfrage verstanden und abgelehnt.',
    advice: 'Prüfen Sie, ob die Lizenz zur verbundenen Organisation gehört.',
  },
  'request-invalid': {
    title: 'Polar hat die Angaben nicht angenommen',
    body: 'Etwas von dem, was eingegeben wurde, hat eine Form, die Polar ablehnt.',
    advice: 'Prüfen Sie den Schlüssel und die Organisations-ID und versuchen Sie es dann erneut.',
  },
  'rate-limited': {
    title: 'Polar hat um Geduld gebeten',
    body: 'Von diesem Anschluss kamen in kurzer Zeit zu viele Anfragen.',
    advice: 'Warten Sie eine Minute und versuchen Sie es dann erneut.',
  },
  'still-held': {
    title: 'Polar führt diesen Platz noch',
    body: 'Mehrere Blicke haben ihn jedes Mal gefunden. Die Freigabe hat nicht gewirkt.',
    advice: 'Versuchen Sie die Freigabe erneut.',
  },
  'key-changed': {
    title: 'Polar kennt diesen Schlüssel nicht mehr',
    body: 'Er wurde ersetzt, gesperrt oder ist abgelaufen, deshalb lässt sich mit ihm nichts bestätigen. Die Angaben zu diesem Gerät bleiben erhalten.',
    advice:
      'Bitten Sie den Anbieter um Hilfe, und nennen Sie ihm den Gerätecode und den Supportcode.',
  },
  'key-unknown': {
    title: 'Polar kennt diesen Schlüssel nicht',
    body: 'Keine Lizenz dieser Organisation hat den Schlüssel, der eingegeben wurde.',
    advice: 'Prüfen Sie Schlüssel, Organisations-ID und Server auf Tippfehler.',
  },
  'other-seller': {
    title: 'Dieser Schlüssel gehört zum Produkt eines anderen Anbieters',
    body: 'Diese App ist für die Produkte eines einzigen Anbieters, und die angegebene Organisation gehört einem anderen. Es wurde nichts gesendet.',
    advice: 'Verwenden Sie die App des Anbieters, von dem Sie den Schlüssel haben.',
  },
  'key-inactive': {
    title: 'Dieser Schlüssel ist nicht aktiv',
    body: 'Der Anbieter hat ihn gesperrt oder widerrufen.',
    advice: 'Fragen Sie den Anbieter nach dem Grund.',
  },
  'key-expired': {
    title: 'Dieser Schlüssel ist abgelaufen',
    body: 'Seine Lizenz ist zu Ende gegangen.',
    advice: 'Verlängern Sie die Lizenz beim Anbieter und versuchen Sie es dann erneut.',
  },
  'activations-unsupported': {
    title: 'Diese Lizenz hat keine Plätze',
    body: 'Der Anbieter hat sie ohne Geräteaktivierung eingerichtet, es gibt also nichts zu belegen oder zurückzugeben.',
    advice:
      'Sie können den Schlüssel ohne Aktivierung verwenden. Fragen Sie den Anbieter, wenn Sie das wundert.',
  },
  'activation-limit': {
    title: 'Alle Plätze sind belegt',
    body: 'Jeder Platz dieser Lizenz wird auf einem anderen Computer verwendet.',
    advice:
      'Geben Sie auf einem anderen Computer einen Platz frei, oder bitten Sie den Anbieter darum. Versuchen Sie es dann erneut.',
  },
  'activation-unknown': {
    title: 'Polar kennt diese Aktivierung nicht',
    body: 'Der Schlüssel stimmt, aber er hat keinen Platz mit der Aktivierungs-ID, die eingegeben wurde.',
    advice:
      'Prüfen Sie die Aktivierungs-ID. Gibt es den Platz nicht mehr, aktivieren Sie stattdessen mit dem Schlüssel.',
  },
  'seat-never-confirmed': {
    title: 'Polar kennt die gespeicherte Aktivierung nicht',
    body: 'Polar hat den gespeicherten Platz nie bestätigt, und der Schlüssel hat keine Aktivierung mit dieser ID. Es wurde nichts freigegeben: Ist die ID falsch geschrieben, zählt der richtige Platz weiter.',
    advice:
      'Importieren Sie den Platz erneut mit der richtigen Aktivierungs-ID, oder entfernen Sie diesen Eintrag in der App.',
  },
  'activation-unfinished': {
    title: 'Eine frühere Aktivierung ist nicht abgeschlossen',
    body: 'Ob Polar diesem Computer einen Platz gegeben hat, ist nicht bekannt. Eine weitere Aktivierung könnte einen zweiten belegen.',
    advice: 'Lassen Sie zuerst nachsehen.',
  },
  'not-activated': {
    title: 'Dieser Computer belegt keinen Platz',
    body: 'Es gibt nichts freizugeben oder zu prüfen.',
    advice: 'Geben Sie einen Lizenzschlüssel ein, um diesen Computer zu aktivieren.',
  },
  'already-activated': {
    title: 'Dieser Computer belegt schon einen Platz',
    body: 'Eine zweite Aktivierung würde einen weiteren Platz der Lizenz belegen.',
    advice: 'Geben Sie zuerst den jetzigen Platz frei.',
  },
  'other-computer': {
    title: 'Dieser Platz gehört einem anderen Computer',
    body: 'Die Daten der App wurden von einem anderen Computer kopiert oder wiederhergestellt. Der gespeicherte Platz gehört jenem Computer. Es wurde nichts gesendet.',
    advice: 'Legen Sie unter „Dieses Gerät“ fest, was damit geschehen soll.',
  },
  'release-pending': {
    title: 'Eine Freigabe läuft schon',
    body: 'Sie muss zu Ende kommen, bevor mit diesem Platz etwas anderes geschieht.',
    advice: 'Warten Sie, bis sie fertig ist, oder nehmen Sie sie zurück, solange das noch geht.',
  },
  'disk-full': {
    title: 'Der Datenträger ist voll',
    body: 'Was mit dem Platz geschieht, ließ sich nicht aufschreiben. Deshalb wurde nichts gesendet.',
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
    body: 'Was diese App dort ablegt, könnte jenes Konto lesen und ändern, oder es würde für jenes Konto unlesbar. Es wurde nichts gelesen, geschrieben oder gesendet.',
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
    title: 'Das Ergebnis ließ sich nicht speichern',
    body: 'Was aus der letzten Anfrage wurde, ließ sich auf diesem Computer nicht aufschreiben.',
    advice:
      'Schaffen Sie Speicherplatz, oder prüfen Sie, wer im Datenordner der App schreiben darf. Lassen Sie die App bis dahin offen.',
  },
  'file-unreadable': {
    title: 'Eine Datei dieser App ist nicht lesbar',
    body: 'Sie ist beschädigt, oder dieser Benutzer darf sie nicht lesen. Gelöscht wurde sie nicht.',
    advice:
      'Stellen Sie sie aus einer Sicherung wieder her, oder fragen Sie den Support, bevor Sie erneut aktivieren.',
  },
  'file-inaccessible': {
    title: 'Eine Datei dieser App lässt sich nicht öffnen',
    body: 'Es gibt sie, aber dieses Konto darf sie nicht lesen, oder an ihrer Stelle liegt etwas anderes als eine gewöhnliche Datei. Sie blieb, wie sie ist.',
    advice:
      'Prüfen Sie im Datenordner der App, wem sie gehört, und geben Sie sie Ihrem Konto zurück.',
  },
  'file-newer': {
    title: 'Eine Datei stammt von einer neueren Version',
    body: 'Eine neuere Version dieser App hat sie geschrieben, und diese hier versteht sie nicht. Sie blieb, wie sie ist.',
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
    advice: 'Lassen Sie es fertig werden und versuchen Sie es dann erneut.',
  },
  'clipboard-no-token': {
    title: 'In der Zwischenablage ist kein Token',
    body: 'Was zuletzt kopiert wurde, sieht nicht aus wie das Token einer Organisation, das mit „polar_oat_“ beginnt.',
    advice: 'Kopieren Sie das Token in Polar und kommen Sie dann hierher zurück.',
  },
  'input-invalid': {
    title: 'Etwas von der Eingabe ist nicht zu verwenden',
    body: 'Die App konnte damit nichts anfangen. Es wurde nichts gesendet.',
    advice: 'Prüfen Sie die Felder und versuchen Sie es dann erneut.',
  },
  unexpected: {
    title: 'In der App trat ein Fehler auf',
    body: 'Sie hat vorzeitig aufgehört und die Ursache in ihr Protokoll geschrieben.',
    advice: 'Versuchen Sie es erneut. Bleibt es dabei, nennen Sie dem Support den Supportcode.',
  },
};

/** Text around a failure, in German. */
export const failures: Text['failures'] = {
  words: messages,
  keyUnknownTo: {
    body: (seller) => `Keine Lizenz von ${seller} hat den Schlüssel, der eingegeben wurde.`,
    advice:
      'Prüfen Sie den Schlüssel auf Tippfehler. Ein Schlüssel für das Produkt eines anderen Anbieters gilt nur in dessen App.',
  },
  scope: (scope) => `Fehlende Berechtigung: ${scope}`,
  file: (name) => `Datei: ${name}`,
  retry: (when) => `Ein neuer Versuch lohnt sich ${when}.`,
};
