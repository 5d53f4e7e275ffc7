# Ends with 0 if the file's Authenticode signature is valid: verify-signature.ps1 FILE
param([Parameter(Mandatory)][string] $File)
$signature = Get-AuthenticodeSignature -LiteralPath $File
Write-Output "$($signature.Status): $($signature.StatusMessage)"
if ($signature.Status -ne 'Valid') { exit 1 }
