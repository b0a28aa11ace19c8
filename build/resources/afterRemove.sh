#!/bin/sh
# Documents and their traces outlive the program; only removal is told about, not an upgrade.
case "$1" in
  remove | purge)
    echo "Sintesi è stato rimosso. I documenti e gli esiti degli invii restano, cifrati, in ~/.sintesi di ogni utente."
    ;;
esac
