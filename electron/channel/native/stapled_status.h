// The revocation answer a server may send along with its certificate (RFC 6066 §8, RFC 6960).
#pragma once

#include <openssl/ssl.h>

namespace card_tls {

enum class StapledStatus {
  kNothingSaid,  // none was sent, or it proves nothing: not signed by the issuer, about another certificate, out of date
  kGood,
  kRevoked,
};

// Judges the answer of a connection whose server certificate has been verified.
StapledStatus JudgeStapledStatus(SSL* ssl);

}  // namespace card_tls
