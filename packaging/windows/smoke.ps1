# Try the setup as a pupil would: silent, without an administrator. Never run here: written for GitHub's runners.
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem dist/cnngui-*-windows-x64.exe).FullName
$folder = Join-Path $env:LOCALAPPDATA "Programs\CNNGUI"
$watch = [Diagnostics.Stopwatch]::StartNew()
Start-Process -Wait -FilePath $setup -ArgumentList "/S"
"installed in $([int]$watch.Elapsed.TotalSeconds) s, $([int]((Get-Item $setup).Length / 1e6)) MB"
$program = Join-Path $folder "cnngui.exe"
& $program --self-test
if ($LASTEXITCODE -ne 0) { throw "the self-test fails" }
& $program filter resources/photos/chelsea.png --kernel sobel-x --output build/edges.png
if ($LASTEXITCODE -ne 0 -or -not (Test-Path build/edges.png)) { throw "cnngui filter fails" }
& $program shots build/labs
if ($LASTEXITCODE -ne 0) { throw "cnngui shots fails" }
Start-Process -Wait -FilePath (Join-Path $folder "uninstall.exe") -ArgumentList "/S", "_?=$folder"
Remove-Item (Join-Path $folder "uninstall.exe") -ErrorAction SilentlyContinue   # with _? it waits, and cannot remove itself
if (Get-ChildItem $folder -ErrorAction SilentlyContinue) { throw "something is left in $folder" }
"removed, and nothing is left"
