; Releases this computer's seats when the app is removed. electron-builder includes this file in its uninstaller and runs
; customUnInstall before the files are deleted (since 26.0.10). An update runs the old version's uninstaller with --updated, or with
; --delete-app-data where the installer got that, but always with /KEEP_APP_DATA, which no removal has.
;
; The uninstall always goes on: nothing here aborts, prompts or sets an error level. The app ends by itself within 8 seconds; the timeout
; is for one that hangs. nsExec leaves such an app running, and its file could not be deleted, so that it is ended here. This takes 10
; seconds at most, for all seats. uninstall.txt in the app's data folder says what came of each.
!macro customUnInstall
  Push $0
  Push $1
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/KEEP_APP_DATA" $1
  ${if} ${Errors}
  ${andIfNot} ${isUpdated}
    DetailPrint "Releasing the license seats of this computer"
    nsExec::ExecToStack /TIMEOUT=8500 '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" release --reason uninstall --timeout 8 --quiet --no-input'
    Pop $0
    Pop $1
    ${if} $0 == "timeout"
      nsExec::Exec /TIMEOUT=1500 'taskkill /F /IM "${APP_EXECUTABLE_FILENAME}"'
      Pop $1
    ${endIf}
    DetailPrint "Release of the license seats: $0"
  ${endIf}
  ClearErrors
  Pop $1
  Pop $0
!macroend
