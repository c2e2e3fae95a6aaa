import Accounts
import Foundation
import HelplineCore
import Testing

@Suite struct TimeBasedCodeTests {
    /// RFC 6238, appendix B, SHA-1: eight digits there; six are their end.
    static let vectors: [(seconds: Int64, code: String)] = [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]
    let codes = TimeBasedCode(secret: Data("12345678901234567890".utf8))
    let now = Timestamp(seconds: 1_795_291_200)

    @Test(arguments: vectors) func `the published vectors come out`(_ vector: (seconds: Int64, code: String)) {
        #expect(codes.code(at: Timestamp(seconds: vector.seconds)) == String(vector.code.suffix(6)))
    }

    @Test func `a code counts in its own step, one before and one after`() {
        let step = TimeBasedCode.step(at: now)

        for seconds in [Int64(-30), 0, 30] {
            let typed = codes.code(at: Timestamp(seconds: now.seconds + seconds))
            #expect(codes.step(of: typed, at: now, lastUsed: nil) == step + seconds / 30)
        }
        for seconds in [Int64(-60), 60] {
            let typed = codes.code(at: Timestamp(seconds: now.seconds + seconds))
            #expect(codes.step(of: typed, at: now, lastUsed: nil) == nil)
        }
    }

    @Test func `a step counts once, and none before it counts after it`() throws {
        let typed = codes.code(at: now)
        let used = try #require(codes.step(of: typed, at: now, lastUsed: nil))

        #expect(codes.step(of: typed, at: now, lastUsed: used) == nil)
        #expect(codes.step(of: codes.code(at: now - .seconds(30)), at: now, lastUsed: used) == nil)
        #expect(codes.step(of: codes.code(at: now + .seconds(30)), at: now, lastUsed: used) == used + 1)
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "１２３４５６"]) func `what is no code of six digits is none`(
        _ typed: String
    ) {
        #expect(codes.step(of: typed, at: now, lastUsed: nil) == nil)
    }

    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ]) func `secrets are written in the base 32 of the standard`(_ pair: (String, String)) {
        #expect(Base32.encode(Data(pair.0.utf8)) == pair.1)
    }
}
