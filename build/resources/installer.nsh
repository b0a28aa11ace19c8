; Told when the program is removed: documents and their traces stay, and where.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "Sintesi è stato rimosso.$\r$\n$\r$\nI documenti, gli esiti degli invii e le copie di sicurezza restano nella cartella:$\r$\n$PROFILE\.sintesi$\r$\n$\r$\nSono cifrati e si riaprono reinstallando Sintesi. Per eliminarli cancellare quella cartella." /SD IDOK
  ${endIf}
!macroend
