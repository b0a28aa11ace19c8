#include "card_key.h"

#include <openssl/async.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <cstring>
#include <memory>

namespace card_tls {
namespace {

thread_local SignatureDesk* desk_in_use = nullptr;

// Runs on the stack of the async job: only copies, pauses, and copies again. No JavaScript, no exception.
std::optional<Bytes> AskCard(Mechanism mechanism, const uint8_t* data, size_t length) {
  SignatureDesk* desk = desk_in_use;
  if (desk == nullptr || ASYNC_get_current_job() == nullptr) return std::nullopt;
  desk->answer.reset();
  desk->request = SignatureRequest{mechanism, Bytes(data, data + length)};
  const int paused = ASYNC_pause_job();
  desk->request.reset();
  std::optional<Bytes> answer;
  answer.swap(desk->answer);
  return paused == 1 ? answer : std::nullopt;
}

int RsaPrivateEncrypt(int length, const uint8_t* from, uint8_t* to, RSA* rsa, int padding) {
  if (length < 0 || (padding != RSA_PKCS1_PADDING && padding != RSA_NO_PADDING)) return -1;
  const auto mechanism = padding == RSA_PKCS1_PADDING ? Mechanism::kRsaPkcs1 : Mechanism::kRsaRaw;
  const auto answer = AskCard(mechanism, from, static_cast<size_t>(length));
  if (!answer || answer->size() != static_cast<size_t>(RSA_size(rsa))) return -1;
  std::memcpy(to, answer->data(), answer->size());
  return static_cast<int>(answer->size());
}

struct EcdsaSigDeleter {
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
using EcdsaSig = std::unique_ptr<ECDSA_SIG, EcdsaSigDeleter>;

// PKCS#11 answers r || s (PKCS#11 §2.3.1); OpenSSL and TLS want the DER form.
EcdsaSig FromRawSignature(const Bytes& raw) {
  if (raw.empty() || raw.size() % 2 != 0) return nullptr;
  const auto half = static_cast<int>(raw.size() / 2);
  EcdsaSig signature(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(raw.data(), half, nullptr);
  BIGNUM* s = BN_bin2bn(raw.data() + half, half, nullptr);
  if (!signature || r == nullptr || s == nullptr || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return nullptr;
  }
  return signature;
}

int EcSign(int /*type*/, const uint8_t* digest, int length, uint8_t* out, unsigned int* out_length,
           const BIGNUM* /*kinv*/, const BIGNUM* /*r*/, EC_KEY* /*key*/) {
  if (length < 0) return 0;
  const auto answer = AskCard(Mechanism::kEcdsa, digest, static_cast<size_t>(length));
  if (!answer) return 0;
  const EcdsaSig signature = FromRawSignature(*answer);
  if (!signature) return 0;
  const int written = i2d_ECDSA_SIG(signature.get(), &out);
  if (written <= 0) return 0;
  *out_length = static_cast<unsigned int>(written);
  return 1;
}

// The methods live as long as the library: keys of every context share them.
const RSA_METHOD* CardRsaMethod() {
  static RSA_METHOD* method = [] {
    RSA_METHOD* made = RSA_meth_dup(RSA_PKCS1_OpenSSL());
    RSA_meth_set1_name(made, "key on the card");
    RSA_meth_set_flags(made, RSA_METHOD_FLAG_NO_CHECK | RSA_FLAG_EXT_PKEY);
    RSA_meth_set_priv_enc(made, RsaPrivateEncrypt);
    RSA_meth_set_priv_dec(made, nullptr);
    return made;
  }();
  return method;
}

const EC_KEY_METHOD* CardEcMethod() {
  static EC_KEY_METHOD* method = [] {
    EC_KEY_METHOD* made = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
    EC_KEY_METHOD_set_sign(made, EcSign, nullptr, nullptr);
    return made;
  }();
  return method;
}

EVP_PKEY* NewRsaCardKey(EVP_PKEY* certificate_key) {
  RSA* rsa = EVP_PKEY_get1_RSA(certificate_key);
  if (rsa == nullptr) return nullptr;
  // A copy: the certificate's own key must keep OpenSSL's methods to verify with.
  RSA* own = RSAPublicKey_dup(rsa);
  RSA_free(rsa);
  EVP_PKEY* key = EVP_PKEY_new();
  if (own == nullptr || key == nullptr || RSA_set_method(own, CardRsaMethod()) != 1 ||
      EVP_PKEY_assign_RSA(key, own) != 1) {
    RSA_free(own);
    EVP_PKEY_free(key);
    return nullptr;
  }
  return key;
}

EVP_PKEY* NewEcCardKey(EVP_PKEY* certificate_key) {
  EC_KEY* ec = EVP_PKEY_get1_EC_KEY(certificate_key);
  if (ec == nullptr) return nullptr;
  EC_KEY* own = EC_KEY_dup(ec);
  EC_KEY_free(ec);
  EVP_PKEY* key = EVP_PKEY_new();
  if (own == nullptr || key == nullptr || EC_KEY_set_method(own, CardEcMethod()) != 1 ||
      EVP_PKEY_assign_EC_KEY(key, own) != 1) {
    EC_KEY_free(own);
    EVP_PKEY_free(key);
    return nullptr;
  }
  return key;
}

SignatureVerdict JudgeRsa(const RSA* rsa, const SignatureRequest& request, const Bytes& answer) {
  const auto size = static_cast<size_t>(RSA_size(rsa));
  if (answer.size() != size) return SignatureVerdict::kWrongLength;
  Bytes recovered(size);
  const int padding = request.mechanism == Mechanism::kRsaPkcs1 ? RSA_PKCS1_PADDING : RSA_NO_PADDING;
  // The method's public operations are OpenSSL's own.
  const int length = RSA_public_decrypt(static_cast<int>(size), answer.data(), recovered.data(),
                                        const_cast<RSA*>(rsa), padding);
  const bool same = length >= 0 && static_cast<size_t>(length) == request.data.size() &&
                    std::memcmp(recovered.data(), request.data.data(), request.data.size()) == 0;
  return same ? SignatureVerdict::kGood : SignatureVerdict::kWrong;
}

SignatureVerdict JudgeEc(const EC_KEY* ec, const SignatureRequest& request, const Bytes& answer) {
  const auto order_bits = EC_GROUP_order_bits(EC_KEY_get0_group(ec));
  const auto coordinate = static_cast<size_t>((order_bits + 7) / 8);
  if (answer.size() != 2 * coordinate) return SignatureVerdict::kWrongLength;
  const EcdsaSig signature = FromRawSignature(answer);
  const bool good = signature && ECDSA_do_verify(request.data.data(), static_cast<int>(request.data.size()),
                                                 signature.get(), const_cast<EC_KEY*>(ec)) == 1;
  return good ? SignatureVerdict::kGood : SignatureVerdict::kWrong;
}

}  // namespace

DeskInUse::DeskInUse(SignatureDesk* desk) : former_(desk_in_use) { desk_in_use = desk; }

DeskInUse::~DeskInUse() { desk_in_use = former_; }

EVP_PKEY* NewCardKey(EVP_PKEY* certificate_key) {
  switch (EVP_PKEY_get_base_id(certificate_key)) {
    case EVP_PKEY_RSA:
      return NewRsaCardKey(certificate_key);
    case EVP_PKEY_EC:
      return NewEcCardKey(certificate_key);
    default:
      return nullptr;
  }
}

SignatureVerdict JudgeSignature(EVP_PKEY* key, const SignatureRequest& request, const Bytes& answer) {
  const auto verdict = request.mechanism == Mechanism::kEcdsa
                           ? JudgeEc(EVP_PKEY_get0_EC_KEY(key), request, answer)
                           : JudgeRsa(EVP_PKEY_get0_RSA(key), request, answer);
  ERR_clear_error();  // a wrong answer is a verdict, not an error to find in the queue later
  return verdict;
}

}  // namespace card_tls
