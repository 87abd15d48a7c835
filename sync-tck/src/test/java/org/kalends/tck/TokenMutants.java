package org.kalends.tck;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;

/** Token stores and ciphers that lose or betray secrets. */
final class TokenMutants {

    private static final AccountId SAME = new AccountId("same");

    private TokenMutants() {}

    static Stream<Mutant<TokenStore>> stores() {
        TokenStore.Stored some = new TokenStore.Stored(new Credential.AppPassword("a", "b"), 1);
        return Stream.of(
                store(
                        "TS-01",
                        "connects everybody",
                        "find",
                        call -> call.<Optional<TokenStore.Stored>>proceed().or(() -> Optional.of(some))),
                store(
                        "TS-02",
                        "forgets scopes",
                        "find",
                        call -> call.<Optional<TokenStore.Stored>>proceed()
                                .map(found -> found.credential() instanceof Credential.OAuth oauth
                                        ? new TokenStore.Stored(
                                                new Credential.OAuth(
                                                        oauth.accessToken(),
                                                        oauth.refreshToken(),
                                                        oauth.expiresAt(),
                                                        Set.of()),
                                                found.revision())
                                        : found)),
                store(
                        "TS-03",
                        "does not count",
                        "find",
                        call -> call.<Optional<TokenStore.Stored>>proceed()
                                .map(found -> new TokenStore.Stored(found.credential(), 1))),
                store("TS-04", "replaces at any revision", "replace", TokenMutants::anyway),
                store("TS-05", "erases nothing", "erase", call -> null),
                store(
                        "TS-06",
                        "knows one account",
                        "*",
                        call -> call.with(0, SAME).proceed()),
                store("TS-07", "compares long before it swaps", "replace", call -> {
                    long revision = ((TokenStore) call.target())
                            .find(call.arg(0))
                            .map(TokenStore.Stored::revision)
                            .orElse(0L);
                    if (revision != call.<Long>arg(1)) {
                        return Optional.empty();
                    }
                    LockSupport.parkNanos(5_000_000);
                    return anyway(call);
                }),
                store("TS-08", "writes secrets in clear", "none", Tamper.Call::proceed));
    }

    private static Object anyway(Tamper.Call call) throws Throwable {
        TokenStore store = (TokenStore) call.target();
        synchronized (store) {
            long now = store.find(call.arg(0)).map(TokenStore.Stored::revision).orElse(0L);
            return call.with(1, now).proceed();
        }
    }

    static Stream<Mutant<TokenCipher>> ciphers() {
        Map<String, Object> encryptedBy = new HashMap<>();
        Map<String, byte[]> plain = new HashMap<>();
        Map<String, byte[]> cache = new HashMap<>();
        return Stream.of(
                cipher("TC-01", "pads what it decrypts", "decrypt", call -> {
                    byte[] bytes = call.proceed();
                    return Arrays.copyOf(bytes, (bytes.length + 15) / 16 * 16);
                }),
                cipher("TC-02", "repeats itself", "encrypt", call -> {
                    byte[] encrypted = call.proceed();
                    byte[] first = cache.putIfAbsent(hex(call.arg(1)), encrypted);
                    return first == null ? encrypted : first;
                }),
                cipher(
                        "TC-03",
                        "does not bind to the account",
                        "*",
                        call -> call.with(0, SAME).proceed()),
                cipher("TC-04", "does not look at the last byte", "*", call -> {
                    if (call.method().getName().equals("encrypt")) {
                        byte[] encrypted = call.proceed();
                        return Arrays.copyOf(encrypted, encrypted.length + 1);
                    }
                    byte[] encrypted = call.arg(1);
                    return call.with(1, Arrays.copyOf(encrypted, encrypted.length - 1))
                            .proceed();
                }),
                cipher("TC-05", "does not look beyond its own end", "decrypt", call -> {
                    byte[] encrypted = call.arg(1);
                    int length = "a secret of somebody".length() + 12 + 16 + 1;
                    return call.with(1, encrypted.length > length ? Arrays.copyOf(encrypted, length) : encrypted)
                            .proceed();
                }),
                cipher("TC-06", "adds the plain bytes", "encrypt", call -> {
                    byte[] encrypted = call.proceed();
                    byte[] bytes = call.arg(1);
                    byte[] both = Arrays.copyOf(encrypted, encrypted.length + bytes.length);
                    System.arraycopy(bytes, 0, both, encrypted.length, bytes.length);
                    return both;
                }),
                cipher("TC-07", "throws old keys away", "*", call -> {
                    if (call.method().getName().equals("encrypt")) {
                        byte[] encrypted = call.proceed();
                        encryptedBy.put(hex(encrypted), call.target());
                        return encrypted;
                    }
                    if (encryptedBy.get(hex(call.arg(1))) != call.target()) {
                        throw new IllegalStateException("unknown key");
                    }
                    return call.proceed();
                }),
                cipher("TC-08", "needs no key", "*", call -> {
                    if (call.method().getName().equals("encrypt")) {
                        byte[] encrypted = call.proceed();
                        plain.put(hex(encrypted), call.arg(1));
                        return encrypted;
                    }
                    byte[] known = plain.get(hex(call.arg(1)));
                    return known == null ? call.proceed() : known;
                }),
                cipher("TC-09", "wipes what it is given", "encrypt", call -> {
                    byte[] encrypted = call.proceed();
                    Arrays.fill(call.<byte[]>arg(1), (byte) 0);
                    return encrypted;
                }));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Mutant<TokenStore> store(String rule, String flaw, String method, Tamper.Flaw how) {
        UnaryOperator<TokenStore> wrapper = store -> Tamper.with(TokenStore.class, store, method, how);
        return new Mutant<>(rule, flaw, wrapper);
    }

    private static Mutant<TokenCipher> cipher(String rule, String flaw, String method, Tamper.Flaw how) {
        UnaryOperator<TokenCipher> wrapper = cipher -> Tamper.with(TokenCipher.class, cipher, method, how);
        return new Mutant<>(rule, flaw, wrapper);
    }
}
