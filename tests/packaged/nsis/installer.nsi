; The smallest installer that uses build/installer.nsh as electron-builder's does: in its uninstaller, before the files go.
Unicode true
!include LogicLib.nsh
!include FileFunc.nsh

Name "Seatkeeper under test"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\seatkeeper"
!define APP_EXECUTABLE_FILENAME "Seatkeeper.exe"

; electron-builder makes the same test of a plugin of its own.
!macro _isUpdated _a _b _t _f
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "--updated" $R8
  IfErrors `${_f}` `${_t}`
!macroend
!define isUpdated `"" isUpdated ""`

!include "${MACROS}"

Section
  SetOutPath $INSTDIR
  File "/oname=${APP_EXECUTABLE_FILENAME}" "${APP}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
SectionEnd

; What docs/uninstall.md proposes for a seller's own uninstaller, in place of the macro.
!ifdef PROPOSED
  !include "${PROPOSED}"
!endif

Section un.install
  StrCpy $0 "before"
  StrCpy $1 "too"
  !ifndef PROPOSED
    !insertmacro customUnInstall
  !endif
  ; What the macro used is as it was.
  ${If} $0 != "before"
  ${OrIf} $1 != "too"
    Abort
  ${EndIf}
  RMDir /r $INSTDIR
SectionEnd
