{
  "targets": [
    {
      "target_name": "card_tls",
      "sources": ["addon.cc", "card_key.cc", "tls_context.cc", "tls_engine.cc"],
      "include_dirs": ["../../../node_modules/node-addon-api"],
      "defines": [
        "NAPI_VERSION=9",
        "NAPI_CPP_EXCEPTIONS",
        # RSA_METHOD and EC_KEY_METHOD are the key hook of OpenSSL 3.0 (see card_key.h); the rest uses no deprecated call.
        "OPENSSL_SUPPRESS_DEPRECATED"
      ],
      "cflags_cc!": ["-fno-exceptions"],
      "cflags": ["-Wall", "-Wextra", "-fvisibility=hidden"],
      "cflags_cc": ["-std=c++20", "-fexceptions", "-fvisibility=hidden", "-fvisibility-inlines-hidden"],
      "conditions": [
        [
          "OS=='linux'",
          {
            # The host program carries its own TLS library (OpenSSL in Node, BoringSSL in Electron):
            # ours is linked in whole, exported nowhere, and bound to itself.
            "libraries": ["-l:libssl.a", "-l:libcrypto.a"],
            "ldflags": ["-Wl,--exclude-libs,ALL", "-Wl,-Bsymbolic", "-Wl,-z,relro,-z,now"]
          }
        ]
      ]
    }
  ]
}
