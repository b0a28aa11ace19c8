// The key hook: a private key whose private operation happens elsewhere.
//
// OpenSSL gets a key that holds only the public part of the card's certificate, with an RSA_METHOD or
// EC_KEY_METHOD of ours. When the handshake needs a signature the method hands the input to the engine
// that is running, pauses the OpenSSL async job the handshake runs in, and on resumption returns what the
// card answered. This file and card_key.cc are all that knows about the methods: an OpenSSL provider is
// their successor and would replace them here.
#pragma once

#include <openssl/evp.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace card_tls {

using Bytes = std::vector<uint8_t>;

// What the card is asked to do; the names in TypeScript are in CardMechanism.
enum class Mechanism {
  kRsaPkcs1,  // data is a DigestInfo; the card pads (CKM_RSA_PKCS)
  kRsaRaw,    // data is already padded to the modulus length (CKM_RSA_X_509)
  kEcdsa,     // data is a digest; the answer is r || s of equal lengths (CKM_ECDSA)
};

struct SignatureRequest {
  Mechanism mechanism;
  Bytes data;
};

enum class SignatureVerdict { kGood, kWrongLength, kWrong };

// Where a paused job leaves its request and finds its answer. Owned by one engine.
struct SignatureDesk {
  std::optional<SignatureRequest> request;  // set while the job is paused
  std::optional<Bytes> answer;              // set before the job is resumed; absent means refused
};

// Names the desk of the engine that is about to call OpenSSL on this thread; restores the former one at the end.
class DeskInUse {
 public:
  explicit DeskInUse(SignatureDesk* desk);
  ~DeskInUse();
  DeskInUse(const DeskInUse&) = delete;
  DeskInUse& operator=(const DeskInUse&) = delete;

 private:
  SignatureDesk* former_;
};

// A key with the public part of `certificate_key` and our methods; null when the key is neither RSA nor EC.
EVP_PKEY* NewCardKey(EVP_PKEY* certificate_key);

// Checks an answer with the public key before it is used (a truncated answer or one by another key is caught here).
SignatureVerdict JudgeSignature(EVP_PKEY* key, const SignatureRequest& request, const Bytes& answer);

}  // namespace card_tls
