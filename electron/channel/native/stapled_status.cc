#include "stapled_status.h"

#include <openssl/err.h>
#include <openssl/ocsp.h>

#include <memory>

namespace card_tls {
namespace {

// How far the clocks of server and surgery may differ, in seconds.
constexpr long kClockSkew = 300;

struct Deleter {
  void operator()(OCSP_RESPONSE* response) const { OCSP_RESPONSE_free(response); }
  void operator()(OCSP_BASICRESP* answer) const { OCSP_BASICRESP_free(answer); }
  void operator()(OCSP_CERTID* id) const { OCSP_CERTID_free(id); }
};

std::unique_ptr<OCSP_BASICRESP, Deleter> ReadAnswer(SSL* ssl) {
  const uint8_t* der = nullptr;
  const long length = SSL_get_tlsext_status_ocsp_resp(ssl, &der);
  if (der == nullptr || length <= 0) return nullptr;
  const std::unique_ptr<OCSP_RESPONSE, Deleter> response(d2i_OCSP_RESPONSE(nullptr, &der, length));
  if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) return nullptr;
  return std::unique_ptr<OCSP_BASICRESP, Deleter>(OCSP_response_get1_basic(response.get()));
}

StapledStatus Judge(SSL* ssl) {
  const auto answer = ReadAnswer(ssl);
  STACK_OF(X509)* chain = SSL_get0_verified_chain(ssl);
  if (!answer || sk_X509_num(chain) < 2) return StapledStatus::kNothingSaid;
  X509_STORE* store = SSL_CTX_get_cert_store(SSL_get_SSL_CTX(ssl));
  if (OCSP_basic_verify(answer.get(), chain, store, 0) != 1) return StapledStatus::kNothingSaid;
  const std::unique_ptr<OCSP_CERTID, Deleter> id(
      OCSP_cert_to_id(nullptr, sk_X509_value(chain, 0), sk_X509_value(chain, 1)));
  int status = V_OCSP_CERTSTATUS_UNKNOWN;
  ASN1_GENERALIZEDTIME* this_update = nullptr;
  ASN1_GENERALIZEDTIME* next_update = nullptr;
  if (!id || OCSP_resp_find_status(answer.get(), id.get(), &status, nullptr, nullptr, &this_update, &next_update) != 1) {
    return StapledStatus::kNothingSaid;
  }
  // A revocation does not grow old; only a good answer may have been overtaken.
  if (status == V_OCSP_CERTSTATUS_REVOKED) return StapledStatus::kRevoked;
  const bool fresh = OCSP_check_validity(this_update, next_update, kClockSkew, -1) == 1;
  return status == V_OCSP_CERTSTATUS_GOOD && fresh ? StapledStatus::kGood : StapledStatus::kNothingSaid;
}

}  // namespace

StapledStatus JudgeStapledStatus(SSL* ssl) {
  const StapledStatus status = Judge(ssl);
  ERR_clear_error();  // an answer that proves nothing is no error of the connection
  return status;
}

}  // namespace card_tls
