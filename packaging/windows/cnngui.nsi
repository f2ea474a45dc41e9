; CNNGUI for Windows: a setup per user, without an administrator, in English and French; silent with /S.
;   makensis -DVERSION=0.1.0 -DPAYLOAD=build\frozen\cnngui -DICON=build\icons\icon.ico -DOUTPUT=dist\cnngui-0.1.0-windows-x64.exe cnngui.nsi
; `packaging/package_windows.py` calls it so. Compiled on Linux with a stand-in for the program; never run on Windows.
;   cnngui-0.1.0-windows-x64.exe /S              install without a question, for school roll-outs
;   cnngui-0.1.0-windows-x64.exe /S /D=C:\Labs   … into another folder (last on the line, without quotes)
;   "%LOCALAPPDATA%\Programs\CNNGUI\uninstall.exe" /S

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
Name "CNNGUI ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\CNNGUI"
InstallDirRegKey HKCU "Software\CNNGUI" "Folder"
BrandingText "CNNGUI ${VERSION}"
Icon "${ICON}"
UninstallIcon "${ICON}"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\CNNGUI"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\CNNGUI-window.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseLongPath
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

LangString ProgramPart ${LANG_ENGLISH} "CNNGUI"
LangString ProgramPart ${LANG_FRENCH} "CNNGUI"
LangString PathPart ${LANG_ENGLISH} "The command cnngui in every terminal"
LangString PathPart ${LANG_FRENCH} "La commande cnngui dans chaque terminal"
LangString DesktopPart ${LANG_ENGLISH} "Icon on the desktop"
LangString DesktopPart ${LANG_FRENCH} "Icône sur le bureau"
LangString Not64 ${LANG_ENGLISH} "CNNGUI needs 64-bit Windows 10 or newer."
LangString Not64 ${LANG_FRENCH} "CNNGUI a besoin de Windows 10 ou plus récent, en 64 bits."
LangString TooLong ${LANG_ENGLISH} "This path is too long for Windows: choose a folder of at most 100 letters."
LangString TooLong ${LANG_FRENCH} "Ce chemin est trop long pour Windows : choisissez un dossier de 100 lettres au plus."
LangString Running ${LANG_ENGLISH} "CNNGUI is open: close it, then try again."
LangString Running ${LANG_FRENCH} "CNNGUI est ouvert : fermez-le, puis réessayez."
LangString NotWritable ${LANG_ENGLISH} "The folder cannot be written: choose another."
LangString NotWritable ${LANG_FRENCH} "Impossible d’écrire dans ce dossier : choisissez-en un autre."
LangString Session ${LANG_ENGLISH} "CNNGUI session"
LangString Session ${LANG_FRENCH} "Session de CNNGUI"

!macro Stop TEXT
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONSTOP "${TEXT}"
  ${EndIf}
  SetErrorLevel 2
  Abort "${TEXT}"
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Stop "$(Not64)"
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; The longest path inside has 101 letters; Windows' programs take 259 unless told otherwise.
Function RefuseLongPath
  StrLen $0 "$INSTDIR"
  ${If} $0 > 100
    !insertmacro Stop "$(TooLong)"
  ${EndIf}
FunctionEnd

Section "!$(ProgramPart)" Program
  SectionIn RO
  Call RefuseLongPath
  ; An older version goes first, so that none of its files stays; a program that is open cannot be removed.
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    ClearErrors
    Delete "$INSTDIR\CNNGUI-window.exe"
    Delete "$INSTDIR\cnngui.exe"
    ${If} ${Errors}
      !insertmacro Stop "$(Running)"
    ${EndIf}
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\licences"
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    !insertmacro Stop "$(NotWritable)"
  ${EndIf}
  File /r "${PAYLOAD}/*.*"
  File "/oname=cnngui.ico" "${ICON}"
  CreateShortcut "$SMPROGRAMS\CNNGUI.lnk" "$INSTDIR\CNNGUI-window.exe" "" "$INSTDIR\cnngui.ico"

  WriteRegStr HKCU "Software\CNNGUI" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.cnngui" "" "CNNGUI.Session"
  WriteRegStr HKCU "Software\Classes\CNNGUI.Session" "" "$(Session)"
  WriteRegStr HKCU "Software\Classes\CNNGUI.Session\DefaultIcon" "" "$INSTDIR\cnngui.ico"
  WriteRegStr HKCU "Software\Classes\CNNGUI.Session\shell\open\command" "" '"$INSTDIR\CNNGUI-window.exe" "%1"'
  ; "Open with" of pictures; nothing is taken away from the program that opens them now.
  WriteRegStr HKCU "Software\Classes\Applications\CNNGUI-window.exe" "FriendlyAppName" "CNNGUI"
  WriteRegStr HKCU "Software\Classes\Applications\CNNGUI-window.exe\shell\open\command" "" '"$INSTDIR\CNNGUI-window.exe" "%1"'
  !define PICTURES "Software\Classes\Applications\CNNGUI-window.exe\SupportedTypes"
  WriteRegStr HKCU "${PICTURES}" ".png" ""
  WriteRegStr HKCU "${PICTURES}" ".jpg" ""
  WriteRegStr HKCU "${PICTURES}" ".jpeg" ""
  WriteRegStr HKCU "${PICTURES}" ".webp" ""
  WriteRegStr HKCU "${PICTURES}" ".tif" ""
  WriteRegStr HKCU "${PICTURES}" ".bmp" ""
  WriteRegStr HKCU "${PICTURES}" ".gif" ""

  !define GONE "Software\Microsoft\Windows\CurrentVersion\Uninstall\CNNGUI"
  WriteRegStr HKCU "${GONE}" "DisplayName" "CNNGUI"
  WriteRegStr HKCU "${GONE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${GONE}" "DisplayIcon" "$INSTDIR\cnngui.ico"
  WriteRegStr HKCU "${GONE}" "Publisher" "The CNNGUI authors"
  WriteRegStr HKCU "${GONE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${GONE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${GONE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${GONE}" "NoModify" 1
  WriteRegDWORD HKCU "${GONE}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${GONE}" "EstimatedSize" $0
SectionEnd

; Windows 10 and 11 have this folder in every user's PATH, so PATH is not rewritten.
Section "$(PathPart)" Command
  CreateDirectory "$LOCALAPPDATA\Microsoft\WindowsApps"
  FileOpen $0 "$LOCALAPPDATA\Microsoft\WindowsApps\cnngui.cmd" w
  ; Only ASCII: the folder, whose name may have accents, is asked of the registry.
  FileWrite $0 `@for /f "tokens=2,*" %%a in ('reg query HKCU\Software\CNNGUI /v Folder ^| find "REG_SZ"') do @"%%b\cnngui.exe" %*$\r$\n`
  FileClose $0
SectionEnd

Section /o "$(DesktopPart)" Desktop
  CreateShortcut "$DESKTOP\CNNGUI.lnk" "$INSTDIR\CNNGUI-window.exe" "" "$INSTDIR\cnngui.ico"
SectionEnd

; Settings, sessions and imported weights are the user's own, and stay; what can be made again goes.
Section "Uninstall"
  ClearErrors
  Delete "$INSTDIR\CNNGUI-window.exe"
  Delete "$INSTDIR\cnngui.exe"
  ${If} ${Errors}
    !insertmacro Stop "$(Running)"
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\cnngui.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\CNNGUI.lnk"
  Delete "$DESKTOP\CNNGUI.lnk"
  Delete "$LOCALAPPDATA\Microsoft\WindowsApps\cnngui.cmd"
  RMDir /r "$LOCALAPPDATA\cnngui\Cache"
  DeleteRegKey HKCU "Software\Classes\.cnngui"
  DeleteRegKey HKCU "Software\Classes\CNNGUI.Session"
  DeleteRegKey HKCU "Software\Classes\Applications\CNNGUI-window.exe"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall\CNNGUI"
  DeleteRegKey HKCU "Software\CNNGUI"
SectionEnd
