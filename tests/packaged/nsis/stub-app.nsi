; Stands in for the app under Wine, where Electron does not start: notes its command line, then does as BEHAVIOR says.
Unicode true
Name "stub"
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent

Section
  FileOpen $0 "$APPDATA\calls.txt" a
  FileSeek $0 0 END
  FileWrite $0 "$CMDLINE$\n"
  FileClose $0
  !if "${BEHAVIOR}" == "fails"
    SetErrorLevel 5
  !endif
  !if "${BEHAVIOR}" == "hangs"
    Sleep 120000
  !endif
SectionEnd
